package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.model.Position;
import java.util.Comparator;

/**
 * Something that was accepted once and is not found any more, so that it can go.
 *
 * @param at the suppression, or the line of the baseline
 * @param message what it is and what to remove: lower case, no full stop
 */
public record Leftover(Kind kind, Position at, String message) implements Comparable<Leftover> {

    private static final Comparator<Leftover> ORDER =
            Comparator.comparing(Leftover::at).thenComparing(Leftover::kind).thenComparing(Leftover::message);

    /** What is left over. */
    public enum Kind {
        /** A suppression of what is not found there. */
        UNUSED_SUPPRESSION,
        /** A line of the baseline of which nothing, or less than it says, is found. */
        GONE_FROM_BASELINE
    }

    @Override
    public int compareTo(Leftover other) {
        return ORDER.compare(this, other);
    }
}
