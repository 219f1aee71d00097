package io.github.concurrencyadvisor.demos.misuse;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    private long due = System.nanoTime() + PERIOD; // the ticking thread's
    private long lagBefore; // as well

    private Ticker() {}

    /** As a timer of an event loop. */
    static Ticker onLoop(ScheduledExecutorService loop) {
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
        long lag = Math.max(0, now - due);
        lags.add(lag);
        due += PERIOD;
        // A loop that starts late stays late by as much; one that makes up for what it missed is less so with each
        // tick.
        boolean keepsPace = Math.abs(lag - lagBefore) < PERIOD / 2;
        lagBefore = lag;
        if (stopping && keepsPace) {
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
