package io.github.concurrencyadvisor.model;

/** How sure a verdict is; later constants are surer. */
public enum Confidence {
    /** Rests on a guess: a wide dispatch, or source alone with calls that did not resolve. */
    LOW,
    /** Stands, though some callee is not known. */
    MEDIUM,
    /** Every reachable callee that could change it is known. */
    HIGH;

    public Confidence atMost(Confidence other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
