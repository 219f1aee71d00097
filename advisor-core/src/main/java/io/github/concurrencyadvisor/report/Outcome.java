package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.advice.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What an analysis means for the build that asked for it.
 *
 * @param failure why the build fails, in a line without a full stop; empty where it passes
 * @param terms what makes it fail, as a sentence without a full stop
 * @param violations the findings that count against it, sorted by place; it may pass all the same
 */
public record Outcome(Optional<String> failure, String terms, List<Finding> violations) {

    /** Nothing was asked of the build. */
    public static final Outcome NONE = new Outcome(Optional.empty(), "Nothing found here fails the build", List.of());

    public Outcome {
        violations = List.copyOf(violations);
    }
}
