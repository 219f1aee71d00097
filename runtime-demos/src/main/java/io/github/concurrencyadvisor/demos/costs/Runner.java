package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.pool.Incident;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does work for real, in every {@link Way}: computes, sleeps, sets timers, sends to processes.
 *
 * <p>Pools and workers are started when a way first needs them, and are there until {@link #close}. Used by one thread.
 */
final class Runner implements AutoCloseable {

    private static final int WARM_UP_PARCELS = 2000;
    private static final int QUEUE = 1 << 16; // tasks are all there at the start, so none may wait for room

    private final Map<Way, ExecutorService> pools = new LinkedHashMap<>();
    private final Map<Way, ProcessPool> workers = new LinkedHashMap<>();
    private final double stepsPerMilli;
    private volatile boolean closing;

    /** How many {@link Spin} steps take a millisecond here. */
    Runner(double stepsPerMilli) {
        this.stepsPerMilli = stepsPerMilli;
    }

    /** One task: the wait, then the computing. */
    private record Task(long steps, long waitNanos) {
        void run() throws InterruptedException {
            if (waitNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(waitNanos);
            }
            compute();
        }

        void compute() {
            sink = Spin.steps(steps);
        }
    }

    @SuppressWarnings("unused") // written so that computing has an effect
    private static volatile long sink;

    /** Does all of the work once. Returns how many tasks have run. */
    int run(Work work, Way way) throws InterruptedException, IOException, ExecutionException {
        Task task = new Task(Math.round(work.cpuMillis() * stepsPerMilli), Math.round(work.waitMillis() * 1e6));
        return switch (way.kind()) {
            case SEQUENTIAL -> sequentially(work.tasks(), task);
            case POOL, VIRTUAL_THREADS -> on(threads(way), work.tasks(), task);
            case BOUNDED_VIRTUAL_THREADS -> on(bounded(threads(Way.virtualThreads()), way.width()), work.tasks(), task);
            case THREAD_PER_TASK -> onThreads(work.tasks(), task);
            case LOOP -> onLoop(work.tasks(), task);
            case WORKER_JVMS -> onWorkers(workers(way), work, task);
        };
    }

    /**
     * How long {@link #run} takes, in milliseconds.
     *
     * @throws IllegalStateException if not all tasks have run
     */
    double millis(Work work, Way way) throws InterruptedException, IOException, ExecutionException {
        prepare(way);
        long from = System.nanoTime();
        int done = run(work, way);
        long took = System.nanoTime() - from;
        if (done != work.tasks()) {
            throw new IllegalStateException(done + " of " + work.tasks() + " tasks ran on " + way);
        }
        return took / 1e6;
    }

    private void prepare(Way way) throws InterruptedException, ExecutionException {
        switch (way.kind()) {
            case POOL, VIRTUAL_THREADS -> threads(way);
            case BOUNDED_VIRTUAL_THREADS -> threads(Way.virtualThreads());
            case WORKER_JVMS -> workers(way);
            case SEQUENTIAL, THREAD_PER_TASK, LOOP -> {}
        }
    }

    /** Its threads take a permit before they go on. */
    private static Executor bounded(Executor executor, int permits) {
        Semaphore semaphore = new Semaphore(permits);
        return command -> executor.execute(() -> {
            semaphore.acquireUninterruptibly();
            try {
                command.run();
            } finally {
                semaphore.release();
            }
        });
    }

    private static int sequentially(int tasks, Task task) throws InterruptedException {
        for (int i = 0; i < tasks; i++) {
            task.run();
        }
        return tasks;
    }

    /** One latch for all: a future each would wake the caller again and again, and cost what is to be measured. */
    private static int on(Executor executor, int tasks, Task task) throws InterruptedException, ExecutionException {
        AtomicInteger done = new AtomicInteger();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        CountDownLatch left = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            executor.execute(() -> {
                try {
                    task.run();
                    done.incrementAndGet();
                } catch (Throwable e) {
                    failed.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
        if (failed.get() != null) {
            throw new ExecutionException(failed.get());
        }
        return done.get();
    }

    private static int onThreads(int tasks, Task task) throws InterruptedException, ExecutionException {
        List<Thread> threads = new ArrayList<>(tasks);
        try {
            return on(
                    command -> {
                        Thread thread = new Thread(command, "task");
                        threads.add(thread);
                        thread.start();
                    },
                    tasks,
                    task);
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            throw e;
        }
    }

    private static int onLoop(int tasks, Task task) throws IOException {
        int[] done = {0};
        Runnable compute = () -> {
            task.compute();
            done[0]++;
        };
        try (NioLoop loop = new NioLoop()) {
            Duration delay = Duration.ofNanos(task.waitNanos());
            for (int i = 0; i < tasks; i++) {
                loop.after(delay, compute);
            }
            loop.run();
        }
        return done[0];
    }

    /** What travels to a worker. */
    private static final class Parcel implements ProcessPool.Task<Integer> {
        private static final long serialVersionUID = 1;

        private final long steps;
        private final long waitNanos;
        private final byte[] payload;

        Parcel(Task task, int payloadBytes) {
            this.steps = task.steps();
            this.waitNanos = task.waitNanos();
            this.payload = new byte[payloadBytes];
        }

        @Override
        public Integer call() throws InterruptedException {
            new Task(steps, waitNanos).run();
            return payload.length;
        }
    }

    private static int onWorkers(ProcessPool pool, Work work, Task task)
            throws InterruptedException, ExecutionException {
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < work.tasks(); i++) {
            results.add(pool.submit((ProcessPool.Task<Integer>) new Parcel(task, work.payloadBytes())));
        }
        int done = 0;
        for (Future<Integer> result : results) {
            done += result.get() == work.payloadBytes() ? 1 : 0;
        }
        return done;
    }

    private ExecutorService threads(Way way) {
        return pools.computeIfAbsent(
                way,
                key -> key.kind() == Way.Kind.VIRTUAL_THREADS
                        ? VirtualThreads.executor()
                        : Executors.newFixedThreadPool(key.width()));
    }

    private ProcessPool workers(Way way) throws InterruptedException, ExecutionException {
        ProcessPool pool = workers.get(way);
        if (pool == null) {
            pool = new ProcessPool(ProcessPool.Settings.of(way.width())
                    .withQueueCapacity(QUEUE)
                    .withIncidents(this::report));
            workers.put(way, pool);
            warmUp(pool, way.width());
        }
        return pool;
    }

    /** Workers that die while they are ended are no news. */
    private void report(Incident incident) {
        if (!closing) {
            System.err.println(incident);
        }
    }

    /** Lets the workers compile what they will do, and this JVM the way to them. */
    private static void warmUp(ProcessPool pool, int workers) throws InterruptedException, ExecutionException {
        List<Future<Long>> warm = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            warm.add(pool.submit(Spin::warmUp));
        }
        for (Future<Long> one : warm) {
            one.get();
        }
        onWorkers(pool, Work.of(WARM_UP_PARCELS * workers, 0, 0), new Task(0, 0));
    }

    /** Ends all threads and processes, whatever they do; processes have ended when it returns. */
    @Override
    public void close() {
        closing = true;
        pools.values().forEach(ExecutorService::shutdownNow);
        workers.values().forEach(ProcessPool::shutdownNow);
        workers.values().forEach(ProcessPool::close);
    }
}
