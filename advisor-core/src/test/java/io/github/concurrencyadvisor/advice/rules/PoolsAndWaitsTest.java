package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges of the rules about pools, about waiting for other threads, and about processes. */
class PoolsAndWaitsTest {

    @TempDir
    Path folder;

    @Test
    void aPoolGrowsWhereItsQueueIsBoundedOrItsCoreIsItsMaximum() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    static final int CORE = 2;
                    Executor bad() { return new ThreadPoolExecutor(CORE, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: new ThreadPoolExecutor never has more than 2 threads.*"
                    Executor bounded() { return new ThreadPoolExecutor(2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(100)); }
                    Executor fixed() { return new ThreadPoolExecutor(8, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    Executor direct() { return new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>()); }
                    Executor given(int core, BlockingQueue<Runnable> queue) { return new ThreadPoolExecutor(core, 8, 1, TimeUnit.SECONDS, queue); }
                }
                """);
    }

    @Test
    void anEndlessPoolDoesHarmOnlyWhereItsTasksWait() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final Executor waiting = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>()); // want "UnboundedPoolForBlockingWork: A.nap sleeps .*"
                    private final Executor computing = Executors.newCachedThreadPool();
                    private final Executor open = Executors.newCachedThreadPool(); // want "UnboundedPoolForBlockingWork: Executors.newCachedThreadPool has no largest size and .*"
                    private final Executor fixed = Executors.newFixedThreadPool(8);
                    private final Executor given;
                    A(Executor given) { this.given = given; }
                    void work(Runnable any) {
                        waiting.execute(() -> nap());
                        computing.execute(() -> Integer.toString(1));
                        open.execute(any);
                        fixed.execute(() -> nap());
                        given.execute(() -> nap());
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aHandOverPaysWhereTheCallerDoesSomethingMeanwhile() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService one = Executors.newSingleThreadExecutor();
                    int bad(ExecutorService pool, Callable<Integer> task) throws Exception {
                        return pool.submit(task).get(); // want "SubmitThenWaitAtOnce: Future.get waits at once for what ExecutorService.submit hands over"
                    }
                    int limited(ExecutorService pool, Callable<Integer> task) throws Exception {
                        return pool.submit(task).get(1, TimeUnit.SECONDS);
                    }
                    int meanwhile(ExecutorService pool, Callable<Integer> task) throws Exception {
                        Future<Integer> begun = pool.submit(task);
                        int own = task.call();
                        return own + begun.get();
                    }
                    int confined(Callable<Integer> task) throws Exception {
                        return one.submit(task).get();
                    }
                    void all(CompletableFuture<Void> a, CompletableFuture<Void> b) {
                        CompletableFuture.allOf(a, b).join();
                    }
                }
                """);
    }

    @Test
    void aMethodThatReturnsAFutureDoesNotWaitForAnother() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.CompletableFuture;
                abstract class A {
                    abstract CompletableFuture<String> user(int id);
                    CompletableFuture<String> bad(int id) {
                        String user = user(id).join(); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for what A.user begins, in A.bad, which returns a future itself"
                        return user(user.length());
                    }
                    CompletableFuture<String> composed(int id) {
                        return user(id).thenCompose(user -> user(user.length()));
                    }
                    String waits(int id) {
                        return user(id).join();
                    }
                }
                """);
    }

    @Test
    void aTaskWaitsForItselfOnlyInTheSamePoolOfLimitedSize() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService few = Executors.newFixedThreadPool(2);
                    private final ExecutorService other = Executors.newFixedThreadPool(2);
                    private final ForkJoinPool forks = new ForkJoinPool(2);
                    void start(List<Callable<String>> parts) {
                        few.execute(() -> bad(parts));
                        few.execute(() -> elsewhere(parts));
                        forks.execute(() -> joins(parts));
                    }
                    private void bad(List<Callable<String>> parts) {
                        try {
                            few.invokeAll(parts); // want "PoolSelfWait: ExecutorService.invokeAll waits for what .* hands to the pool that runs A.bad itself"
                        } catch (InterruptedException e) { }
                    }
                    private void elsewhere(List<Callable<String>> parts) {
                        try {
                            other.invokeAll(parts);
                        } catch (InterruptedException e) { }
                    }
                    private void joins(List<Callable<String>> parts) {
                        forks.invokeAll(parts);
                    }
                    void outside(List<Callable<String>> parts) throws InterruptedException {
                        few.invokeAll(parts);
                    }
                }
                """);
    }

    @Test
    void aProcessThatIsReadOrRedirectedIsWaitedForLast() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class A {
                    void bad(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        p.getInputStream().readAllBytes();
                        p.getErrorStream().readAllBytes(); // want "WaitForBeforeDrain: what Process.getErrorStream returns is read only after .*"
                        p.waitFor();
                    }
                    void readFirst(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        p.getInputStream().readAllBytes();
                        p.waitFor();
                    }
                    void toFile(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectOutput(new File("log")).start();
                        p.waitFor();
                        p.getErrorStream().readAllBytes();
                    }
                    void inThreads(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        new Thread(() -> drain(p.getErrorStream())).start();
                        drain(p.getInputStream());
                        p.waitFor();
                    }
                    static void drain(InputStream in) {
                        try { in.readAllBytes(); } catch (IOException e) { }
                    }
                }
                """);
    }
}
