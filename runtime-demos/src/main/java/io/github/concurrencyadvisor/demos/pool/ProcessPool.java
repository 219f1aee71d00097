package io.github.concurrencyadvisor.demos.pool;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An executor whose workers are JVMs.
 *
 * <p>Tasks and results must serialise; a task is serialised when it is submitted, so later changes to what it holds are not
 * seen. A task that does not serialise fails with {@link java.io.NotSerializableException} and reaches no worker.
 *
 * <p>Back-pressure: {@code submit} waits while the queue is full. An interrupt of that wait rejects the task.
 *
 * <p>Cancelling with {@code mayInterruptIfRunning} ends the worker process of a running task and replaces it: the one thing
 * a thread pool cannot do for a task that does not listen.
 *
 * <p>A worker that dies, hangs or writes something else into its pipe is reported as an {@link Incident} and replaced. If its
 * task had begun, the task fails with {@link WorkerDiedException} and is not run again; if not, it goes to the replacement.
 */
public final class ProcessPool extends AbstractExecutorService implements AutoCloseable {

    /** A task that can travel. A lambda given as this serialises if what it captures does. */
    @FunctionalInterface
    public interface Task<T> extends Callable<T>, Serializable {}

    /** A task without a result that can travel. */
    @FunctionalInterface
    public interface Action extends Runnable, Serializable {}

    private static final int ATTEMPTS = 3;

    private final Settings settings;
    private final TaskQueue<RemoteTask<?>> queue;
    private final AtomicReferenceArray<@Nullable WorkerProcess> workers;
    private final AtomicLong ids = new AtomicLong();
    private final CountDownLatch terminated;
    private final Thread reaper = new Thread(() -> killAll("was destroyed with the JVM that owns it"), "pool-reaper");
    private volatile boolean stopping;

    /** So many workers, and the defaults of {@link Settings}. */
    public ProcessPool(int workers) {
        this(Settings.of(workers));
    }

    @SuppressWarnings("this-escape") // final class; the threads see only fields set before they start
    public ProcessPool(Settings settings) {
        this.settings = settings;
        this.queue = new TaskQueue<>(settings.queueCapacity());
        this.workers = new AtomicReferenceArray<>(settings.workers());
        this.terminated = new CountDownLatch(settings.workers());
        Runtime.getRuntime().addShutdownHook(reaper);
        Thread watchdog = new Thread(this::watch, "pool-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        for (int i = 0; i < settings.workers(); i++) {
            int index = i;
            new Thread(() -> dispatch(index), "pool-dispatch-" + (index + 1)).start();
        }
    }

    /**
     * How a pool works.
     *
     * @param workers how many JVMs, at least 1
     * @param queueCapacity how many tasks wait before {@code submit} does, at least 1
     * @param silence how long a worker with a task may give no sign of life; it gives five in this time
     * @param taskLimit how long a task may take; empty for no limit
     * @param jvmOptions for the workers
     * @param incidents told of every worker that is lost; called by the pool's threads, and what it throws goes to their
     *     uncaught exception handler
     * @param output told each line that a worker prints
     */
    public record Settings(
            int workers,
            int queueCapacity,
            Duration silence,
            Optional<Duration> taskLimit,
            List<String> jvmOptions,
            Consumer<Incident> incidents,
            Consumer<String> output) {

        public Settings {
            if (workers < 1 || queueCapacity < 1) {
                throw new IllegalArgumentException("a pool needs a worker and a place in the queue");
            }
            if (silence.toMillis() < 50) {
                throw new IllegalArgumentException("a silence of " + silence + " is too short to mean anything");
            }
            jvmOptions = List.copyOf(jvmOptions);
        }

        /** Room for four tasks a worker, ten seconds of silence, no limit; incidents and output go to standard error. */
        public static Settings of(int workers) {
            return new Settings(
                    workers,
                    4 * workers,
                    Duration.ofSeconds(10),
                    Optional.empty(),
                    List.of("-XX:+UseSerialGC"),
                    incident -> System.err.println(incident),
                    line -> System.err.println(line));
        }

        public Settings withQueueCapacity(int tasks) {
            return new Settings(workers, tasks, silence, taskLimit, jvmOptions, incidents, output);
        }

        public Settings withSilence(Duration longest) {
            return new Settings(workers, queueCapacity, longest, taskLimit, jvmOptions, incidents, output);
        }

        public Settings withTaskLimit(Duration limit) {
            return new Settings(workers, queueCapacity, silence, Optional.of(limit), jvmOptions, incidents, output);
        }

        public Settings withJvmOptions(List<String> options) {
            return new Settings(workers, queueCapacity, silence, taskLimit, options, incidents, output);
        }

        public Settings withIncidents(Consumer<Incident> listener) {
            return new Settings(workers, queueCapacity, silence, taskLimit, jvmOptions, listener, output);
        }

        public Settings withOutput(Consumer<String> lines) {
            return new Settings(workers, queueCapacity, silence, taskLimit, jvmOptions, incidents, lines);
        }

        Duration beat() {
            return silence.dividedBy(5);
        }

        Duration watchEvery() {
            Duration shorter =
                    taskLimit.filter(limit -> limit.compareTo(silence) < 0).orElse(silence);
            return Duration.ofMillis(Math.max(10, Math.min(1000, shorter.toMillis() / 4)));
        }
    }

