package io.github.concurrencyadvisor.model;

import java.time.Duration;

/**
 * Where the rule draws its lines.
 *
 * @param ioBound at this ratio of waiting to computing and above, work is I/O-bound. Default 1: half of the time is waiting,
 *     and the formula for pool sizes, cores · (1 + wait / compute), already asks for two threads a core (Goetz et al.,
 *     <i>Java Concurrency in Practice</i>, 8.2)
 * @param cpuBound at this ratio and below, work is CPU-bound; between the two it is mixed. Default 0.1: the same formula then
 *     asks for a tenth more threads than cores, which is the N + 1 that the book gives for computing
 * @param verySlow a wait of this length and longer is very slow. Default 10 ms: longer than a disk's seek (about 4 ms) and a
 *     call to the next data centre (1–2 ms), shorter than one across a continent (40 ms). This project's own choice
 * @param fast a wait shorter than this is fast. Default 1 ms: what a call within one data centre takes (0.3–0.5 ms) stays
 *     below it. This project's own choice
 * @param many so many runs at once and more are many. Default 2,000: JEP 444 sees the use of virtual threads at more than a
 *     few thousand tasks
 * @param limited up to so many runs at once are a limited number. Default 200: what Tomcat's pool of threads serves at once
 *     ({@code maxThreads})
 */
public record Thresholds(double ioBound, double cpuBound, Duration verySlow, Duration fast, int many, int limited) {

    public static final Thresholds DEFAULTS =
            new Thresholds(1, 0.1, Duration.ofMillis(10), Duration.ofMillis(1), 2_000, 200);

    public Thresholds {
        if (!(0 < cpuBound && cpuBound < ioBound)) {
            throw new IllegalArgumentException(
                    "wait/compute: 0 < cpuBound (" + cpuBound + ") < ioBound (" + ioBound + ") does not hold");
        }
        if (fast.isNegative() || fast.compareTo(verySlow) > 0) {
            throw new IllegalArgumentException(
                    "wait: 0 ≤ fast (" + fast + ") ≤ verySlow (" + verySlow + ") does not hold");
        }
        if (!(0 < limited && limited < many)) {
            throw new IllegalArgumentException(
                    "at once: 0 < limited (" + limited + ") < many (" + many + ") does not hold");
        }
    }

    /** Of a wait that lasts so long. */
    public Speed speed(Duration wait) {
        if (wait.compareTo(verySlow) >= 0) {
            return Speed.SLOW;
        }
        return wait.compareTo(fast) < 0 ? Speed.FAST : Speed.UNKNOWN;
    }
}
