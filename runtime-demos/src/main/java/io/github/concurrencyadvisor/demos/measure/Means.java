package io.github.concurrencyadvisor.demos.measure;

/** What work is run on, by the names that the advisor's reports have for it. */
public enum Means {
    NONE,
    /** As many threads as cores. */
    CORES,
    /** A pool of platform threads as large as the waits and the scarcest resource allow. */
    PLATFORM_POOL,
    /** A virtual thread for each task. */
    VIRTUAL_THREADS,
    /** One thread for many waits. */
    EVENT_LOOP,
    TIMER,
    ONE_THREAD
}
