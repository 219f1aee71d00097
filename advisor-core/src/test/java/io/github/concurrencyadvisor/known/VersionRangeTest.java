package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    private static VersionRange range(String text) {
        return Objects.requireNonNull(VersionRange.parse(text), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    [3,5)   ; 3            ; true
                    [3,5)   ; 4.5.14       ; true
                    [3,5)   ; 5.0.0.CR1    ; false
                    [3,5)   ; 2.9.99       ; false
                    [3,5)   ; 10           ; false
                    [5,)    ; 5-SNAPSHOT   ; true
                    [1.2,)  ; 1.10         ; true
                    [1.2,)  ; 1.1.9        ; false
                    [,2.0)  ; 1.9          ; true
                    [,2.0)  ; 2            ; false
                    [,)     ; 7            ; true
                    [3,5)   ; r09          ; true
                    [3,5)   ; ''           ; true
                    """)
    void holdsVersionsByTheNumbersTheyBeginWith(String range, String version, boolean contained) {
        assertThat(range(range).contains(version)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    [1,2)   ; [2,)    ; false
                    [1,2)   ; [1.5,)  ; true
                    [,2)    ; [1,)    ; true
                    [,)     ; [3,4)   ; true
                    [3,4)   ; [1,2)   ; false
                    """)
    void overlapsWhereAVersionIsInBoth(String one, String other, boolean overlaps) {
        assertThat(range(one).overlaps(range(other))).isEqualTo(overlaps);
        assertThat(range(other).overlaps(range(one))).isEqualTo(overlaps);
    }
}
