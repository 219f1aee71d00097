package io.github.concurrencyadvisor.demos.misuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tasks of a pool that wait for other tasks of the same pool.
 *
 * <p>Once every thread runs a task that waits for one in the queue, none is left to run that one: the pool stands still for ever.
 * It takes load to show: with one order at a time all is well. Here a time-out ends it.
 */
public final class NestedSubmit implements Misuse {

    private static final int ORDERS = 20; // with few of them nothing happens
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Override
    public String name() {
        return "nested-submit";
    }

    @Override
    public String summary() {
        return "tasks of a pool wait for tasks of the same pool";
    }

    @Override
    public String rule() {
        return "PoolSelfWait";
    }

    /** The pool that prices the orders also looks up their taxes. */
    static List<String> bad(SlowService service, List<String> orders) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> prices = new ArrayList<>();
            for (String order : orders) {
                prices.add(pool.submit(() -> {
                    Future<String> tax = pool.submit(() -> service.ask("tax of " + order));
                    String net = service.ask(order);
                    return net + tax.get();
                }));
            }
            return Answers.inTime(prices, PATIENCE);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Taxes have a pool of their own: what is waited for never queues behind what waits for it. */
    static List<String> good(SlowService service, List<String> orders) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        ExecutorService taxes = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> prices = new ArrayList<>();
            for (String order : orders) {
                prices.add(pool.submit(() -> {
                    Future<String> tax = taxes.submit(() -> service.ask("tax of " + order));
                    String net = service.ask(order);
                    return net + tax.get();
                }));
            }
            return Answers.inTime(prices, PATIENCE);
        } finally {
            pool.shutdownNow();
            taxes.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        List<String> orders = Answers.questions(ORDERS);
        try (SlowService service = SlowService.start(DELAY)) {
            Timed<List<String>> bad = Timed.of(() -> bad(service, orders));
            Timed<List<String>> good = Timed.of(() -> good(service, orders));
            return Harm.of(
                    orders.size() + " orders in a pool of 4 threads, given up after " + PATIENCE.toMillis() + " ms",
                    new Harm.Figure(
                            "orders that never get a price",
                            "",
                            orders.size() - bad.result().size(),
                            orders.size() - good.result().size()),
                    new Harm.Figure("time", "ms", bad.millis(), good.millis()));
        }
    }
}
