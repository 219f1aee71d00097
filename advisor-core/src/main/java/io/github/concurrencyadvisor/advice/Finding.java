package io.github.concurrencyadvisor.advice;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.Comparator;
import java.util.List;

/**
 * A place where code runs work on a carrier that contradicts the advice.
 *
 * @param rule the rule's name, which is also its class's and the one to suppress it by
 * @param method the declared method that holds the place
 * @param at the place
 * @param message what happens there: fact, then place; lower case, no full stop
 * @param witness the path from the place to the call that has the effect
 * @param advice what to write instead: lower case, no full stop
 */
public record Finding(
        String rule,
        Severity severity,
        Confidence confidence,
        MethodId method,
        Position at,
        String message,
        List<Hop> witness,
        String advice)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::at)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::method)
            .thenComparing(Finding::message);

    public Finding {
        witness = List.copyOf(witness);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
