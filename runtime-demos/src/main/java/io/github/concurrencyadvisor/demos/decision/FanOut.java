package io.github.concurrencyadvisor.demos.decision;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Structured fan-out with final APIs only: all results, or the first failure and nothing left running.
 *
 * <p>A method that starts threads ends them before it returns, as it would close a file. The preview API for this has changed
 * in every release; an executor that lives as long as the method does the same.
 */
public final class FanOut implements Demo {

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public String summary() {
        return "structured: all answers, or the first failure and nothing left running";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException, TimeoutException {
        Duration limit = Duration.ofMinutes(1);
        List<Integer> answers =
                all(List.of(() -> after(stage, "first", 2, 10), () -> after(stage, "second", 1, 20)), limit);
        stage.say("both answered, in the order asked: " + answers);
        try {
            all(List.of(() -> after(stage, "asleep", 600, 10), () -> failAfter(stage, "failing", 1)), limit);
        } catch (ExecutionException e) {
            stage.say("one failed (" + e.getCause() + "), so the other, asleep for " + stage.length(600)
                    + ", was interrupted");
        }
    }

    /**
     * Runs each task in a thread of its own: virtual where there are such.
     *
     * @return the results in the order of the tasks
     * @throws ExecutionException with what the first task to fail threw; when this is thrown no task runs any more
     * @throws TimeoutException if not all are done by then; the same holds
     */
    static <T> List<T> all(List<Callable<T>> tasks, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + limit.toNanos();
        ExecutorService threads =
                VirtualThreads.available() ? VirtualThreads.executor() : Executors.newCachedThreadPool();
        try {
            CompletionService<T> completed = new ExecutorCompletionService<>(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(completed.submit(task));
            }
            for (int i = 0; i < tasks.size(); i++) {
                Future<T> next = completed.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new TimeoutException((tasks.size() - i) + " of " + tasks.size() + " tasks are not done");
                }
                next.get(); // throws if it failed
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            end(threads);
        }
    }

    /** Interrupts what runs and waits until it has ended; an interrupt of the wait is kept for the caller. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int after(Stage stage, String who, int units, int value) throws InterruptedException {
        stage.sleep(who, units);
        return value;
    }

    private static int failAfter(Stage stage, String who, int units) throws InterruptedException {
        stage.sleep(who, units);
        throw new IllegalStateException("no such page");
    }
}
