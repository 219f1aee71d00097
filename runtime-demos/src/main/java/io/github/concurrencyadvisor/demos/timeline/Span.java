package io.github.concurrencyadvisor.demos.timeline;

/**
 * A stretch of one activity.
 *
 * @param who whose lane it is on
 * @param from nanoseconds since the timeline began
 * @param to the same, not before {@code from}
 */
public record Span(String who, Activity activity, long from, long to) {

    public Span {
        if (to < from) {
            throw new IllegalArgumentException(who + " ends at " + to + ", before it begins at " + from);
        }
    }

    /** Whether there is an instant at which both are under way. */
    public boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }
}
