package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the common pool is given, where it is not known in full. */
class CommonPoolTest {

    @TempDir
    Path folder;

    @Test
    void whoeverHandsOnWhatItIsGivenCannotKnowThatItNeverWaits() {
        Wants.checkBothWays(folder, """
                package p;
                import java.util.concurrent.*;
                import java.util.function.Supplier;
                class Background {
                    static CompletableFuture<Void> run(Runnable task) {
                        return CompletableFuture.runAsync(task); // want "BlockingCallInCommonPool: Background.run is given what CompletableFuture.runAsync runs on .*"
                    }
                    static <T> CompletableFuture<T> logged(Supplier<T> task) {
                        return CompletableFuture.supplyAsync(() -> { // want "BlockingCallInCommonPool: Background.logged is given what .*"
                            try {
                                return task.get();
                            } catch (RuntimeException e) {
                                System.err.println(e);
                                throw e;
                            }
                        });
                    }
                    static CompletableFuture<Void> on(Executor executor, Runnable task) {
                        return CompletableFuture.runAsync(task, executor);
                    }
                    static CompletableFuture<Void> twice(Runnable task) {
                        return run(task).thenRun(task);
                    }
                }
                """);
    }

    @Test
    void aWrapperRunsWhereItsCallerChoseByTheMethodThatItCalls() {
        Wants.checkBothWays(folder, """
                package p;
                import java.util.concurrent.CompletableFuture;
                import java.util.function.Function;
                class Named<T> extends CompletableFuture<T> {
                    private final CompletableFuture<T> inner = new CompletableFuture<>();
                    @Override
                    public <U> CompletableFuture<U> thenApplyAsync(Function<? super T, ? extends U> next) {
                        return inner.thenApplyAsync(next);
                    }
                    <U> CompletableFuture<U> then(Function<? super T, ? extends U> next) {
                        return inner.thenApplyAsync(next); // want "BlockingCallInCommonPool: Named.then is given what CompletableFuture.thenApplyAsync runs on .*"
                    }
                }
                """);
    }

    @Test
    void whatIsOnlyGivenWorkThatNeverWaitsIsLeftAlone() {
        Wants.check(folder, """
                package p;
                import java.util.concurrent.CompletableFuture;
                import java.util.function.Supplier;
                class Sums {
                    private static CompletableFuture<Integer> later(Supplier<Integer> work) {
                        return CompletableFuture.supplyAsync(work);
                    }
                    static CompletableFuture<Integer> sum(int[] numbers) {
                        return later(() -> {
                            int sum = 0;
                            for (int n : numbers) { sum += n; }
                            return sum;
                        });
                    }
                }
                """);
    }

    @Test
    void aTaskInsideATaskIsFollowedToWhoGaveIt() {
        Wants.check(folder, """
                package p;
                import java.util.concurrent.CompletableFuture;
                class A {
                    static void later(Runnable task) {
                        CompletableFuture.runAsync(() -> { // want "BlockingCallInCommonPool: A.later is given .*"
                            task.run();
                            System.nanoTime();
                        });
                    }
                    void use(java.io.File file) {
                        later(() -> file.delete()); // want "BlockingCallInCommonPool: File.delete waits for the file system on the common .*"
                    }
                }
                """);
    }

    @Test
    void listenersMayWaitOnWhateverTheyLike() {
        Wants.checkSourceAlone(folder, """
                package p;
                import com.acme.Listener;
                import com.acme.Event;
                import com.acme.Ledger;
                import java.util.*;
                import java.util.concurrent.*;
                class Events {
                    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
                    private final Ledger ledger = new Ledger();
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void fire(Event event) {
                        listeners.parallelStream().forEach(one -> one.onEvent(event)); // want "BlockingCallInCommonPool: nothing is known of Listener.onEvent, which Stream.forEach runs on .*"
                    }
                    void fireInTurn(Event event) {
                        listeners.forEach(one -> one.onEvent(event));
                    }
                    void book(Event event) {
                        CompletableFuture.runAsync(() -> ledger.book(event)); // want "BlockingCallInCommonPool: nothing is known of Ledger.book, .*"
                        CompletableFuture.runAsync(() -> ledger.book(event), pool);
                    }
                    Future<?> rendered(Event event) {
                        return CompletableFuture.supplyAsync(() -> ledger.renderAsText(event));
                    }
                    void close() { pool.shutdown(); }
                }
                """);
    }

    @Test
    void ofATaskOneWaitOfEachKindIsEnoughSaid() {
        Wants.check(folder, """
                import java.nio.file.*;
                import java.util.concurrent.*;
                class A {
                    CompletableFuture<String> read(Path path) {
                        return CompletableFuture.supplyAsync(() -> {
                            try {
                                if (!Files.exists(path)) return "";
                                String text = Files.readString(path); // want "BlockingCallInCommonPool: Files.readString .*"
                                Files.writeString(path, text + text);
                                Thread.sleep(100); // want "BlockingCallInCommonPool: Thread.sleep .*"
                                return text;
                            } catch (Exception e) {
                                return "";
                            }
                        });
                    }
                }
                """);
    }