    // --- submitting

    /** As {@link #submit(Callable)}, for a lambda. */
    public <T> Future<T> submit(Task<T> task) {
        return super.submit((Callable<T>) task);
    }

    /** As {@link #submit(Runnable)}, for a lambda. */
    public Future<?> submit(Action task) {
        return super.submit((Runnable) task);
    }

    /**
     * As {@link #submit(Runnable)}, without a future to look at.
     *
     * @throws RejectedExecutionException also where the task does not serialise
     */
    @Override
    public void execute(Runnable command) {
        if (command instanceof RemoteTask<?> task) {
            enqueue(task);
        } else {
            RemoteTask<?> task = new RemoteTask<>(ids.incrementAndGet(), command, Boolean.TRUE, owner(null));
            try {
                task.freeze();
            } catch (IOException | RuntimeException e) {
                throw new RejectedExecutionException("the task does not serialise", e);
            }
            enqueue(task);
        }
    }

    private void enqueue(RemoteTask<?> task) {
        try {
            task.freeze();
        } catch (IOException | RuntimeException e) {
            task.fail(e);
            return;
        }
        try {
            if (!queue.put(task)) {
                throw new RejectedExecutionException("the pool is shut down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while waiting for room in the queue", e);
        }
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new RemoteTask<>(ids.incrementAndGet(), callable, owner(null));
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new RemoteTask<>(ids.incrementAndGet(), runnable, value, owner(null));
    }

    private RemoteTask.Owner owner(@Nullable BlockingQueue<RemoteTask<?>> finished) {
        return new RemoteTask.Owner() {
            @Override
            public void cancelled(RemoteTask<?> task, boolean stopIt) {
                queue.remove(task);
                if (stopIt) {
                    forEachWorker(worker -> worker.killIfAt(task, "was ended because its task was cancelled"));
                }
            }

            @Override
            public void done(RemoteTask<?> task) {
                if (finished != null) {
                    finished.add(task);
                }
            }
        };
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("three centuries have passed", e);
        }
    }

    /** The first result; the other tasks are cancelled, which ends the workers that run them. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no tasks");
        }
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        BlockingQueue<RemoteTask<?>> finished = new LinkedBlockingQueue<>();
        List<RemoteTask<T>> submitted = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                RemoteTask<T> future = new RemoteTask<>(ids.incrementAndGet(), task, owner(finished));
                submitted.add(future);
                enqueue(future);
            }
            ExecutionException last = null;
            for (int i = 0; i < submitted.size(); i++) {
                RemoteTask<?> done = finished.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (done == null) {
                    throw new TimeoutException();
                }
                try {
                    @SuppressWarnings("unchecked") // only tasks of this call report here
                    T result = ((RemoteTask<T>) done).get();
                    return result;
                } catch (ExecutionException e) {
                    last = e;
                }
            }
            throw last == null ? new ExecutionException("no task finished", null) : last;
        } finally {
            submitted.forEach(future -> future.cancel(true));
        }
    }

    // --- running

    /** The life of one place in the pool: a task, a worker for it, the next task. */
    private void dispatch(int index) {
        try {
            place(index);
            for (Optional<RemoteTask<?>> next = queue.take(); next.isPresent(); next = queue.take()) {
                RemoteTask<?> task = next.get();
                try {
                    runOnce(index, task);
                } catch (RuntimeException | Error e) { // out of memory, say: this place goes on
                    task.fail(e);
                    discard(index);
                }
            }
        } finally {
            WorkerProcess worker = workers.get(index);
            if (worker != null) {
                worker.close();
            }
            finished();
        }
    }

