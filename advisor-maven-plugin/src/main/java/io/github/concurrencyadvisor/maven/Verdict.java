package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.Counts;
import java.util.ArrayList;
import java.util.List;
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

    /** Why the build fails, in a line without a full stop; empty where it passes. */
    Optional<String> failure(Analysis analysis) {
        List<String> reasons = new ArrayList<>();
        List<Finding> violations = Stream.concat(
                        analysis.findings().stream(),
                        switch (failOn) {
                            case NEW -> Stream.<Finding>empty();
                            case ALL -> analysis.review().baselined().stream();
                        })
                .filter(finding -> finding.severity().compareTo(failSeverity) >= 0)
                .toList();
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
                    UNUSABLE_CACHE -> false;
        };
    }
}
