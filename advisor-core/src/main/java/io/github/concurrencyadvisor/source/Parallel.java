package io.github.concurrencyadvisor.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applies a function to many things with several threads of its own, each with a large stack. */
public final class Parallel {

    /**
     * Syntax trees are parsed and read by descent, and code that a program wrote may nest thousands deep. Only what is used of a
     * stack takes memory.
     */
    private static final long STACK_BYTES = 16 << 20;

    private Parallel() {}

    /**
     * The function's results in the order of the items, whatever thread made them.
     *
     * @param weight the heaviest items are taken first, so that no thread ends long after the others
     * @param workers called once in each thread: what a function holds is never shared
     */
    public static <I, R> List<R> map(
            List<I> items, int threads, ToLongFunction<I> weight, Supplier<Function<I, R>> workers) {
        if (items.isEmpty()) {
            return List.of();
        }
        long[] weights = items.stream().mapToLong(weight).toArray();
        List<Integer> order = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -weights[i]).thenComparing(i -> i))
                .toList();
        Results<R> results = new Results<>(items.size());
        AtomicInteger next = new AtomicInteger();
        run(Math.min(threads, items.size()), () -> {
            Function<I, R> function = workers.get();
            for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
                int item = order.get(i);
                results.set(item, function.apply(items.get(item)));
            }
        });
        return results.all();
    }

    /** Each slot is written by one thread and read after all threads have ended. */
    private static final class Results<R> {
        private final List<@Nullable R> slots;

        Results(int size) {
            slots = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                slots.add(null);
            }
        }

        void set(int at, R result) {
            slots.set(at, result);
        }

        List<R> all() {
            List<R> all = new ArrayList<>(slots.size());
            for (R slot : slots) {
                if (slot != null) {
                    all.add(slot);
                }
            }
            return all;
        }
    }

    private static void run(int threads, Runnable work) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(null, task, "advisor-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(work));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the advisor's threads", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker of the advisor failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
