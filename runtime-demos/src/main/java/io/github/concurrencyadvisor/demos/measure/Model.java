package io.github.concurrencyadvisor.demos.measure;

/** The models of the rule, as the advisor names them. */
public enum Model {
    SEQUENTIAL,
    THREADS,
    /** Many cores: worker processes, or on the JVM as many threads as cores in one process. */
    PROCESSES,
    /** Many waits on few threads: a loop, or virtual threads, which the JDK multiplexes over one. */
    EVENT_LOOP
}
