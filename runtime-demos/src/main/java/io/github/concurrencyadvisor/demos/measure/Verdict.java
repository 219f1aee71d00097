package io.github.concurrencyadvisor.demos.measure;

/** What may be said of one contender against another. Never decided on a median alone. */
public enum Verdict {
    /** The whole interval lies above the margin. */
    FASTER,
    /** The whole interval lies within the margin. */
    TIE,
    /** The whole interval lies below the margin. */
    SLOWER,
    /** The interval lies across a margin: more rounds or a quieter machine would tell. */
    INCONCLUSIVE;

    /** Ratios closer to 1 than this make no difference that would decide how to write a program. */
    static final double MARGIN = 1.25;
}
