package io.github.concurrencyadvisor.demos.measure;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long each request took, from when it was wanted until it was answered. Thread-safe.
 *
 * <p>A request is wanted when the run begins, or when the one before it on the same connection has been answered: time in the
 * queue of a pool that is too narrow is part of its latency.
 */
public final class Latencies {

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile long begun = System.nanoTime();

    /** Forgets what was noted; requests are wanted from now on. */
    void begin() {
        nanos.clear();
        begun = System.nanoTime();
    }

    /** When the run began, as {@link System#nanoTime}. */
    public long begun() {
        return begun;
    }

    /** Notes a request that has just been answered. Returns the time of its answer, which is when the next one is wanted. */
    public long answered(long wanted) {
        long now = System.nanoTime();
        nanos.add(now - wanted);
        return now;
    }

    /** What was noted since the run began, in nanoseconds. */
    List<Long> noted() {
        return List.copyOf(nanos);
    }
}
