package io.github.concurrencyadvisor.demos.measure;

import java.util.Locale;

/**
 * A way of doing many tasks, as far as its cost can be told from that.
 *
 * <p>Threads of a pool and worker JVMs are there before the work comes. A thread or virtual thread per task is started with its
 * task, a loop with the work.
 *
 * @param kind which
 * @param width how many threads, permits or worker JVMs share the work; 1 where the kind itself says how many
 */
public record Way(Kind kind, int width) {

    /** What the tasks run on. */
    public enum Kind {
        SEQUENTIAL("one after the other"),
        POOL("pool of %d"),
        THREAD_PER_TASK("thread per task"),
        VIRTUAL_THREADS("virtual threads"),
        BOUNDED_VIRTUAL_THREADS("virtual threads, %d permits"),
        LOOP("event loop"),
        WORKER_JVMS("%d worker JVMs");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        private boolean hasWidth() {
            return this == POOL || this == BOUNDED_VIRTUAL_THREADS || this == WORKER_JVMS;
        }
    }

    public Way {
        if (width < 1 || (width > 1 && !kind.hasWidth())) {
            throw new IllegalArgumentException(kind + " of " + width);
        }
    }

    /** In the calling thread, each task after the one before. */
    public static Way sequential() {
        return new Way(Kind.SEQUENTIAL, 1);
    }

    /** So many platform threads with one queue. */
    public static Way pool(int threads) {
        return new Way(Kind.POOL, threads);
    }

    /** A new platform thread for each task. */
    public static Way threadPerTask() {
        return new Way(Kind.THREAD_PER_TASK, 1);
    }

    /** A new virtual thread for each task, on as many carriers as cores. */
    public static Way virtualThreads() {
        return new Way(Kind.VIRTUAL_THREADS, 1);
    }

    /** The same, of which so many at once may wait and compute. */
    public static Way virtualThreads(int permits) {
        return new Way(Kind.BOUNDED_VIRTUAL_THREADS, permits);
    }

    /** One thread with timers: waits overlap, computing does not. */
    public static Way loop() {
        return new Way(Kind.LOOP, 1);
    }

    /** So many processes, each of which does one task at a time, waiting included. */
    public static Way workerJvms(int processes) {
        return new Way(Kind.WORKER_JVMS, processes);
    }

    @Override
    public String toString() {
        return kind.hasWidth() ? String.format(Locale.ROOT, kind.words, width) : kind.words;
    }
}
