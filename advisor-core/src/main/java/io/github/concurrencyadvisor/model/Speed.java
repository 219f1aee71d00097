package io.github.concurrencyadvisor.model;

/** How long one wait of an effect lasts. */
public enum Speed {
    /** Below 1 ms: page-cached files, an uncontended lock. */
    FAST,
    /** Nothing says, or between the two. */
    UNKNOWN,
    /** 10 ms and more: another machine, another process, a sleep. */
    SLOW
}
