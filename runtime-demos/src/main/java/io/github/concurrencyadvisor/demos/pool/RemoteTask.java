package io.github.concurrencyadvisor.demos.pool;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The future of a task that runs in a worker.
 *
 * <p>It is a {@link FutureTask}, so a task handed back by {@code shutdownNow} can still be run here; as long as the pool has
 * it, it is completed from outside.
 */
final class RemoteTask<T> extends FutureTask<T> {

    /** Told once, when the task is done, and before that when it is cancelled. */
    interface Owner {
        void cancelled(RemoteTask<?> task, boolean stopIt);

        default void done(RemoteTask<?> task) {}
    }

    private final long id;
    private final Object work;
    private final Owner owner;
    private volatile byte[] frozen = {};

    RemoteTask(long id, Callable<T> work, Owner owner) {
        super(work);
        this.id = id;
        this.work = work;
        this.owner = owner;
    }

    RemoteTask(long id, Runnable work, T result, Owner owner) {
        super(work, result);
        this.id = id;
        this.work = new Quietly<>(work, result);
        this.owner = owner;
    }

    long id() {
        return id;
    }

    /** Serialises the work, once, in the thread that submits. */
    void freeze() throws IOException {
        if (frozen.length == 0) {
            frozen = Wire.write(work);
        }
    }

    /** The work as it travels. */
    byte[] frozen() {
        return frozen;
    }

    @SuppressWarnings("unchecked") // the worker ran a Callable<T>
    void succeed(@Nullable Object result) {
        set((T) result);
    }

    void fail(Throwable thrown) {
        setException(thrown);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            owner.cancelled(this, mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    protected void done() {
        frozen = new byte[0]; // who keeps the future need not keep what was sent
        owner.done(this);
    }

    /** A runnable and the result that was promised for it, so that both kinds of task travel alike. */
    private record Quietly<T>(Runnable work, T result) implements ProcessPool.Task<T> {
        @Override
        public T call() {
            work.run();
            return result;
        }
    }
}
