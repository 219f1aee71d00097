package io.github.concurrencyadvisor.advice;

/** How many runs of a method are under way at once. */
public enum Demand {
    /** At most 200. */
    LIMITED,
    /** 2,000 and more. */
    MANY,
    UNKNOWN
}
