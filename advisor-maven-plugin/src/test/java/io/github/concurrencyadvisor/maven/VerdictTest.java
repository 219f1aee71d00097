package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Verdict STRICT = new Verdict(true, Severity.ERROR, FailOn.NEW, 0, false);

    @Test
    void findingsBelowTheFailSeverityPass() {
        assertThat(STRICT.failure(analysis(Severity.WARNING, Severity.INFO))).isEmpty();
    }

    @Test
    void violationsAreCountedBySeverityTheWorstFirst() {
        assertThat(new Verdict(true, Severity.INFO, FailOn.NEW, 0, false)
                        .failure(analysis(Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR)))
                .hasValue("2 errors, 1 warning, 1 info");
        assertThat(new Verdict(true, Severity.WARNING, FailOn.NEW, 0, false)
                        .failure(analysis(Severity.INFO, Severity.WARNING)))
                .hasValue("1 warning");
    }

    @Test
    void allowedViolationsPassAndOneMoreFails() {
        Verdict one = new Verdict(true, Severity.ERROR, FailOn.NEW, 1, false);
        assertThat(one.failure(analysis(Severity.ERROR))).isEmpty();
        assertThat(one.failure(analysis(Severity.ERROR, Severity.ERROR)))
                .hasValue("2 errors, where advisor.maxAllowedViolations is 1");
    }

    @Test
    void violationsPassWhereTheyAreOnlyReported() {
        assertThat(new Verdict(false, Severity.INFO, FailOn.NEW, 0, false).failure(analysis(Severity.ERROR)))
                .isEmpty();
    }

    @Test
    void parseErrorsFailWhereAsked() {
        Analysis broken = analysis(
                List.of(),
                problem(Problem.Kind.UNPARSED_SOURCE, "A.java"),
                problem(Problem.Kind.UNREADABLE_SOURCE, "B.java"),
                problem(Problem.Kind.CLASSES_ONLY, "D.java"),
                problem(Problem.Kind.SOURCE_ONLY, "C.java"));
        assertThat(STRICT.failure(broken)).isEmpty();
        assertThat(new Verdict(true, Severity.ERROR, FailOn.NEW, 0, true).failure(broken))
                .hasValue("3 source files that could not be parsed");
    }

    @Test
    void bothReasonsAreGiven() {
        Analysis both = analysis(List.of(finding(Severity.ERROR)), problem(Problem.Kind.UNPARSED_SOURCE, "A.java"));
        assertThat(new Verdict(true, Severity.ERROR, FailOn.NEW, 0, true).failure(both))
                .hasValue("1 error; 1 source file that could not be parsed");
    }

    @Test
    void whatIsInTheBaselineFailsWhereAllFindingsCount() {
        Review known = new Review(
                List.of(finding(Severity.ERROR)),
                List.of(),
                List.of(finding(Severity.ERROR), finding(Severity.WARNING)),
                List.of(),
                List.of(),
                Baseline.NONE);
        Analysis analysis = new Analysis(new Platform(17, Set.of()), List.of(), List.of(), known, List.of());
        assertThat(STRICT.failure(analysis)).hasValue("1 error");
        assertThat(new Verdict(true, Severity.ERROR, FailOn.ALL, 0, false).failure(analysis))
                .hasValue("2 errors");
    }

    @Test
    void theOutcomeNamesWhatCountsAndOnWhatTerms() {
        Outcome outcome = STRICT.outcome(analysis(Severity.ERROR, Severity.WARNING));
        assertThat(outcome.failure()).hasValue("1 error");
        assertThat(outcome.violations()).containsExactly(finding(Severity.ERROR));
        assertThat(outcome.terms()).isEqualTo("It fails on new findings of severity error");
        assertThat(terms(true, Severity.WARNING, FailOn.ALL, 3, true))
                .isEqualTo("It fails on more than 3 findings, in the baseline or not, of severity warning or worse"
                        + " and on source files that cannot be parsed");
        assertThat(terms(false, Severity.ERROR, FailOn.NEW, 0, false))
                .isEqualTo("It fails on no finding, as its settings have it");
    }

    private static String terms(
            boolean failOnViolation, Severity failSeverity, FailOn failOn, int most, boolean failOnParseError) {
        return new Verdict(failOnViolation, failSeverity, failOn, most, failOnParseError)
                .outcome(analysis())
                .terms();
    }

    private static Analysis analysis(Severity... severities) {
        return analysis(Stream.of(severities).map(VerdictTest::finding).toList());
    }

    private static Analysis analysis(List<Finding> findings, Problem... problems) {
        return new Analysis(
                new Platform(17, Set.of()), List.of(), List.of(), Review.ofAll(findings), List.of(problems));
    }

    private static Finding finding(Severity severity) {
        return new Finding(
                "PoolSelfWait",
                severity,
                Confidence.HIGH,
                new MethodId("a/B", "c", "()V"),
                new Position("a/B.java", 1, 1),
                "waits",
                List.of(),
                "do not");
    }

    private static Problem problem(Problem.Kind kind, String file) {
        return new Problem(kind, new Position(file, 1, 1), "broken");
    }
}
