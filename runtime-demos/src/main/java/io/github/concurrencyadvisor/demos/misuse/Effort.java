package io.github.concurrencyadvisor.demos.misuse;

/** How much is run. */
public enum Effort {
    /** Enough to see that it works. */
    TINY(0.1),
    /** Enough to see the harm: up to three seconds. */
    USUAL(1);

    private final double scale;

    Effort(double scale) {
        this.scale = scale;
    }

    /** So many of the usual number, at least two. */
    int of(int usual) {
        return Math.max(2, (int) Math.round(usual * scale));
    }
}
