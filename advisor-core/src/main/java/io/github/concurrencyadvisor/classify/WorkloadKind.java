package io.github.concurrencyadvisor.classify;

/** What a method's time goes into. */
public enum WorkloadKind {
    CPU_BOUND,
    IO_BOUND,
    MIXED,
    TRIVIAL,
    UNKNOWN
}
