package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Rounds;
import java.time.Duration;

/** How much work, and how often. */
public enum Size {
    /** Enough to see that it works. */
    TINY(0, 1, 0.05, 50, Duration.ofMillis(20)),
    /** About a minute in all. */
    QUICK(4, 7, 0.35, 350, Duration.ofMillis(200)),
    NORMAL(6, 15, 1, 1000, Duration.ofMillis(200)),
    /** The same with very many connections, which wait longer; in fewer rounds, as each takes a quarter of a minute. */
    FULL(3, 9, 1, 10_000, Duration.ofSeconds(1));

    private final int warmUps;
    private final int rounds;
    private final double scale;
    private final int connections;
    private final Duration delay;

    Size(int warmUps, int rounds, double scale, int connections, Duration delay) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.scale = scale;
        this.connections = connections;
        this.delay = delay;
    }

    public Rounds.Plan plan() {
        return new Rounds.Plan(warmUps, rounds);
    }

    /** So many of the full number, at least {@code least}. */
    int of(int full, int least) {
        return Math.max(least, (int) Math.round(full * scale));
    }

    /** How many are "many connections". */
    int connections() {
        return connections;
    }

    /** What a slow server takes for an answer. */
    Duration delay() {
        return delay;
    }
}
