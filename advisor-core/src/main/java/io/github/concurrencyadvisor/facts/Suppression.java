package io.github.concurrencyadvisor.facts;

import java.util.Comparator;

/**
 * What the source says to the advisor itself: {@code @SuppressWarnings("advisor:…")} or a comment {@code // advisor:…}.
 *
 * @param file relative path
 * @param line first line of the annotated declaration, or the line of the comment
 * @param endLine last line of the annotated declaration, or the line on which the comment ends
 * @param comment whether it is a comment
 * @param text everything from {@code advisor:} on, that word left out
 */
public record Suppression(String file, int line, int endLine, boolean comment, String text)
        implements Comparable<Suppression> {

    /** What such a text begins with. */
    static final String MARK = "advisor:";

    private static final Comparator<Suppression> ORDER = Comparator.comparing(Suppression::file)
            .thenComparingInt(Suppression::line)
            .thenComparingInt(Suppression::endLine)
            .thenComparing(Suppression::text);

    @Override
    public int compareTo(Suppression other) {
        return ORDER.compare(this, other);
    }
}
