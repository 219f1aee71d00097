package io.github.concurrencyadvisor.maven;

/** Which findings can fail the build, of those that the source does not suppress. */
enum FailOn {
    /** Those that are not in the baseline. */
    NEW,
    /** Those in the baseline as well. */
    ALL
}
