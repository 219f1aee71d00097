package io.github.concurrencyadvisor.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Is told how far an analysis has come. May be called by several threads at once, and must not hold them up. */
@FunctionalInterface
public interface Progress {

    /** For those who do not want to know. */
    Progress SILENT = (phase, done, of) -> {};

    /** The stages of an analysis that take time, in their order. */
    enum Phase {
        READING_CLASSES("reading classes"),
        READING_SOURCES("reading sources"),
        FOLLOWING_CALLS("following calls"),
        JUDGING("judging methods and findings");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** The phase for a reader: lower case, no full stop. */
        public String words() {
            return words;
        }
    }

    /** So many steps of a phase are done of so many; both are 0 where a phase is not counted. */
    void at(Phase phase, int done, int of);

    /**
     * What was found of dependencies in their own jars, attached by their builds.
     *
     * @param summaries by entry of the class path, how many were taken from it
     * @param unfit entries that have some which do not fit this class path, so that their class files are read instead
     */
    default void tookOver(Map<Path, Integer> summaries, List<Path> unfit) {}
}
