package io.github.concurrencyadvisor.demos.misuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A pool of as many threads as cores, for calls that wait.
 *
 * <p>By Little's law as many requests are under way as arrive in the time that one takes. With fewer threads than that a queue
 * forms and grows as long as requests arrive, although the cores are idle.
 */
public final class UndersizedPool implements Misuse {

    private static final int REQUESTS_A_CORE = 32;
    private static final int A_SECOND_A_CORE = 40;
    private static final Duration DELAY = Duration.ofMillis(50);

    @Override
    public String name() {
        return "undersized-pool";
    }

    @Override
    public String summary() {
        return "a pool of as many threads as cores waits for a service";
    }

    @Override
    public String rule() {
        return "UndersizedPoolForSlowIo";
    }

    /** Requests that arrive at a steady pace, whether or not the ones before are answered. */
    record Arrivals(int count, int aSecond) {

        /** Waits for the next one; returns when it was due. */
        long await(long from, int number) throws InterruptedException {
            long due = from + number * TimeUnit.SECONDS.toNanos(1) / aSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            return due;
        }
    }

    /** As many threads as cores, as for computing. Returns how long each request took, in nanoseconds. */
    static List<Long> bad(SlowService service, Arrivals requests) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Long>> latencies = new ArrayList<>();
            long from = System.nanoTime();
            for (int i = 0; i < requests.count(); i++) {
                long due = requests.await(from, i);
                latencies.add(pool.submit(() -> {
                    service.ask("request");
                    return System.nanoTime() - due;
                }));
            }
            return Answers.of(latencies);
        } finally {
            pool.shutdownNow();
        }
    }

    /** As many threads as requests are under way, and a quarter more since they do not come quite so evenly. */
    static List<Long> good(SlowService service, Arrivals requests) throws InterruptedException, ExecutionException {
        double underWay = requests.aSecond() * service.delay().toMillis() / 1e3;
        ExecutorService pool = Executors.newFixedThreadPool((int) Math.ceil(1.25 * underWay));
        try {
            List<Future<Long>> latencies = new ArrayList<>();
            long from = System.nanoTime();
            for (int i = 0; i < requests.count(); i++) {
                long due = requests.await(from, i);
                latencies.add(pool.submit(() -> {
                    service.ask("request");
                    return System.nanoTime() - due;
                }));
            }
            return Answers.of(latencies);
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        Arrivals requests = new Arrivals(effort.of(REQUESTS_A_CORE * cores), A_SECOND_A_CORE * cores);
        try (SlowService service = SlowService.start(DELAY)) {
            List<Long> bad = bad(service, requests);
            List<Long> good = good(service, requests);
            Answers.checkSame(bad.size(), good.size());
            return Harm.of(
                    requests.count() + " requests, " + requests.aSecond() + " a second, that are answered after "
                            + DELAY.toMillis() + " ms, on " + cores + " cores",
                    new Harm.Figure("time until a request is answered, median", "ms", median(bad), median(good)));
        }
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1e6;
    }
}