    @Test
    void lookingUpIsNoWorkForAPool() {
        Wants.checkSourceAlone(folder, """
                package p;
                import com.acme.*;
                import java.util.*;
                import java.util.stream.*;
                class Orders {
                    Set<String> names(Collection<Order> orders) {
                        return orders.parallelStream() // want "TinyParallelStream: Stream.map is given a function that only looks something up, .*"
                                .map(order -> order.getCustomer().getName()).collect(Collectors.toSet());
                    }
                    Set<Price> priced(Collection<Order> orders, Prices prices) {
                        return orders.parallelStream().map(order -> prices.computeFor(order)).collect(Collectors.toSet());
                    }
                }
                """);
    }

    @Test
    void aParallelStreamRunsInTheForkJoinPoolThatAloneStartsIt() {
        Wants.check(folder, """
                package p;
                import java.nio.file.*;
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ForkJoinPool own = new ForkJoinPool(8);
                    void start(List<Path> paths) {
                        own.submit(() -> alone(paths));
                        own.submit(() -> both(paths));
                    }
                    public static void main(String[] args) { both(List.of()); }
                    private static void alone(List<Path> paths) {
                        paths.parallelStream().forEach(path -> load(path));
                    }
                    private static void both(List<Path> paths) {
                        paths.parallelStream().forEach(path -> load(path)); // want "BlockingCallInCommonPool: A.load waits for the file system .*"
                    }
                    private static void stage(List<Path> paths) {
                        paths.forEach(path -> CompletableFuture.runAsync(() -> load(path))); // want "BlockingCallInCommonPool: A.load waits for the file system .*"
                    }
                    static void load(Path path) { try { Files.readString(path); } catch (java.io.IOException e) { } }
                }
                """);
    }

    @Test
    void aMethodIsJudgedByWhatItIsGivenItself() {
        Wants.checkBothWays(folder, """
                package p;
                import java.util.concurrent.CompletableFuture;
                import java.util.function.Supplier;
                class Sums {
                    private static CompletableFuture<Integer> later(Supplier<Integer> work) {
                        return CompletableFuture.supplyAsync(work);
                    }
                    static CompletableFuture<Integer> any(Supplier<Integer> work) {
                        return CompletableFuture.supplyAsync(work); // want "BlockingCallInCommonPool: Sums.any is given what .*"
                    }
                    static CompletableFuture<Integer> sum(int n) { return later(() -> n * n); }
                }
                """);
    }

    @Test
    void whatAStreamsStepGivesIsForItsResult() {
        List<Finding> findings =
                Compiled.writtenIn(folder, """
                package p;
                import com.acme.*;
                import java.util.*;
                import java.util.concurrent.CompletableFuture;
                import java.util.stream.*;
                class Orders {
                    Set<Price> step(Collection<Order> orders, Prices prices) {
                        return orders.parallelStream().map(order -> prices.bookFor(order)).collect(Collectors.toSet());
                    }
                    void each(Collection<Order> orders, Prices prices) {
                        orders.parallelStream().forEach(order -> prices.bookFor(order));
                    }
                    void stage(Order order, Prices prices) {
                        CompletableFuture.runAsync(() -> prices.bookFor(order));
                    }
                    void computing(Order order, Prices prices, int n) {
                        CompletableFuture.runAsync(() -> {
                            int sum = 0;
                            for (int a = 0; a < n; a++) { for (int b = 0; b < n; b++) { sum += a ^ b; } }
                            prices.bookFor(order);
                        });
                    }
                }
                """).analyzeSourceAlone().findings();

        assertThat(findings)
                .extracting(finding -> finding.method().name(), Finding::advice)
                .containsExactly(
                        tuple(
                                "each",
                                "leave the stream sequential, or run it on a pool of its own if it may wait for I/O or"
                                        + " a lock"),
                        tuple("stage", "pass an executor of its own if it may wait for I/O or a lock"));
    }

    @Test
    void aStreamIsParallelAsAWholeByTheLastWord() {
        Wants.checkBothWays(folder, """
                package p;
                import java.nio.file.*;
                import java.util.*;
                import java.util.stream.*;
                class Names {
                    interface Person { String name(); }
                    record Named(String name) implements Person {}
                    Set<String> late(List<Named> all) {
                        return all.stream().map(Named::name).parallel().collect(Collectors.toSet()); // want "TinyParallelStream: Stream.map is given a function that .*"
                    }
                    void lateAndSlow(List<Path> all) {
                        all.stream().map(path -> Files.exists(path)).parallel().forEach(found -> { }); // want "BlockingCallInCommonPool: Files.exists .*"
                    }
                    void takenBack(List<Path> all) {
                        all.parallelStream().map(path -> Files.exists(path)).sequential().forEach(found -> { });
                    }
                    void asked(Iterable<String> roles, Set<Named> into) {
                        StreamSupport.stream(roles.spliterator(), true).forEach(role -> into.add(new Named(role))); // want "TinyParallelStream: Stream.forEach is given a function that .*"
                    }
                    void notAsked(Iterable<String> roles, Set<Named> into) {
                        StreamSupport.stream(roles.spliterator(), false).forEach(role -> into.add(new Named(role)));
                    }
                }
                """);
    }
}
