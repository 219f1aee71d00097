package io.github.concurrencyadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.stmt.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopBoundsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for (int i = 0; i < 16; i++) {} | 16",
                "for (int i = 1; i <= 0x10; ++i) {} | 16",
                "for (int i = 0; i < 10; i += 3) {} | 4",
                "for (long i = 1_000L; i > 0; i--) {} | ",
                "for (int i = 10; i >= 0; i--) {} | 11",
                "for (int i = 0; i < n; i++) {} | ",
                "for (int i = 0; i < 10; i--) {} | ",
                "for (int i = 0; j < 10; i++) {} | ",
                "for (int x : new int[] {1, 2, 3}) {} | 3",
                "for (String s : List.of(\"a\", \"b\")) {} | 2",
                "for (String s : List.of(array)) {} | ",
                "for (String s : list) {} | ",
                "for (Color c : Color.values()) {} | 8",
                "for (String s : map.values()) {} | ",
                "for (String s : MAP.values()) {} | ",
                "while (true) {} | ",
            })
    void readsTheNumberOfTurnsFromLiterals(String loop, Long turns) {
        Statement statement = StaticJavaParser.parseStatement(loop);

        assertThat(LoopBounds.of(statement)).isEqualTo(turns);
    }
}
