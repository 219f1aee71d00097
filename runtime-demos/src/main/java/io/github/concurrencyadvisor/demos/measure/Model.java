package io.github.concurrencyadvisor.demos.measure;

/** The models of the rule, as the advisor names them. */
public enum Model {
    SEQUENTIAL,
    THREADS,
    /** Workers that share no memory. */
    PROCESSES,
    /** Many waits on few threads: a loop, or virtual threads, which the JDK multiplexes over one. */
    EVENT_LOOP,
    /** The advisor misses a fact. */
    UNDECIDED
}
