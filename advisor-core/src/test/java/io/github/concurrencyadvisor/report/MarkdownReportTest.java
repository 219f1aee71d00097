package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Position;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownReportTest {

    @Test
    void writesTheExample() throws IOException {
        Golden.check("example.md", Reports.text(Reports.of(Samples.example()), MarkdownReport::write));
    }

    @Test
    void writesAwkwardNamesAsTheyAreMeantToBeRead() throws IOException {
        Golden.check("awkward.md", Reports.text(Reports.of(Samples.awkward()), MarkdownReport::write));
    }

    @Test
    void nothingFoundIsSaidInALine() {
        assertThat(MarkdownReport.of(Reports.of(Reports.empty())))
                .isEqualTo(
                        "## Concurrency advisor: nothing new in `app/`\n\n0 files · 0 methods · advice for Java 17\n");
    }

    @Test
    void theWorstRuleComesFirstAndNewBeforeOld() {
        MarkdownTree tree = MarkdownTree.of(MarkdownReport.of(Reports.of(Samples.awkward())));

        assertThat(tree.headings())
                .containsExactly(
                        "Concurrency advisor: 3 new findings (1 error, 1 warning, 1 info) in app/",
                        "BlockingCallOnEventLoop: 1 error",
                        "FileWorkOnVirtualThread: 1 warning",
                        "SequentialCpuLoop: 1 info");
        assertThat(tree.html().stream().filter(html -> html.contains("<summary>")))
                .containsExactly(
                        "<details><summary>what leads there</summary>",
                        "<details><summary>what leads there</summary>",
                        "<details><summary>In the baseline: 1</summary>",
                        "<details><summary>Suppressed: 1</summary>");
    }

    @Test
    void manyFindingsAreCappedAndCounted() {
        String report =
                MarkdownReport.of(Reports.of(Reports.analysis(findings(1000, "waits"), findings(500, "waited"))));

        assertThat(report)
                .hasSizeLessThan(60_000)
                .contains(
                        "1000 new findings (1000 warnings)",
                        "… and 980 more new ones",
                        "In the baseline: 500",
                        "- … and 480 more\n");
        assertThat(MarkdownTree.of(report).headings()).hasSize(2);
    }

    @Test
    void whatIsTooLongForACommentIsLeftOutAndCounted() {
        List<Finding> findings = findings(19, "waits ".repeat(2_000));
        Finding endless = findings(1, "x".repeat(100_000)).get(0);
        String report = MarkdownReport.of(Reports.of(Reports.analysis(
                Stream.concat(Stream.of(endless), findings.stream()).toList(), List.of(endless))));

        assertThat(report)
                .hasSizeLessThan(60_000)
                .contains("… and 16 more new ones", "- … and 1 more\n")
                .endsWith(" · advice for Java 17\n");
    }

    @Test
    void whatFailsTheBuildIsSaid() {
        assertThat(MarkdownReport.of(Reports.of(Samples.example()))).contains("\nThis fails the build: 1 error.\n");
        assertThat(MarkdownReport.of(Reports.of(Reports.empty()))).doesNotContain("fails");
    }

    @ParameterizedTest
    @FieldSource("io.github.concurrencyadvisor.report.Hostile#TEXTS")
    void hostileTextStaysText(String text) {
        String report = MarkdownReport.of(Hostile.report(text));
        MarkdownTree tree = MarkdownTree.of(report);
        String shown = Printable.of(text).strip();

        assertThat(report.codePoints()).allMatch(c -> c == '\n' || Printable.isHarmless(c));
        tree.assertHoldsNothingOfItsOwn();
        assertThat(tree.html())
                .containsOnly(
                        "<details><summary>what leads there</summary>",
                        "<details><summary>In the baseline: 1</summary>",
                        "<details><summary>Suppressed: 1</summary>",
                        "</details>");
        assertThat(tree.headings()).hasSize(2).first().asString().startsWith("Concurrency advisor: 2 new findings");
        assertThat(tree.items()).hasSize(4).allSatisfy(item -> assertThat(item).contains(": " + shown + "."));
        assertThat(tree.items().get(0)).contains("Instead: " + shown + ".");
        assertThat(tree.items().get(3)).endsWith("Allowed because " + shown + ".");
    }

    private static List<Finding> findings(int count, String message) {
        Finding one = Samples.findingWithHops(3);
        return IntStream.rangeClosed(1, count)
                .mapToObj(line -> new Finding(
                        one.rule(),
                        Severity.WARNING,
                        one.confidence(),
                        one.method(),
                        new Position("src/A.java", line, 1),
                        message,
                        one.witness(),
                        one.advice()))
                .toList();
    }
}
