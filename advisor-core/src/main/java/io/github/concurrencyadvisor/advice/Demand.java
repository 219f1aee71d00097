package io.github.concurrencyadvisor.advice;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Thresholds;

/** How many runs of a method are under way at once. */
public enum Demand {
    /** At most {@link Thresholds#limited()}. */
    LIMITED,
    /** {@link Thresholds#many()} and more. */
    MANY,
    UNKNOWN;

    /** On which side of the lines the whole range lies. */
    public static Demand of(AtOnce runs, Thresholds thresholds) {
        if (runs.least().number() >= thresholds.many()) {
            return MANY;
        }
        return runs.most().number() <= thresholds.limited() ? LIMITED : UNKNOWN;
    }

    /** What states that the range lies there; empty where it lies on neither side. */
    public String because(AtOnce runs) {
        return switch (this) {
            case LIMITED -> runs.most().because();
            case MANY -> runs.least().because();
            case UNKNOWN -> "";
        };
    }
}
