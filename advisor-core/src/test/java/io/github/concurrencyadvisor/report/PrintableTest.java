package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain ünï → · 😀 | plain ünï → · 😀",
                "'a\nb\r\nc\td'    | a\\nb\\r\\nc\\td",
                "'\u001b[31mred'   | \\u001B[31mred",
                "'\u009b31mred'    | \\u009B31mred",
                "'\u007f\u0000x'   | \\u007F\\u0000x",
                "'a\u202eb\u2066c' | a\\u202Eb\\u2066c",
                "'a\u2028b\u2029c' | a\\u2028b\\u2029c",
                "'zero\u200bwidth' | zero\\u200Bwidth",
                "'tag \udb40\udc41' | tag \\uDB40\\uDC41",
                "'half \ud83d'     | half \ufffd",
            })
    void showsWhatWouldAct(String text, String shown) {
        assertThat(Printable.of(text)).isEqualTo(shown);
    }

    @Property(tries = 300, seed = "28")
    void isHarmlessAndStaysSo(@ForAll String text) {
        String shown = Printable.of(text);

        assertThat(shown.codePoints()).allMatch(Printable::isHarmless);
        assertThat(Printable.of(shown)).isEqualTo(shown);
    }
}
