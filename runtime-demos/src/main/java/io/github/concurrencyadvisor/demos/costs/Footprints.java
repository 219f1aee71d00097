package io.github.concurrencyadvisor.demos.costs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * How long a worker JVM takes to start, and what it and threads occupy.
 *
 * <p>Memory is measured in JVMs that are fresh: in an old one, threads get pages that were the process's before.
 */
final class Footprints {

    private static final int PLATFORM = 1_000;
    private static final int VIRTUAL = 10_000;
    private static final String NO_RSS = "the resident set is read from /proc, which only Linux has";

    private Footprints() {}

    /** Adds what can be measured to {@code values}, and the reason why not to {@code absent}. */
    static void measure(int starts, Map<Constant, Double> values, Map<Constant, String> absent, Progress progress)
            throws InterruptedException, ExecutionException {
        double[] millis = new double[starts];
        double[] residentKb = new double[starts];
        for (int i = 0; i < starts; i++) {
            progress.at("start of a worker JVM", i, starts);
            long from = System.nanoTime();
            try (ProcessPool pool = new ProcessPool(1)) {
                pool.submit(() -> 0).get();
                millis[i] = (System.nanoTime() - from) / 1e6;
                residentKb[i] = pool.submit(Footprints::residentKb).get();
            }
        }
        values.put(Constant.WORKER_START_MILLIS, Times.undisturbed(millis));
        put(Constant.WORKER_JVM_KB, Times.undisturbed(residentKb), values, absent);
        progress.at("memory of threads", 0, 1);
        put(Constant.PLATFORM_THREAD_KB, inFreshJvm(Footprints::perPlatformThread), values, absent);
        if (VirtualThreads.available()) {
            put(Constant.VIRTUAL_THREAD_KB, inFreshJvm(Footprints::perVirtualThread), values, absent);
        }
    }

    private static void put(
            Constant constant, double value, Map<Constant, Double> values, Map<Constant, String> absent) {
        if (Double.isNaN(value)) {
            absent.put(constant, NO_RSS);
        } else {
            values.put(constant, Math.max(0, value));
        }
    }

    private static double inFreshJvm(ProcessPool.Task<Double> task) throws InterruptedException, ExecutionException {
        try (ProcessPool pool = new ProcessPool(1)) {
            return pool.submit(task).get();
        }
    }

    private static double perPlatformThread() throws InterruptedException, IOException {
        return perThread(Executors.newCachedThreadPool(), PLATFORM);
    }

    private static double perVirtualThread() throws InterruptedException, IOException {
        return perThread(VirtualThreads.executor(), VIRTUAL);
    }

    /**
     * What each thread adds while all of them wait, in KB; not a number where that is not known. The first tenth is not
     * counted: it pays for what is there once.
     */
    private static double perThread(ExecutorService threads, int count) throws InterruptedException, IOException {
        int first = count / 10;
        CountDownLatch leave = new CountDownLatch(1);
        try {
            start(threads, first, leave);
            double before = residentKb();
            start(threads, count - first, leave);
            return (residentKb() - before) / (count - first);
        } finally {
            leave.countDown();
            threads.shutdown();
        }
    }

    /** Returns when all of them have come to their wait. */
    private static void start(ExecutorService threads, int count, CountDownLatch leave) throws InterruptedException {
        CountDownLatch there = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                there.countDown();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        there.await();
    }

    /** VmRSS of this process (proc(5)). */
    private static double residentKb() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status, UTF_8).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
