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
                        // declares InterruptedException only since Java 22
                        try { forks.invokeAll(parts); } catch (Exception e) { }
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

    @Test
    void aLockHolderMayWaitOnlyWhereItLetsTheLockGo() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                import java.util.concurrent.locks.*;
                class A {
                    private final Lock lock = new ReentrantLock();
                    void bad() throws InterruptedException {
                        lock.lock();
                        try {
                            Thread.sleep(100); // want "SleepUnderLock: Thread.sleep sleeps while A.bad holds a lock"
                        } finally {
                            lock.unlock();
                        }
                    }
                    void after() throws InterruptedException {
                        lock.lock();
                        lock.unlock();
                        Thread.sleep(100);
                    }
                    synchronized void waits() throws InterruptedException { wait(); }
                    synchronized String asked(Future<String> f) throws Exception { return f.isDone() ? f.get() : ""; }
                    synchronized String limited(Future<String> f) throws Exception { return f.get(1, TimeUnit.SECONDS); }
                    synchronized String badWait(Future<String> f) throws Exception { return f.get(); } // want "UntimedWait: Future.get waits for another thread without a limit while A.badWait holds a monitor"
                    String unlocked(Future<String> f) throws Exception { return f.get(); }
                }
                """);
    }

    @Test
    void aPoolThatOthersMayCloseIsTheirMatter() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private ExecutorService kept;
                    void bad(Runnable task) {
                        ExecutorService pool = Executors.newCachedThreadPool(); // want "ExecutorNeverClosed: the pool of Executors.newCachedThreadPool is never closed and .*"
                        pool.execute(task);
                    }
                    ExecutorService returned(Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(task);
                        return pool;
                    }
                    void keeps(Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(task);
                        kept = pool;
                    }
                    void handsOn(Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(task);
                        end(pool);
                    }
                    void closesItself(Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(() -> { task.run(); pool.shutdown(); });
                    }
                    private static void end(ExecutorService pool) { pool.shutdownNow(); }
                }
                """);
    }

    @Test
    void workersAndFewProcessesAreNotOnePerItem() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                class A {
                    void bad(List<String> names) {
                        for (String name : names) {
                            new Thread(() -> name.strip()).start(); // want "ThreadPerTaskInLoop: new Thread makes a platform thread of its own for each item of a loop in A.bad"
                        }
                    }
                    void workers(int count, Runnable worker) {
                        for (int i = 0; i < count; i++) {
                            new Thread(() -> worker.run()).start();
                        }
                    }
                    void badProcesses(List<String> names) throws Exception {
                        for (String name : names) {
                            Runtime.getRuntime().exec(name); // want "ProcessPerItem: Runtime.exec starts a process in each turn of a loop of A.badProcesses"
                        }
                    }
                    void two() throws Exception {
                        for (int i = 0; i < 2; i++) {
                            Runtime.getRuntime().exec("true");
                        }
                    }
                    void one(String name) throws Exception { Runtime.getRuntime().exec(name); }
                }
                """);
    }

    @Test
    void aValueThatIsMadeOfItselfInALoopEnds() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    CompletableFuture<String> chain(int n) {
                        CompletableFuture<String> all = CompletableFuture.completedFuture("");
                        for (int i = 0; i < n; i++) {
                            all = all.thenCombine(CompletableFuture.completedFuture("x"), String::concat);
                            all = all.thenApplyAsync(s -> s + "y", pool);
                        }
                        return all;
                    }
                }
                """);
    }
}
