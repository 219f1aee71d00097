package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.ConsoleReport.Level;
import io.github.concurrencyadvisor.report.ConsoleReport.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    @Test
    void printsTheExample() throws IOException {
        Golden.check("example.txt", text(ConsoleReport.render(Samples.example(), 10, false)));
    }

    @Test
    void printsAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward.txt", text(ConsoleReport.render(Samples.awkward(), 10, false)));
    }

    @Test
    void noLineCanMoveTheCursorOrHideText() {
        assertThat(ConsoleReport.render(Samples.awkward(), 10, false))
                .allSatisfy(line -> assertThat(line.text().codePoints()).allMatch(Printable::isHarmless));
    }

    @Test
    void aLimitKeepsTheWorstFindings() {
        List<Line> lines = ConsoleReport.findings(Samples.awkward().findings(), 1);

        assertThat(lines)
                .extracting(Line::text)
                .containsExactly(
                        "größe.Ünï: BlockingCallOnEventLoop: found in classes alone",
                        "    instead: recompile with debug information",
                        "… and 2 more in the report");
        assertThat(lines).extracting(Line::level).containsExactly(Level.ERROR, Level.ERROR, Level.WARNING);
    }

    @Test
    void aLimitOfNoneCountsTheFindings() {
        assertThat(ConsoleReport.findings(Samples.awkward().findings(), 0))
                .containsExactly(new Line(Level.ERROR, "3 findings in the report"));
    }

    @Test
    void aLimitBelowNoneIsAMistake() {
        assertThatThrownBy(() -> ConsoleReport.findings(List.of(), -1))
                .hasMessage("the number of findings to print must be 0 or more, not -1");
    }

    @Test
    void aLongWitnessLosesItsMiddle() {
        assertThat(ConsoleReport.findings(List.of(Samples.findingWithHops(12)), 1))
                .extracting(Line::text)
                .containsExactly(
                        "src/main/java/shop/Orders.java:[69,10] UntimedWait: waits for ever in Orders.total",
                        "    at Steps.step1  (Orders.java:1)  → Steps.step2",
                        "    at Steps.step2  (Orders.java:2)  → Steps.step3",
                        "    at Steps.step3  (Orders.java:3)  → Steps.step4",
                        "    at Steps.step4  (Orders.java:4)  → Steps.step5",
                        "    at Steps.step5  (Orders.java:5)  → Steps.step6",
                        "    at Steps.step6  (Orders.java:6)  → Steps.step7",
                        "    … 3 more calls",
                        "    at Steps.step10 (Orders.java:10) → Steps.step11",
                        "    at Steps.step11 (Orders.java:11) → Steps.step12",
                        "    at Steps.step12 (Orders.java:12) → Steps.step13",
                        "    instead: give the wait a timeout");
    }

    @Test
    void aWitnessOfTenHopsIsWhole() {
        assertThat(ConsoleReport.findings(List.of(Samples.findingWithHops(10)), 1))
                .hasSize(12);
    }

    @Test
    void manyProblemsAreCounted() {
        List<Problem> problems = IntStream.rangeClosed(1, 7)
                .mapToObj(i ->
                        new Problem(Problem.Kind.UNPARSED_SOURCE, new Position("A" + i + ".java", i, 1), "no brace"))
                .toList();

        assertThat(ConsoleReport.render(
                        new Analysis(new Platform(17, Set.of()), List.of(), List.of(), Review.EMPTY, problems),
                        10,
                        false))
                .extracting(Line::text)
                .startsWith("7 problems with the input:", "    A1.java:1: no brace")
                .contains("    A5.java:5: no brace", "    … and 2 more in the report")
                .doesNotContain("    A6.java:6: no brace");
    }

    @Test
    void anEmptyAnalysisHasOnlyASummary() {
        assertThat(ConsoleReport.render(
                        new Analysis(new Platform(8, Set.of()), List.of(), List.of(), Review.EMPTY, List.of()),
                        10,
                        false))
                .containsExactly(
                        new Line(Level.INFO, "files: none"),
                        new Line(Level.INFO, "methods: none"),
                        new Line(Level.INFO, "findings: none"),
                        new Line(Level.INFO, "advice for Java 8"));
    }

    @Test
    void theOrderOfTheFindingsGivenDoesNotMatter() {
        List<Finding> findings = new ArrayList<>(Samples.awkward().findings());
        List<Line> lines = ConsoleReport.findings(findings, 10);
        Collections.reverse(findings);

        assertThat(ConsoleReport.findings(findings, 10)).isEqualTo(lines);
    }

    @Test
    void aLambdaIsNamedAfterTheMethodThatHoldsIt() {
        assertThat(List.of("lambda$run$0", "lambda$new$12", "lambda$static$1", "lambda$a$b$3", "lambda$", "lambda$0"))
                .map(name -> WitnessText.name(new MethodId("shop/Orders$Page", name, "()V")))
                .containsExactly(
                        "lambda in Orders.Page.run",
                        "lambda in new Orders.Page",
                        "lambda in Orders.Page.<clinit>",
                        "lambda in Orders.Page.a$b",
                        "lambda in Orders.Page",
                        "lambda in Orders.Page");
    }

    private static String text(List<Line> lines) {
        return lines.stream()
                .map(line -> "[" + line.level() + "] " + line.text() + "\n")
                .collect(Collectors.joining());
    }
}
