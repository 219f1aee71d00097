package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an analysis fails the build.
 *
 * @param failSeverity findings of this severity and worse are violations
 * @param failOn whether findings in the baseline are violations too
 * @param maxAllowedViolations this many are let pass
 */
record Verdict(
        boolean failOnViolation,
        Severity failSeverity,
        FailOn failOn,
        int maxAllowedViolations,
        boolean failOnParseError) {

    /** What the analysis means for the build. */
    Outcome outcome(Analysis analysis) {
        return new Outcome(failure(analysis), terms(), violations(analysis));
    }

    private List<Finding> violations(Analysis analysis) {
        return Stream.concat(
                        analysis.findings().stream(),
                        switch (failOn) {
                            case NEW -> Stream.<Finding>empty();
                            case ALL -> analysis.review().baselined().stream();
                        })
                .filter(finding -> finding.severity().compareTo(failSeverity) >= 0)
                .sorted()
                .toList();
    }

    /** {@code It fails on new findings of severity error or worse}. */
    private String terms() {
        List<String> terms = new ArrayList<>();
        if (failOnViolation) {
            String worse = failSeverity == Severity.ERROR ? "" : " or worse";
            terms.add((maxAllowedViolations > 0 ? "more than " + maxAllowedViolations + " " : "")
                    + (failOn == FailOn.NEW ? "new findings" : "findings, in the baseline or not,") + " of severity "
                    + failSeverity.name().toLowerCase(Locale.ROOT) + worse);
        }
        if (failOnParseError) {
            terms.add("source files that cannot be parsed");
        }
        return terms.isEmpty()
                ? "It fails on no finding, as its settings have it"
                : "It fails on " + String.join(" and on ", terms);
    }

    /** Why the build fails, in a line without a full stop; empty where it passes. */
    Optional<String> failure(Analysis analysis) {
        List<String> reasons = new ArrayList<>();
        List<Finding> violations = violations(analysis);
        if (failOnViolation && violations.size() > maxAllowedViolations) {
            reasons.add(Counts.severities(violations)
                    + (maxAllowedViolations > 0
                            ? ", where advisor.maxAllowedViolations is " + maxAllowedViolations
                            : ""));
        }
        int unparsed =
                (int) analysis.problems().stream().filter(Verdict::isParseError).count();
        if (failOnParseError && unparsed > 0) {
            reasons.add(Counts.plural(unparsed, "source file") + " that could not be parsed");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static boolean isParseError(Problem problem) {
        return switch (problem.kind()) {
            case UNREADABLE_SOURCE, UNPARSED_SOURCE, CLASSES_ONLY -> true;
            case SOURCE_ONLY,
                    BROKEN_CLASSES,
                    UNRESOLVED_SOURCE,
                    BAD_KNOWN_API,
                    BAD_SUPPRESSION,
                    MISSING_DEPENDENCY,
                    UNUSABLE_CACHE,
                    STOPPED_METHOD,
                    FAULT -> false;
        };
    }
}
