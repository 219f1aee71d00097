package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Two threads that take turns: what it costs to let the other go on and to wait for it. */
final class PingPong {

    private static final int TURNS = 200;

    private PingPong() {}

    /** Adds what a turn costs; of virtual threads where there are any. */
    static void measure(int repetitions, Map<Constant, Double> values) throws InterruptedException, ExecutionException {
        double[] platform = new double[repetitions];
        double[] virtual = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            platform[i] = microsEach(Executors.newFixedThreadPool(2));
            if (VirtualThreads.available()) {
                virtual[i] = microsEach(VirtualThreads.executor());
            }
        }
        values.put(Constant.PLATFORM_SWITCH_MICROS, Times.undisturbed(platform));
        if (VirtualThreads.available()) {
            values.put(Constant.VIRTUAL_SWITCH_MICROS, Times.undisturbed(virtual));
        }
    }

    private static double microsEach(ExecutorService threads) throws InterruptedException, ExecutionException {
        try {
            Semaphore ping = new Semaphore(0);
            Semaphore pong = new Semaphore(0);
            Future<Long> first = threads.submit(() -> {
                long from = System.nanoTime();
                for (int i = 0; i < TURNS; i++) {
                    ping.release();
                    pong.acquire();
                }
                return System.nanoTime() - from;
            });
            Future<Boolean> second = threads.submit(() -> {
                for (int i = 0; i < TURNS; i++) {
                    ping.acquire();
                    pong.release();
                }
                return true;
            });
            second.get();
            return first.get() / 1e3 / (2.0 * TURNS);
        } finally {
            threads.shutdownNow();
        }
    }
}
