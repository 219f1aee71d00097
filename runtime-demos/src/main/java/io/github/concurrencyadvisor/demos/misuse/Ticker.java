package io.github.concurrencyadvisor.demos.misuse;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What others on the same threads feel: it is due every 5 ms and notes how late it runs.
 *
 * <p>A tick that is missed is made up for and counts as late as it is, so that a stall counts with its whole length.
 */
final class Ticker {

    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int PATIENCE_SECONDS = 10;

    private final Queue<Long> lags = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> upToDate = new CompletableFuture<>();
    private volatile boolean stopping;

    /** A loop counts from when it is told, which is a little later than here: that much it is never up to date. */
    private static final long SLACK = 4 * PERIOD;

    private long due = System.nanoTime() + PERIOD; // the ticking thread's

    private Ticker() {}

    /** As a timer of an event loop. */
    static Ticker onLoop(ScheduledExecutorService loop) throws ExecutionException, InterruptedException {
        // The first timer of a loop starts its thread and loads its classes, which is not what is measured.
        loop.schedule(() -> {}, 0, TimeUnit.NANOSECONDS).get();
        Ticker ticker = new Ticker();
        Future<?> ticking = loop.scheduleAtFixedRate(ticker::tick, PERIOD, PERIOD, TimeUnit.NANOSECONDS);
        var unused = ticker.upToDate.whenComplete((nothing, failure) -> ticking.cancel(false));
        return ticker;
    }

    /** As a task that sleeps. */
    static Ticker onThreadOf(ExecutorService threads) {
        Ticker ticker = new Ticker();
        threads.execute(ticker::run);
        return ticker;
    }

    private void run() {
        try {
            while (!upToDate.isDone()) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                tick();
            }
        } catch (InterruptedException e) {
            upToDate.completeExceptionally(e);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        lags.add(Math.max(0, now - due));
        due += PERIOD;
        if (stopping && due + SLACK - now > 0) {
            upToDate.complete(null);
        }
    }

    /** Ends it once it has made up for what it missed. */
    Lag stop() throws Exception {
        stopping = true;
        try {
            upToDate.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            upToDate.cancel(false);
        }
        List<Long> sorted = lags.stream().sorted().toList();
        return new Lag(sorted.get(sorted.size() / 2) / 1e6, sorted.get(sorted.size() - 1) / 1e6);
    }

    /** How late, in milliseconds. */
    record Lag(double median, double most) {}
}
