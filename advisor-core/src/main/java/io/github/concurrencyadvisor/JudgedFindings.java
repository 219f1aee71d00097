package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything that any rule found, switched off or not, with what keeps it from being reported. */
final class JudgedFindings {

    private JudgedFindings() {}

    /** Sorted by place. */
    static List<JudgedFinding> of(Solved solved, Steps steps) {
        Map<String, Optional<Severity>> severities =
                new HashMap<>(solved.request().rules());
        severities.values().removeIf(Optional::isEmpty);
        Review.Accepted accepted = solved.accepted();
        List<Finding> on = new ArrayList<>();
        List<JudgedFinding> judged = new ArrayList<>();
        for (Finding finding : solved.findings(severities, steps)) {
            if (accepted.off().contains(finding.rule())) {
                judged.add(new JudgedFinding(finding, "the rule is switched off"));
            } else {
                on.add(finding);
            }
        }
        Review review = Review.of(on, accepted, solved.program(), solved::isAskedFor);
        review.open().forEach(finding -> judged.add(new JudgedFinding(finding, "")));
        review.baselined().forEach(finding -> judged.add(new JudgedFinding(finding, "it is in the baseline")));
        review.suppressed().forEach(one -> judged.add(new JudgedFinding(one.finding(), suppressed(one.by()))));
        review.unsure()
                .forEach(finding -> judged.add(new JudgedFinding(
                        finding,
                        "its confidence is " + word(finding.confidence()) + ", and asked for is "
                                + word(accepted.minConfidence()))));
        judged.sort(Comparator.comparing(JudgedFinding::finding));
        return judged;
    }

    private static String suppressed(Allowance by) {
        return "it is suppressed in line " + by.written().line()
                + (by.reason().isEmpty() ? "" : " because " + by.reason());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
