package io.github.concurrencyadvisor.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.report.html.LineDiff.Line;
import io.github.concurrencyadvisor.report.html.LineDiff.Side;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineDiffTest {

    static Stream<Rule> rules() {
        return Rules.all().stream();
    }

    @Test
    void keepsWhatBothHaveAndPutsWhatGoesBeforeWhatComes() {
        assertThat(LineDiff.of("a\nb\nc\n", "a\nx\nc\nd\n"))
                .containsExactly(
                        new Line(Side.BOTH, "a"),
                        new Line(Side.FIRST, "b"),
                        new Line(Side.SECOND, "x"),
                        new Line(Side.BOTH, "c"),
                        new Line(Side.SECOND, "d"));
        assertThat(LineDiff.of("", "")).isEmpty();
        assertThat(LineDiff.of("a", "")).containsExactly(new Line(Side.FIRST, "a"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsBothTextsWhole(Rule rule) {
        List<Line> lines = LineDiff.of(rule.doc().bad(), rule.doc().good());
        assertThat(of(lines, Side.FIRST)).isEqualTo(rule.doc().bad().lines().toList());
        assertThat(of(lines, Side.SECOND)).isEqualTo(rule.doc().good().lines().toList());
    }

    private static List<String> of(List<Line> lines, Side side) {
        return lines.stream()
                .filter(line -> line.side() == side || line.side() == Side.BOTH)
                .map(Line::text)
                .toList();
    }
}
