package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.loop.NioLoop;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.pool.Pool;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Many equal computations, of about two milliseconds each. */
public final class CpuBound implements Scenario {

    private static final int TASKS = 96;

    private final String name;
    private final String summary;
    private final Computation computation;
    private final int argument;

    /** A method from a number to a number, of a class that worker JVMs have too. */
    interface Computation extends Serializable {
        int of(int argument);
    }

    private CpuBound(String name, String summary, Computation computation, int argument) {
        this.name = name;
        this.summary = summary;
        this.computation = computation;
        this.argument = argument;
    }

    static CpuBound sieve() {
        return new CpuBound("sieve", "CPU-bound: primes below 1,200,000", Sieve::primesBelow, 1_200_000);
    }

    static CpuBound mandelbrot() {
        return new CpuBound("mandelbrot", "CPU-bound: a grid of 80 x 80", Mandelbrot::boundedPoints, 80);
    }

    static CpuBound sha256() {
        return new CpuBound("sha256", "CPU-bound: 1,000 digests of 4 KB", Sha256::stretch, 1000);
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
    public Model claim() {
        return Model.PROCESSES;
    }

    @Override
    public boolean boundByCores() {
        return true;
    }

    @Override
    public Bench open(Size size) {
        int tasks = size.of(TASKS, 4);
        int cores = Runtime.getRuntime().availableProcessors();
        Run.Numbered task = number -> computation.of(argument);
        Bench bench = new Bench().note(tasks + " tasks");

        bench.add("one after the other", Model.SEQUENTIAL, () -> Run.sequentially(tasks, task));

        ExecutorService fixed = bench.ownThreads(Executors.newFixedThreadPool(cores));
        bench.advise("pool of " + cores + " = cores", Model.PROCESSES, () -> Run.on(fixed, tasks, task));

        ForkJoinPool forkJoin = bench.ownThreads(new ForkJoinPool(cores));
        bench.add("fork/join pool", Model.PROCESSES, () -> Run.on(forkJoin, tasks, task));
        bench.add(
                "parallel stream",
                Model.PROCESSES,
                () -> IntStream.range(0, tasks)
                        .parallel()
                        .mapToLong(i -> computation.of(argument))
                        .sum());

        Computation portable = computation;
        List<Integer> arguments = Collections.nCopies(tasks, argument);
        Pool pool = bench.own(new Pool(cores));
        bench.add(
                cores + " worker JVMs",
                Model.PROCESSES,
                () -> pool.map(portable::of, arguments).stream()
                        .mapToLong(Integer::longValue)
                        .sum());

        ExecutorService many = bench.ownThreads(Executors.newFixedThreadPool(64));
        bench.add("pool of 64", Model.THREADS, () -> Run.on(many, tasks, task));
        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            bench.add("virtual threads", Model.EVENT_LOOP, () -> Run.on(virtual, tasks, task));
        }
        bench.add("event loop", Model.EVENT_LOOP, () -> onLoop(tasks));
        return bench;
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
