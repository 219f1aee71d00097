package io.github.concurrencyadvisor.demos.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A queue that is bounded, and can be closed.
 *
 * <p>The bound is the back-pressure: who submits faster than the workers work, waits.
 */
final class TaskQueue<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final Deque<T> tasks = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    TaskQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Waits for room; where there is room, an interrupt stays pending. Returns false, and takes nothing, once closed. */
    boolean put(T task) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && tasks.size() >= capacity) {
                notFull.await();
            }
            if (closed) {
                return false;
            }
            tasks.addLast(task);
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a task. Empty once closed and drained. */
    Optional<T> take() {
        lock.lock();
        try {
            while (!closed && tasks.isEmpty()) {
                notEmpty.awaitUninterruptibly();
            }
            Optional<T> task = Optional.ofNullable(tasks.pollFirst());
            notFull.signal();
            return task;
        } finally {
            lock.unlock();
        }
    }

    void remove(T task) {
        lock.lock();
        try {
            if (tasks.remove(task)) {
                notFull.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** No more {@link #put}; what is queued can still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    List<T> drain() {
        lock.lock();
        try {
            List<T> drained = new ArrayList<>(tasks);
            tasks.clear();
            notFull.signalAll();
            return drained;
        } finally {
            lock.unlock();
        }
    }
}
