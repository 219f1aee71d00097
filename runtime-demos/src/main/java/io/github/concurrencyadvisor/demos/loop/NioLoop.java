package io.github.concurrencyadvisor.demos.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * An event loop from first principles: a selector for channels, a heap for timers, a queue for tasks from other threads.
 *
 * <p>One turn: wait in {@code select} until a channel is ready, the earliest timer is due or somebody wakes it; then run what
 * is ready. {@link #execute} and {@link #stop} may be called from any thread, all else from the loop's own tasks or before
 * it runs.
 */
public final class NioLoop implements Executor, AutoCloseable {

    private static final long MILLISECOND = 1_000_000;
    private static final long NAP = 100_000; // nanoseconds that a channel may be ready without being seen

    private final Selector selector;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private long timersSet;

    public NioLoop() throws IOException {
        this.selector = Selector.open();
    }

    /** What is called when a channel is ready. */
    public interface Ready {
        void run(SelectionKey key) throws IOException;
    }

    private record Timer(long at, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0); // nanoTime may wrap
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Runs the task in one of the next turns; wakes the loop. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs the task once this time has passed; timers of the same time run in the order in which they were set. */
    public void after(Duration delay, Runnable task) {
        timers.add(new Timer(System.nanoTime() + delay.toNanos(), timersSet++, task));
    }

    /** Calls the handler whenever the channel, which must not block, is ready for these operations. */
    public SelectionKey register(SelectableChannel channel, int operations, Ready handler) throws IOException {
        return channel.register(selector, operations, handler);
    }

    /** Runs in the calling thread until {@link #stop}, or until there is nothing left that could ever happen. */
    public void run() throws IOException {
        while (!stopped
                && !(tasks.isEmpty() && timers.isEmpty() && selector.keys().isEmpty())) {
            select();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            long now = System.nanoTime();
            for (Timer next = timers.peek(); next != null && next.at() - now <= 0; next = timers.peek()) {
                timers.remove();
                next.task().run();
            }
        }
    }

    private void select() throws IOException {
        Timer next = timers.peek();
        if (!tasks.isEmpty()) {
            selector.selectNow(this::ready);
        } else if (next == null) {
            selector.select(this::ready);
        } else {
            long nanos = next.at() - System.nanoTime();
            if (nanos >= MILLISECOND) {
                selector.select(this::ready, nanos / MILLISECOND);
            } else {
                LockSupport.parkNanos(Math.min(nanos, NAP)); // a selector cannot wait for less than a millisecond
                selector.selectNow(this::ready);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            ((Ready) key.attachment()).run(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends {@link #run} after the current turn. */
    public void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** Frees the selector; channels are their owners' to close. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
