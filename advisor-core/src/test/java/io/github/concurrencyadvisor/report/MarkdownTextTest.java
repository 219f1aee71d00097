package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            value = {
                "Orders.find waits in Statement.executeQuery, always ¦ `Orders.find` waits in `Statement.executeQuery`, always",
                "which runs it (see Map.Entry.getKey).               ¦ which runs it (see `Map.Entry.getKey`).",
                "because of @Blocking on it                          ¦ because of `@Blocking` on it",
                "a List<String> of f(x)                              ¦ a List\\<String\\> of f(x)",
                "see #12, and https://example.invalid/.              ¦ see `#12`, and `https://example.invalid/`.",
                "Orders.find(long,int) waits                         ¦ `Orders.find(long,int)` waits",
                "- not an item                                       ¦ \\- not an item",
                "1. not an item                                      ¦ 1\\. not an item",
                "^ -^                                                ¦ \\-",
                "10 ms or more, I/O-bound                            ¦ 10 ms or more, I/O-bound",
                "2.5 ms                                              ¦ 2\\.5 ms",
            })
    void namesOfCodeAreCodeAndTheRestIsText(String text, String markdown) {
        assertThat(MarkdownText.sentence(text)).isEqualTo(markdown);
    }

    @Property(tries = 2000, seed = "28")
    void everySentenceIsReadAsItIsWritten(
            @ForAll
                    @Chars({
                        '`', '*', '_', '[', ']', '(', ')', '<', '>', '#', '@', '!', '|', '~', '\\', '&', ';', ':', '/'
                    })
                    @Chars({'-', '+', '=', '.', ' ', '\n', '1', '9', '$', '{', '}', '"', '\''})
                    @CharRange(from = 'a', to = 'd')
                    @StringLength(max = 30)
                    String text) {
        String shown = Printable.of(text).strip();
        Assume.that(!shown.isEmpty());
        MarkdownTree tree = MarkdownTree.of(MarkdownText.sentence(text) + "\n\n- a: " + MarkdownText.sentence(text));

        assertThat(MarkdownTree.text(MarkdownTree.document(MarkdownText.sentence(text))))
                .isEqualTo(shown);
        assertThat(tree.items()).containsExactly("a: " + shown);
        assertThat(tree.headings()).isEmpty();
        assertThat(tree.html()).isEmpty();
    }

    @Property(tries = 500, seed = "28")
    void codeIsReadAsItIsWritten(@ForAll @Chars({'`', ' ', 'a', '|'}) @StringLength(min = 1, max = 12) String text) {
        String read = MarkdownTree.text(MarkdownTree.document("x" + MarkdownText.code(text)));

        assertThat(read.strip()).isEqualTo(("x" + text).strip());
    }

    @ParameterizedTest
    @CsvSource({"a,```", "```,````", "a ````` b,``````"})
    void aFenceIsLongerThanWhatItHolds(String line, String fence) {
        assertThat(MarkdownText.block("text", List.of(line), "  "))
                .isEqualTo("  " + fence + "text\n  " + line + "\n  " + fence);
    }
}
