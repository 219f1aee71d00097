package io.github.concurrencyadvisor.advice;

/** What the rule says. */
public enum Model {
    THREADS,
    PROCESSES,
    EVENT_LOOP,
    /** Nothing worth running concurrently. */
    SEQUENTIAL,
    /** A fact is missing; the recommendation names it. */
    UNDECIDED
}
