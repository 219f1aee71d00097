package io.github.concurrencyadvisor.facts;

import java.util.Comparator;

/**
 * What the source says to the advisor itself: {@code @SuppressWarnings("advisor:…")} or a comment {@code // advisor:…}.
 *
 * @param file relative path
 * @param line where it is written
 * @param from the first line that it speaks of
 * @param to the last one
 * @param comment whether it is a comment
 * @param text everything from {@code advisor:} on, that word left out, in one line
 */
public record Suppression(String file, int line, int from, int to, boolean comment, String text)
        implements Comparable<Suppression> {

    /** What such a text begins with. */
    static final String MARK = "advisor:";

    private static final Comparator<Suppression> ORDER = Comparator.comparing(Suppression::file)
            .thenComparingInt(Suppression::line)
            .thenComparingInt(Suppression::from)
            .thenComparingInt(Suppression::to)
            .thenComparing(Suppression::text);

    @Override
    public int compareTo(Suppression other) {
        return ORDER.compare(this, other);
    }
}
