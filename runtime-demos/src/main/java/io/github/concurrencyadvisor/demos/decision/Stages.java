package io.github.concurrencyadvisor.demos.decision;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Mixed work, split at its boundary: what waits runs on a pool for waiting, what computes on one for computing.
 *
 * <p>Each stage names its executor. Without one it would run on the common pool, where a wait takes a thread from everybody.
 */
public final class Stages implements Demo {

    @Override
    public String name() {
        return "completable-future";
    }

    @Override
    public String summary() {
        return "mixed work: two loads combined and then computed, each on the pool made for it";
    }

    @Override
    public void run(Stage stage) {
        ExecutorService io = Executors.newFixedThreadPool(2);
        ExecutorService cpu = Executors.newFixedThreadPool(1);
        try {
            CompletableFuture<Integer> from = CompletableFuture.supplyAsync(() -> load(stage, "first load", 0), io);
            CompletableFuture<Integer> to =
                    CompletableFuture.supplyAsync(() -> load(stage, "second load", Primes.BOUND), io);
            String answer = from.thenCombineAsync(to, (low, high) -> count(stage, low, high), cpu)
                    .thenApply(primes -> primes + " primes between two bounds that were loaded at once")
                    .join();
            stage.say(answer);
        } finally {
            io.shutdownNow();
            cpu.shutdownNow();
        }
    }

    /** Stands for a query that takes a unit. */
    private static int load(Stage stage, String who, int value) {
        try {
            stage.sleep(who, 1);
            return value;
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private static int count(Stage stage, int from, int to) {
        return stage.timeline().computing("count", () -> Primes.count(from, to));
    }
}
