package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.ResidentSet;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.pool.Pool;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many equal computations, of about two milliseconds each. */
public final class CpuBound implements Scenario {

    private static final int TASKS = 96;

    private final String name;
    private final String summary;
    private final String method;
    private final Computation computation;
    private final int argument;

    /** A method from a number to a number, of a class that worker JVMs have too. */
    interface Computation extends Serializable {
        int of(int argument);
    }

    private CpuBound(String name, String summary, String method, Computation computation, int argument) {
        this.name = name;
        this.summary = summary;
        this.method = method;
        this.computation = computation;
        this.argument = argument;
    }

    static CpuBound sieve() {
        return new CpuBound(
                "sieve", "CPU-bound: primes below 1,200,000", "Sieve#primesBelow", Sieve::primesBelow, 1_200_000);
    }

    static CpuBound mandelbrot() {
        return new CpuBound(
                "mandelbrot",
                "CPU-bound: a grid of 80 x 80",
                "Mandelbrot#boundedPoints",
                Mandelbrot::boundedPoints,
                80);
    }

    static CpuBound sha256() {
        return new CpuBound("sha256", "CPU-bound: 1,000 digests of 4 KB", "Sha256#stretch", Sha256::stretch, 1000);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public boolean boundByCores() {
        return true;
    }

    @Override
    public Bench open(Size size) throws Exception {
        int tasks = size.of(TASKS, 4);
        int cores = Runtime.getRuntime().availableProcessors();
        Run.Numbered task = number -> computation.of(argument);
        Bench bench = new Bench().tasks(tasks, "tasks", task).sequential();
        bench.pool(cores, " = cores", Means.CORES);
        ForkJoinPool forkJoin = bench.ownThreads(new ForkJoinPool(cores));
        bench.add("fork/join pool", Model.THREADS, Means.CORES, Way.pool(cores), () -> Run.on(forkJoin, tasks, task));
        bench.add(
                "parallel stream",
                Model.THREADS,
                Means.CORES,
                Way.pool(cores),
                () -> IntStream.range(0, tasks)
                        .parallel()
                        .mapToLong(i -> computation.of(argument))
                        .sum());
        addWorkers(bench, cores, tasks);
        bench.pool(64, "", Means.PLATFORM_POOL);
        bench.virtualThreads();
        bench.add("event loop", Model.EVENT_LOOP, Means.EVENT_LOOP, Way.loop(), () -> onLoop(tasks))
                .asControl();
        return bench;
    }

    private void addWorkers(Bench bench, int workers, int tasks) throws Exception {
        long from = System.nanoTime();
        Pool pool = bench.own(new Pool(workers));
        Computation portable = computation;
        pool.map(portable::of, Collections.nCopies(workers, 1), 1);
        long start = (System.nanoTime() - from) / 1_000_000;
        List<Integer> arguments = Collections.nCopies(tasks, argument);
        bench.add(
                workers + " worker JVMs",
                Model.PROCESSES,
                Means.NONE,
                Way.workerJvms(workers),
                () -> pool.map(portable::of, arguments).stream()
                        .mapToLong(Integer::longValue)
                        .sum());
        long memory = pool.workers().stream()
                .mapToLong(worker -> ResidentSet.kilobytes(worker).orElse(0))
                .sum();
        bench.note("the worker JVMs took " + start + " ms to start"
                + (memory > 0 ? " and hold " + memory / 1024 + " MB of memory" : ""));
    }

    private long onLoop(int tasks) throws Exception {
        AtomicLong sum = new AtomicLong();
        try (NioLoop loop = new NioLoop()) {
            for (int i = 0; i < tasks; i++) {
                loop.execute(() -> sum.addAndGet(computation.of(argument)));
            }
            loop.run();
        }
        return sum.get();
    }
}
