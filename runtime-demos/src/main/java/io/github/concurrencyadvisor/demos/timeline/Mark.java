package io.github.concurrencyadvisor.demos.timeline;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of one activity in another process, by the clock on the wall, which processes share.
 *
 * <p>It travels by serialization, or as a line of text through a pipe.
 */
public record Mark(String who, Activity activity, Instant from, Instant to) implements Serializable {

    private static final String SIGN = "@timeline";
    private static final String SEPARATOR = "\t";

    /** What began then and ends now. */
    public static Mark since(Instant from, String who, Activity activity) {
        return new Mark(who, activity, from, Instant.now());
    }

    /** One line, which {@link #parse} reads. */
    public String line() {
        return String.join(SEPARATOR, SIGN, activity.name(), from.toString(), to.toString(), who);
    }

    /** The mark in a line; empty where the line is something else. */
    public static Optional<Mark> parse(String line) {
        List<String> fields = List.of(line.split(SEPARATOR, 5));
        if (fields.size() < 5 || !fields.get(0).equals(SIGN)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Mark(
                    fields.get(4),
                    Activity.valueOf(fields.get(1)),
                    Instant.parse(fields.get(2)),
                    Instant.parse(fields.get(3))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
