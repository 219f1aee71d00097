package io.github.concurrencyadvisor.advice;

/** How much harm a finding's code does; later constants are worse. */
public enum Severity {
    /** A missed chance. */
    INFO,
    /** Costs capacity. */
    WARNING,
    /** Costs liveness: a stalled loop, starvation, a deadlock. */
    ERROR
}
