package io.github.concurrencyadvisor.advice;

/** What a realisation runs the work on, for programs that read the advice; the realisation says it in words. */
public enum Means {
    /** Nothing: there is nothing worth running concurrently, or it cannot be said. */
    NONE,
    /** As many threads as cores: a fixed pool, a fork/join pool, a parallel stream. */
    CORES,
    /** A pool of platform threads as large as the waits and the scarcest resource allow. */
    PLATFORM_POOL,
    /** A virtual thread for each task. */
    VIRTUAL_THREADS,
    /** One thread for many waits: a framework's event loop, a selector, clients that call back. */
    EVENT_LOOP,
    /** A timer that starts what a sleeping thread would go on with. */
    TIMER,
    /** One thread of its own. */
    ONE_THREAD
}
