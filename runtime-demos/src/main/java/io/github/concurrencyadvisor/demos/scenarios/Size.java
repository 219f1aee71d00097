package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Rounds;

/** How much work, and how often. */
public enum Size {
    /** Enough to see that it works. */
    TINY(0, 1, 0.05),
    /** About a minute in all. */
    QUICK(4, 7, 0.35),
    FULL(6, 15, 1);

    private final int warmUps;
    private final int rounds;
    private final double scale;

    Size(int warmUps, int rounds, double scale) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.scale = scale;
    }

    public Rounds.Plan plan() {
        return new Rounds.Plan(warmUps, rounds);
    }

    /** So many of the full number, at least {@code least}. */
    int of(int full, int least) {
        return Math.max(least, (int) Math.round(full * scale));
    }
}
