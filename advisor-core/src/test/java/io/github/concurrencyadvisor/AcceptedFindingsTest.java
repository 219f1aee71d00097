package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suppressions, baselines and switches from the sources to the analysis. */
class AcceptedFindingsTest {

    private static final String RULE = "BlockingCallInCommonPool";

    private static final String INVOICES = """
            package shop;
            import java.nio.file.*;
            import java.util.List;
            class Invoices {
                List<String> first(List<Path> files) {
                    return files.parallelStream().map(Invoices::text).toList();
                }
                List<String> second(List<Path> files) {
                    // advisor:allow BlockingCallInCommonPool because there are two
                    return files.parallelStream()
                            .map(file -> text(file))
                            .toList();
                }
                @SuppressWarnings("advisor:SleepUnderLock")
                static String text(Path file) {
                    try { return Files.readString(file); } catch (java.io.IOException e) { return ""; }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aSuppressedFindingIsKeptApartWithItsReason() {
        Review review = analyzed(request -> request).review();

        assertThat(names(review.open())).containsExactly(RULE + " first");
        assertThat(review.suppressed()).singleElement().satisfies(one -> {
            assertThat(one.finding().method().name()).isEqualTo("second");
            assertThat(one.by().reason()).isEqualTo("there are two");
            assertThat(one.by().at().line()).isEqualTo(9);
        });
        assertThat(review.leftovers())
                .extracting(Leftover::kind, leftover -> leftover.at().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Leftover.Kind.UNUSED_SUPPRESSION, "src/shop/Invoices.java:14"));
    }

    @Test
    void aBaselineMadeOfTheFindingsAcceptsThemAndNoOthers() {
        Baseline made = new Baseline("b.txt", List.of())
                .with(analyzed(request -> request).findings());
        Baseline read = Baseline.parse("b.txt", made.text());
        Review review = analyzed(request -> request.baseline(read)).review();

        assertThat(made.text())
                .contains(RULE + " | shop.Invoices#first(java.util.List) | java.nio.file.Files#readString(");
        assertThat(review.open()).isEmpty();
        assertThat(names(review.baselined())).containsExactly(RULE + " first");
        assertThat(review.baseline().text()).isEqualTo(made.text());
    }

    /** The same finding from source alone has the same name, so that a baseline outlives a build that did not compile. */
    @Test
    void fromSourceAloneTheBaselineIsTheSame() {
        Compiled written = Compiled.writtenIn(folder, INVOICES);
        Baseline alone = Baseline.NONE.with(written.analyzeSourceAlone().findings());

        assertThat(alone.text())
                .isEqualTo(Baseline.NONE
                        .with(analyzed(request -> request).findings())
                        .text());
    }

    @Test
    void ofARuleThatIsOffNothingIsMissed() {
        Review review = analyzed(
                        request -> request.rules(Map.of(RULE, Optional.empty(), "SleepUnderLock", Optional.empty())))
                .review();

        assertThat(review.open()).isEmpty();
        assertThat(review.suppressed()).isEmpty();
        assertThat(review.leftovers()).isEmpty();
    }

    @Test
    void aPackageIsLeftOut() {
        Analysis analysis = analyzed(request -> request.excludes(List.of("shop")));

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.review().suppressed()).isEmpty();
        assertThat(names(analyzed(request -> request.includes(List.of("shop"))).findings()))
                .containsExactly(RULE + " first");
    }

    @Test
    void aSuppressionThatCannotBeHeededIsAProblem() {
        Analysis analysis = Compiled.writtenIn(folder, """
                package shop;
                class Empty {
                    void nothing() {} // advisor:allow UntimedWait
                }
                """).analyzeSourceAlone();

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.BAD_SUPPRESSION)
                .extracting(problem -> problem.at().toString())
                .containsExactly("src/shop/Empty.java:3");
    }

    private Analysis analyzed(UnaryOperator<AnalysisRequest.Builder> setting) {
        Compiled compiled = Compiled.in(folder, INVOICES);
        AnalysisRequest request = compiled.request(17, List.of(folder.resolve("classes")));
        return Sound.analyze(setting.apply(request.but()).build());
    }

    private static List<String> names(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.method().name())
                .toList();
    }
}
