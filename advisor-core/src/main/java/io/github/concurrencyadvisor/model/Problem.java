package io.github.concurrencyadvisor.model;

import java.util.Comparator;

/**
 * Something about the input that kept a part of it from being analysed as usual. A problem is a result, not an exception.
 *
 * @param kind what went wrong
 * @param at the file and, where known, the line; a class file, jar or data file stands here by its relative path or name
 * @param message what happened and what to do about it: lower case, no full stop
 */
public record Problem(Kind kind, Position at, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::at).thenComparing(Problem::kind).thenComparing(Problem::message);

    /** What went wrong. */
    public enum Kind {
        /** A source file that could not be read at all. */
        UNREADABLE_SOURCE,
        /** A source file that JavaParser does not accept. */
        UNPARSED_SOURCE,
        /** Source that has no class file, or a stale one, so that it was analysed from its source alone. */
        SOURCE_ONLY,
        /** Classes whose source could not be parsed, so that they were analysed from their class files alone. */
        CLASSES_ONLY,
        /** A class file or jar that could not be read. */
        BROKEN_CLASSES,
        /** Source of which many calls could not be resolved from source alone. */
        UNRESOLVED_SOURCE,
        /** A line of a known-API file that is wrong. */
        BAD_KNOWN_API,
        /** A suppression in the source that cannot be heeded as it is written. */
        BAD_SUPPRESSION,
        /** A jar of the class path that is not there. */
        MISSING_DEPENDENCY,
        /** The folder where results are kept for the next analysis cannot be written. */
        UNUSABLE_CACHE,
        /** A method that took too long to follow and was stopped half-way. */
        STOPPED_METHOD,
        /** A part of the analysis that broke off by a fault of the advisor's own. */
        FAULT
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
