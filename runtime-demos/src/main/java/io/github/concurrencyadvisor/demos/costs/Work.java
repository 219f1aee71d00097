package io.github.concurrencyadvisor.demos.costs;

/**
 * Work as the cost model sees it: equal and independent tasks, each of which waits and then computes.
 *
 * @param tasks how many, at least 1
 * @param cpuMillis what a task computes, on a core of its own; milliseconds, not negative
 * @param waitMillis what a task waits, for a timer or an answer that takes as long however many wait; milliseconds, not negative
 * @param payloadBytes what travels to a worker JVM with a task; does not matter to the ways within one JVM
 */
public record Work(int tasks, double cpuMillis, double waitMillis, int payloadBytes) {

    public Work {
        if (tasks < 1 || payloadBytes < 0 || !(cpuMillis >= 0 && waitMillis >= 0)) {
            throw new IllegalArgumentException("no work: " + tasks + " tasks of " + cpuMillis + " ms computing, "
                    + waitMillis + " ms waiting, " + payloadBytes + " bytes");
        }
        if (Double.isInfinite(cpuMillis) || Double.isInfinite(waitMillis)) {
            throw new IllegalArgumentException("work must end");
        }
    }

    /** Without payload. */
    public static Work of(int tasks, double cpuMillis, double waitMillis) {
        return new Work(tasks, cpuMillis, waitMillis, 0);
    }
}
