package io.github.concurrencyadvisor.demos.gil;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock that a thread holds whenever it computes.
 *
 * <p>The holder gives it up at I/O, and every 5 ms if somebody waits, which is CPython's switch interval. The lock is fair,
 * so giving it up means going to the end of the line.
 */
final class Gil {

    private static final Duration SWITCH_INTERVAL = Duration.ofMillis(5);

    private final ReentrantLock lock = new ReentrantLock(true);
    private long heldSince; // guarded by lock
    private int switches; // guarded by lock

    /** Runs the body holding the lock. The body calls {@link #checkpoint} as it goes, and {@link #waiting} to wait. */
    void interpret(Body body) throws Exception {
        lock.lock();
        try {
            heldSince = System.nanoTime();
            body.run();
        } finally {
            lock.unlock();
        }
    }

    /** What an interpreter does between two instructions: lets another thread run if its time is up. */
    void checkpoint() {
        if (lock.hasQueuedThreads() && System.nanoTime() - heldSince >= SWITCH_INTERVAL.toNanos()) {
            switches++;
            lock.unlock();
            lock.lock();
            heldSince = System.nanoTime();
        }
    }

    /** Waits without the lock, as C code that releases the GIL around a system call. */
    <T> T waiting(Callable<T> io) throws Exception {
        lock.unlock();
        try {
            return io.call();
        } finally {
            lock.lock();
            heldSince = System.nanoTime();
        }
    }

    /** How often a thread was made to give way. */
    int switches() {
        lock.lock();
        try {
            return switches;
        } finally {
            lock.unlock();
        }
    }

    /** A stretch of a program. */
    interface Body {
        void run() throws Exception;
    }
}