    private void runOnce(int index, RemoteTask<?> task) {
        byte[] work = task.frozen();
        String obituary = "";
        for (int attempt = 1; attempt <= ATTEMPTS && !task.isDone(); attempt++) {
            WorkerProcess worker = place(index);
            if (worker == null) {
                obituary = "no worker starts";
                continue;
            }
            WorkerProcess.End end = worker.run(task, work);
            if (end == WorkerProcess.End.ANSWERED) {
                return;
            }
            obituary = worker.obituary();
            workers.set(index, null);
            boolean begun = end == WorkerProcess.End.DIED_DURING;
            report(worker, obituary + "; " + fate(task, begun));
            if (begun) {
                task.fail(new WorkerDiedException(
                        worker + " " + obituary + "; task " + task.id() + " had begun and is not run again",
                        true,
                        null));
                place(index);
                return;
            }
        }
        if (!task.isDone()) {
            String why = stopping
                    ? "the pool was shut down before it began"
                    : ATTEMPTS + " workers were lost before it began, the last: " + obituary;
            task.fail(new WorkerDiedException("task " + task.id() + " has not run: " + why, false, null));
        }
    }

    private String fate(RemoteTask<?> task, boolean begun) {
        if (task.isCancelled()) {
            return "task " + task.id() + " is cancelled";
        }
        if (begun) {
            return "task " + task.id() + " had begun and fails";
        }
        return "task " + task.id()
                + (stopping ? " had not begun and fails" : " had not begun and goes to the replacement");
    }

    /** The worker of this place, started if there is none; null if none starts. */
    private @Nullable WorkerProcess place(int index) {
        WorkerProcess worker = workers.get(index);
        if (worker != null) {
            return worker;
        }
        if (stopping) {
            return null;
        }
        try {
            worker = WorkerProcess.start(index + 1, settings.jvmOptions(), settings.beat(), settings.output());
        } catch (IOException e) {
            report(new Incident(index + 1, 0, "cannot be started: " + e.getMessage()));
            return null;
        }
        workers.set(index, worker);
        if (stopping) {
            worker.kill("was ended by shutdownNow"); // which may have looked before it was in its place
        }
        if (worker.awaitUp()) {
            return worker;
        }
        report(worker, "did not come up: " + worker.obituary());
        workers.set(index, null);
        return null;
    }

    private void discard(int index) {
        WorkerProcess worker = workers.getAndSet(index, null);
        if (worker != null) {
            worker.kill("is not trusted after an error of the pool");
            worker.close();
        }
    }

    private void report(WorkerProcess worker, String what) {
        report(new Incident(worker.number(), worker.pid(), what));
    }

    private void report(Incident incident) {
        try {
            settings.incidents().accept(incident);
        } catch (RuntimeException e) { // the listener's fault is no reason for a task to fail
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private void watch() {
        try {
            while (!terminated.await(settings.watchEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                forEachWorker(worker -> worker.check(settings.silence(), settings.taskLimit()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody has a handle on this thread", e);
        }
    }

    private void forEachWorker(Consumer<WorkerProcess> action) {
        for (int i = 0; i < workers.length(); i++) {
            WorkerProcess worker = workers.get(i);
            if (worker != null) {
                action.accept(worker);
            }
        }
    }

    /** The processes that serve now. */
    public List<ProcessHandle> workers() {
        List<ProcessHandle> handles = new ArrayList<>();
        forEachWorker(worker -> ProcessHandle.of(worker.pid()).ifPresent(handles::add));
        return handles;
    }

    // --- ending

    /** No new tasks; what is queued is still run. */
    @Override
    public void shutdown() {
        queue.close();
    }

    /** Ends running tasks with their processes: they fail. Tasks that have not begun are handed back, and stay undone. */
    @Override
    public List<Runnable> shutdownNow() {
        queue.close();
        stopping = true;
        List<Runnable> left = List.copyOf(queue.drain());
        forEachWorker(worker -> worker.kill("was ended by shutdownNow"));
        return left;
    }

    private void killAll(String because) {
        stopping = true;
        forEachWorker(worker -> worker.kill(because));
    }

    private void finished() {
        terminated.countDown();
        if (terminated.getCount() == 0) {
            try {
                Runtime.getRuntime().removeShutdownHook(reaper);
            } catch (IllegalStateException e) {
                return; // this JVM is going down
            }
        }
    }

    @Override
    public boolean isShutdown() {
        return queue.isClosed();
    }

    /** When this is true every worker process has ended. */
    @Override
    public boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    /** Shuts down and waits for queued tasks; an interrupt ends them instead. */
    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        while (!isTerminated()) {
            try {
                terminated.await();
            } catch (InterruptedException e) {
                interrupted = true;
                shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
