package io.github.concurrencyadvisor.demos.gil;

import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock that a thread holds whenever it computes.
 *
 * <p>The holder gives it up at I/O, and every 5 ms if somebody waits, which is CPython's switch interval. The lock is fair,
 * so giving it up means going to the end of the line. Who holds it and who waits for it goes into a timeline.
 */
final class Gil {

    private static final Duration SWITCH_INTERVAL = Duration.ofMillis(5);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Timeline timeline;
    private long heldSince; // guarded by lock
    private int switches; // guarded by lock

    Gil(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Runs the body holding the lock. The body calls {@link #checkpoint} as it goes, and {@link #waiting} to wait. */
    void interpret(String who, Body body) throws Exception {
        acquire(who);
        try {
            body.run();
        } finally {
            release(who);
        }
    }

    /** What an interpreter does between two instructions: lets another thread run if its time is up. */
    void checkpoint(String who) {
        if (lock.hasQueuedThreads() && timeline.now() - heldSince >= SWITCH_INTERVAL.toNanos()) {
            switches++;
            release(who);
            acquire(who);
        }
    }

    /** Waits without the lock, as C code that releases the GIL around a system call. */
    <T> T waiting(String who, Callable<T> io) throws Exception {
        release(who);
        try {
            return timeline.waiting(who, io);
        } finally {
            acquire(who);
        }
    }

    private void acquire(String who) {
        long asked = timeline.now();
        lock.lock();
        timeline.note(who, Activity.WAITING, asked);
        heldSince = timeline.now();
    }

    private void release(String who) {
        timeline.note(who, Activity.COMPUTING, heldSince);
        lock.unlock();
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
