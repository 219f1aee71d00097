package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When an analysis fails the build.
 *
 * @param failSeverity findings of this severity and worse are violations
 * @param maxAllowedViolations this many are let pass
 */
record Verdict(boolean failOnViolation, Severity failSeverity, int maxAllowedViolations, boolean failOnParseError) {

    /** Why the build fails, in a line without a full stop; empty where it passes. */
    Optional<String> failure(Analysis analysis) {
        List<String> reasons = new ArrayList<>();
        List<Finding> violations = analysis.findings().stream()
                .filter(finding -> finding.severity().compareTo(failSeverity) >= 0)
                .toList();
        if (failOnViolation && violations.size() > maxAllowedViolations) {
            reasons.add(counts(violations)
                    + (maxAllowedViolations > 0
                            ? ", where advisor.maxAllowedViolations is " + maxAllowedViolations
                            : ""));
        }
        long unparsed =
                analysis.problems().stream().filter(Verdict::isParseError).count();
        if (failOnParseError && unparsed > 0) {
            reasons.add(counted(unparsed, "source file") + " that could not be parsed");
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** {@code 2 errors, 1 warning}, the worst first. */
    private static String counts(List<Finding> findings) {
        Map<Severity, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::severity, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> switch (count.getKey()) {
                    case ERROR -> counted(count.getValue(), "error");
                    case WARNING -> counted(count.getValue(), "warning");
                    case INFO -> count.getValue() + " info";
                })
                .collect(Collectors.joining(", "));
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static boolean isParseError(Problem problem) {
        return switch (problem.kind()) {
            case UNREADABLE_SOURCE, UNPARSED_SOURCE, CLASSES_ONLY -> true;
            case SOURCE_ONLY, BROKEN_CLASSES, UNRESOLVED_SOURCE, BAD_KNOWN_API, MISSING_DEPENDENCY, UNUSABLE_CACHE ->
                false;
        };
    }
}
