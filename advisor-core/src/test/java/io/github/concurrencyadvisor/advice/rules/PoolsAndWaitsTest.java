package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.testing.Compiled;
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
                    Executor large() { return new ThreadPoolExecutor(2, 8, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1000000)); } // want "IneffectiveMaximumPoolSize: new ThreadPoolExecutor has 2 threads until 1000000 tasks wait in its queue, .*"
                    Executor fixed() { return new ThreadPoolExecutor(8, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    Executor direct() { return new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>()); }
                    static class Refusing extends LinkedBlockingQueue<Runnable> { @Override public boolean offer(Runnable task) { return false; } }
                    Executor refusing() { return new ThreadPoolExecutor(2, 8, 1, TimeUnit.SECONDS, new Refusing()); }
                    Executor given(int core, BlockingQueue<Runnable> queue) { return new ThreadPoolExecutor(core, 8, 1, TimeUnit.SECONDS, queue); }
                }
                """);
    }

    @Test
    void aPoolOfAnOwnClassIsWhatItsSuperclassIsGiven() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class Counting extends ThreadPoolExecutor {
                    Counting(int core, int most, BlockingQueue<Runnable> queue) {
                        super(core, most, 30, TimeUnit.SECONDS, queue, task -> new Thread(task));
                    }
                }
                class Plain extends Counting {
                    Plain(int most) { super(1, most, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: new Counting never has more than one thread, .*"
                }
                class A {
                    ThreadPoolExecutor bad(int threads) {
                        return new Counting(1, threads, new LinkedBlockingQueue<>()); // want "IneffectiveMaximumPoolSize: new Counting never has more than one thread, since its queue has no bound, on a pool of platform threads"
                    }
                    ThreadPoolExecutor bounded(int threads) {
                        return new Counting(1, threads, new ArrayBlockingQueue<>(10));
                    }
                    ThreadPoolExecutor same(int threads) {
                        return new Counting(threads, threads, new LinkedBlockingQueue<>());
                    }
                }
                """);
    }

    @Test
    void sizesThatAreSettingsDifferUnlessTheCodeShowsThemToBeTheSame() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    interface Settings { int core(); int most(); int size(String of); }
                    private final int core = Integer.getInteger("core");
                    private final int most = Integer.getInteger("most");
                    Executor bounded(int most) { return pool(1, most, new LinkedBlockingQueue<>(most)); }
                    Executor one(int most) { return new ThreadPoolExecutor(1, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: new ThreadPoolExecutor never has more than one thread, .*"
                    Executor two(int core, int most) { return new ThreadPoolExecutor(core, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: new ThreadPoolExecutor never has more than the threads of its core, .*"
                    Executor read(Settings settings) { return new ThreadPoolExecutor(settings.core(), settings.most(), 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: .*"
                    Executor named(Settings settings) { return new ThreadPoolExecutor(settings.size("core"), settings.size("most"), 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: .*"
                    Executor kept() { return new ThreadPoolExecutor(core, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: .*"
                    Executor doubled(int core) { return new ThreadPoolExecutor(core, core * 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); } // want "IneffectiveMaximumPoolSize: .*"
                    Executor same(int size) { return new ThreadPoolExecutor(size, size, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    Executor sameRead(Settings settings) { return new ThreadPoolExecutor(settings.size("any"), settings.size("any"), 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    Executor sameComputed(int size) { int twice = size * 2; return new ThreadPoolExecutor(twice, twice, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    Executor either(int core, int most) { return new ThreadPoolExecutor(core < most ? core : most, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                    private static Executor pool(int core, int most, BlockingQueue<Runnable> queue) { return new ThreadPoolExecutor(core, most, 1, TimeUnit.SECONDS, queue); }
                    Executor fixed(int size) { return fixed(size, size); }
                    private static Executor fixed(int core, int most) { return new ThreadPoolExecutor(core, most, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
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
                        if (!cleaning) {
                            housekeeping.execute(cleaner);
                        }
                    }
                    private final Executor housekeeping = Executors.newCachedThreadPool();
                    private final Runnable cleaner = () -> nap();
                    private boolean cleaning;
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
    void aTaskThatGivesAFutureDoesNotWaitForAnother() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                import java.util.function.*;
                abstract class A {
                    abstract CompletableFuture<String> user(int id);
                    abstract String find(int id);
                    CompletableFuture<Integer> bad(int id, Executor pool) {
                        return CompletableFuture.supplyAsync(() -> user(id).join().length(), pool); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for what A.user begins, in a task of which the result is a future itself"
                    }
                    CompletableFuture<Integer> composed(int id) {
                        return user(id).thenApply(String::length);
                    }
                    CompletableFuture<Integer> waitsForNoFuture(int id, Executor pool) {
                        return CompletableFuture.supplyAsync(() -> find(id).length(), pool);
                    }
                    Future<Integer> plain(int id, ExecutorService pool) {
                        return pool.submit(() -> user(id).join().length()); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits at once for what A.user begins"
                    }
                    CompletableFuture<Integer> ofPlain(Callable<Integer> task, ExecutorService other, Executor pool) {
                        return CompletableFuture.supplyAsync(() -> {
                            try { return other.submit(task).get(1, TimeUnit.SECONDS); } catch (Exception e) { return 0; }
                        }, pool);
                    }
                    CompletableFuture<Integer> ready(Executor pool) {
                        return CompletableFuture.supplyAsync(() -> CompletableFuture.completedFuture(1).join(), pool);
                    }
                }
                """);
    }

    @Test
    void aSignalThatIsMadeToBeWaitedForIsAFutureByHand() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                import java.util.function.Consumer;
                abstract class A {
                    interface Listener { void done(String answer); void failed(Exception why); }
                    abstract void ask(int id, Consumer<String> listener);
                    abstract void tell(int id, Listener listener);
                    abstract void prepare();
                    void byLatch(int id) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ask(id, answer -> done.countDown());
                        if (!done.await(3, TimeUnit.SECONDS)) { // want "SubmitThenWaitAtOnce: CountDownLatch.await waits at once for what A.ask begins"
                            throw new IllegalStateException();
                        }
                    }
                    String byFuture(int id) {
                        CompletableFuture<String> answer = new CompletableFuture<>();
                        ask(id, answer::complete);
                        System.out.println("asked");
                        return answer.join(); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits at once for what A.ask begins"
                    }
                    void byListener(int id) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        tell(id, new Listener() {
                            public void done(String answer) { done.countDown(); }
                            public void failed(Exception why) { done.countDown(); }
                        });
                        done.await(); // want "SubmitThenWaitAtOnce: CountDownLatch.await waits at once for what A.tell begins"
                    }
                    void byHelpers(int id) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ask(id, listener(done));
                        waitFor(done); // want "SubmitThenWaitAtOnce: A.waitFor waits at once for what A.ask begins"
                    }
                    private static Consumer<String> listener(CountDownLatch done) { return answer -> done.countDown(); }
                    private static void waitFor(CountDownLatch done) throws Exception { done.await(); }
                    void both(int id) throws Exception {
                        CountDownLatch done = new CountDownLatch(2);
                        ask(id, answer -> done.countDown());
                        ask(id + 1, answer -> done.countDown());
                        done.await();
                    }
                    void meanwhile(int id) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ask(id, answer -> done.countDown());
                        prepare();
                        done.await();
                    }
                    void ofALibrary(java.nio.channels.AsynchronousFileChannel file, java.nio.ByteBuffer into) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        file.read(into, 0, done, new java.nio.channels.CompletionHandler<Integer, CountDownLatch>() {
                            public void completed(Integer read, CountDownLatch it) { it.countDown(); }
                            public void failed(Throwable why, CountDownLatch it) { it.countDown(); }
                        });
                        done.await();
                    }
                    abstract void addListener(Consumer<String> listener);
                    void ofWhatHappensAnyway() throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        addListener(answer -> done.countDown());
                        done.await();
                    }
                    void withNobody() throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ask(1, answer -> { });
                        done.await();
                    }
                    public static void main(String[] args) throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ((A) null).ask(1, answer -> done.countDown());
                        done.await();
                    }
                }
                """);
    }

    @Test
    void aMethodThatReturnsAFutureDoesNotWaitForAnother() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
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
                    void waitsAndGoesOn(int id) {
                        System.out.println(user(id).join()); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits at once for what A.user begins"
                    }
                    String waitsLater(int id) {
                        CompletableFuture<String> user = user(id);
                        prepare();
                        return user.join();
                    }
                    String waitsForALibrary(java.net.http.HttpClient client, java.net.http.HttpRequest request) {
                        return client.sendAsync(request, java.net.http.HttpResponse.BodyHandlers.ofString()).join().body();
                    }
                    abstract Future<String> plain(int id);
                    void waitsForOneThatCannotBeComposed(int id) throws Exception {
                        System.out.println(plain(id).get());
                    }
                    void close() {
                        closeAsync().join();
                    }
                    abstract void prepare();
                    abstract CompletableFuture<Void> closeAsync();
                    CompletableFuture<String> given(CompletionStage<String> first) {
                        return user(first.toCompletableFuture().join().length()); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for the future that it is given, in A.given, which returns a future itself"
                    }
                    CompletableFuture<String> asked(CompletableFuture<String> first) {
                        return first.isDone() ? user(first.join().length()) : first;
                    }
                    int answer(CompletableFuture<String> first) {
                        return first.join().length();
                    }
                }
                """);
    }

    @Test
    void aFutureIsOneByTheTypeThatIsPutInForAParameterAndByItsName() {
        Wants.check(folder.resolve("generic"), """
                import java.util.concurrent.CompletableFuture;
                abstract class Begin<T> { abstract T begin(int id); abstract int count(int id); }
                class A {
                    CompletableFuture<String> bad(Begin<CompletableFuture<String>> all) {
                        String user = all.begin(1).join(); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for what Begin.begin begins, in A.bad, .*"
                        return all.begin(user.length());
                    }
                }
                """);
        Wants.checkSourceAlone(folder.resolve("missing"), """
                package com.acme.web;
                import com.acme.client.*;
                import com.acme.client.UserClient;
                import java.util.concurrent.CompletableFuture;
                class A {
                    private UserClient users;
                    CompletableFuture<String> bad(int id) throws Exception {
                        Object user = users.loadAsync(id).get(); // want "SubmitThenWaitAtOnce: .*get waits for what .*loadAsync begins, in A.bad, .*"
                        return new CompletableFuture<>();
                    }
                    CompletableFuture<String> submitted(int id) throws Exception {
                        Object user = users.submit(id).get(); // want "SubmitThenWaitAtOnce: get waits .*"
                        return new CompletableFuture<>();
                    }
                    CompletableFuture<String> named(int id) throws Exception {
                        Object user = users.userFuture(id).get(); // want "SubmitThenWaitAtOnce: get waits .*"
                        return new CompletableFuture<>();
                    }
                    CompletableFuture<String> plain(int id) throws Exception {
                        Object user = users.settings(id).get();
                        return new CompletableFuture<>();
                    }
                    CompletableFuture<String> limited(int id) throws Exception {
                        Object user = users.loadAsync(id).get(1);
                        return new CompletableFuture<>();
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
    void whatIsGivenAProcessOnceItWasWaitedForReadsTooLate() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.concurrent.*;
                class A {
                    String eitherBuilder(String command, boolean windows) throws Exception {
                        ProcessBuilder builder;
                        if (windows) { builder = new ProcessBuilder("cmd", command); } else { builder = new ProcessBuilder(command); }
                        Process p = null;
                        p = builder.start();
                        if (!p.waitFor(9, TimeUnit.SECONDS)) { // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                            kill(p);
                        }
                        return new String(p.getInputStream().readAllBytes());
                    }
                    String givenBefore(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        drain(p);
                        p.waitFor();
                        return new String(p.getInputStream().readAllBytes());
                    }
                    CompletableFuture<Integer> unread(String command) throws Exception {
                        return Runtime.getRuntime().exec(command).onExit().thenApply(Process::exitValue); // want "WaitForBeforeDrain: nothing reads what the process writes that Runtime.exec starts, and it never ends when that fills the pipe"
                    }
                    CompletableFuture<Integer> inherited(String command) throws Exception {
                        return new ProcessBuilder(command).inheritIO().start().onExit().thenApply(Process::exitValue);
                    }
                    int shortOne(String command) throws Exception { return Runtime.getRuntime().exec(command).waitFor(); } // want "WaitForBeforeDrain: nothing reads what the process writes that Runtime.exec starts, and .*"
                    private static void kill(Process p) { p.destroyForcibly(); }
                    private static void drain(Process p) { new Thread(() -> copy(p.getErrorStream())).start(); } // want "ThreadPerTaskInLoop: .*A.drain"
                    private static void copy(InputStream in) { }
                }
                """);
    }

    @Test
    void aBuilderMayLieInAFieldOrComeFromAHelper() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.concurrent.*;
                class A {
                    private ProcessBuilder builder;
                    private ProcessBuilder shared = new ProcessBuilder("x").inheritIO();
                    private Process server;
                    int inField(String command) throws Exception {
                        builder = new ProcessBuilder(command);
                        Process p = builder.start();
                        int end = p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before .*"
                        return end + p.getInputStream().read();
                    }
                    int elsewhere() throws Exception {
                        Process p = shared.start();
                        return p.waitFor();
                    }
                    String helped(String command, boolean inherit) throws Exception {
                        Process p = builder(command, inherit).start();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before .*"
                        return new String(p.getInputStream().readAllBytes());
                    }
                    String joined(String command) throws Exception {
                        Process p = inheriting(command).start();
                        p.waitFor();
                        return new String(p.getInputStream().readAllBytes());
                    }
                    void serve(String command) throws Exception {
                        server = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).start(); // want "WaitForBeforeDrain: nothing reads the errors of the process that .*"
                    }
                    void end() { server.destroy(); }
                    private static ProcessBuilder builder(String command, boolean inherit) {
                        ProcessBuilder made = new ProcessBuilder(command);
                        if (inherit) { made.inheritIO(); }
                        return made;
                    }
                    private static ProcessBuilder inheriting(String command) {
                        return new ProcessBuilder(command).inheritIO();
                    }
                }
                """);
    }

    @Test
    void aProcessOfEachTurnMayBeStartedByAHelper() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.*;
                class A {
                    static List<String> run(String command) throws IOException {
                        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
                        try (BufferedReader lines = new BufferedReader(new InputStreamReader(p.getInputStream()))) {
                            return lines.lines().toList();
                        }
                    }
                    void each(List<String> ids) throws IOException {
                        for (String id : ids) {
                            run("lsof -p " + id); // want "ProcessPerItem: A.run, by ProcessBuilder.start, starts a process in each turn of a loop of A.each"
                        }
                    }
                    boolean any(List<String> ids) throws IOException {
                        for (String id : ids) {
                            if (!run("which " + id).isEmpty()) { return true; }
                        }
                        return false;
                    }
                    void once(List<String> ids) throws IOException { run("lsof " + ids); }
                    interface Job { void execute(String id) throws IOException; }
                    static class Shell implements Job { @Override public void execute(String id) throws IOException { run(id); } }
                    static class Note implements Job { @Override public void execute(String id) { } }
                    void jobs(List<String> ids, Job job) throws IOException {
                        for (String id : ids) { job.execute(id); }
                    }
                }
                """);
    }

    @Test
    void aMethodThatReturnsAFutureCouldComposeItWithTheOneThatItHas() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final CompletableFuture<StringBuilder> connection = new CompletableFuture<>();
                    private final CompletableFuture<String> other = new CompletableFuture<>();
                    private volatile int asked;
                    CompletableFuture<String> send(String request) {
                        StringBuilder open = connection.join(); // want "SubmitThenWaitAtOnce: CompletableFuture.join waits for the future in connection, in A.send, which returns a future itself"
                        CompletableFuture<String> reply = new CompletableFuture<>();
                        open.append(request);
                        return reply;
                    }
                    CompletableFuture<String> composed(String request) {
                        return connection.thenApply(open -> open.append(request).toString());
                    }
                    CompletableFuture<String> asked() {
                        asked++;
                        return other.isDone() ? CompletableFuture.completedFuture(other.join()) : other;
                    }
                    String waits() { return other.join(); }
                    static class Named extends CompletableFuture<String> {
                        private final CompletableFuture<String> delegate = new CompletableFuture<>();
                        CompletableFuture<String> await() { delegate.join(); return this; }
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
                        p.waitFor(); // want "WaitForBeforeDrain: nothing reads the errors of the process that Runtime.exec starts while it runs, .*"
                    }
                    void readJoined(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
                        p.getInputStream().readAllBytes();
                        p.waitFor();
                    }
                    void joinedTooLate(String command) throws Exception {
                        ProcessBuilder builder = new ProcessBuilder(command);
                        builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
                        builder.redirectErrorStream(true);
                        Process p = builder.start();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                        p.getInputStream().readAllBytes();
                    }
                    void oneOfTwo(String[] command) throws Exception {
                        Process p;
                        if (command.length == 1) { p = Runtime.getRuntime().exec(command[0]); } else { p = Runtime.getRuntime().exec(command); }
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                        p.getInputStream().readAllBytes();
                    }
                    void readerMadeBefore(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
                        BufferedReader lines = new BufferedReader(new InputStreamReader(p.getInputStream()));
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                        System.out.println(lines.readLine());
                    }
                    void readerOfAnother(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
                        BufferedReader lines = new BufferedReader(new InputStreamReader(p.getInputStream()));
                        Thread reader = new Thread(() -> lines.lines().forEach(System.out::println));
                        reader.start();
                        p.waitFor();
                        lines.readLine();
                    }
                    void forAWhile(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        if (p.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) { // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                            p.getInputStream().readAllBytes();
                        }
                    }
                    void toFile(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectOutput(new File("log")).start();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getErrorStream lets its output be read"
                        p.getErrorStream().readAllBytes();
                    }
                    void elsewhere(String command) throws Exception {
                        Process p = new ProcessBuilder(command).inheritIO().start();
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
    void aLockIsHeldFromTheCallThatTookItToTheLastThatLetsItGo() {
        Wants.check(folder, """
                import java.util.concurrent.locks.*;
                class A {
                    private final ReadWriteLock lock = new ReentrantReadWriteLock();
                    private boolean closed;
                    void early() throws InterruptedException {
                        lock.writeLock().lock();
                        try {
                            if (closed) return;
                            Thread.sleep(100); // want "SleepUnderLock: .*"
                        } finally {
                            lock.writeLock().unlock();
                        }
                    }
                    void after() throws InterruptedException {
                        lock.writeLock().lock();
                        try {
                            closed = true;
                        } finally {
                            lock.writeLock().unlock();
                        }
                        Thread.sleep(100);
                    }
                    void between() throws InterruptedException {
                        lock.readLock().lock();
                        lock.readLock().unlock();
                        Thread.sleep(100);
                        lock.readLock().lock();
                        lock.readLock().unlock();
                    }
                    static class Spinning extends ReentrantLock {
                        @Override public void lock() { while (!tryLock()) { nap(); } }
                    }
                    private final Lock spinning = new Spinning();
                    void taking() {
                        spinning.lock();
                        spinning.unlock();
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void ofLocksOfAClassAndOfThoseFarFromASleepTheNearestIsTold() {
        assertThat(Compiled.in(folder, """
                class A {
                    synchronized void here() { one(); }
                    synchronized void near() { two(); }
                    synchronized void far() { four(); }
                    synchronized void further() { five(); }
                    void five() { four(); }
                    void four() { three(); }
                    void three() { other(); }
                    void two() { one(); }
                    void one() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                    void other() { try { Thread.sleep(200); } catch (InterruptedException e) { } }
                }
                class B {
                    synchronized void beside(A a) { a.one(); }
                    synchronized void besides(A a) { a.one(); }
                    synchronized void further(A a) { a.two(); }
                }
                """).analyze().findings())
                .extracting(finding -> finding.severity() + " " + finding.message())
                .containsExactlyInAnyOrder(
                        "WARNING A.one sleeps in Thread.sleep while A.here holds a lock, as another call of its class does",
                        "WARNING A.one sleeps in Thread.sleep while B.beside holds a lock, as 2 other calls of its class do",
                        "INFO A.four sleeps in Thread.sleep while A.far holds a lock");
    }

    @Test
    void aPoolThatAMethodMakesForEachWhoAsksIsNotTheSame() {
        Wants.check(folder, """
                import java.util.concurrent.*;
                class A {
                    static ExecutorService pool(int size) { return Executors.newFixedThreadPool(size); }
                    private final ExecutorService outer = pool(4);
                    void start() { outer.submit(() -> { work(); return 0; }); }
                    private void work() throws Exception {
                        ExecutorService inner = pool(2);
                        inner.submit(() -> "a").get(); // want "SubmitThenWaitAtOnce: .*"
                        inner.shutdown();
                    }
                    void startSame() { outer.submit(() -> { same(); return 0; }); }
                    private void same() throws Exception {
                        outer.submit(() -> "a").get(); // want "SubmitThenWaitAtOnce: .*" "PoolSelfWait: .*"
                    }
                    void close() { outer.shutdown(); }
                }
                """);
    }

    @Test
    void whatReadsAProcessMayBeMissing() {
        Wants.checkSourceAlone(folder, """
                import static other.Texts.read;
                class A {
                    void bad(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        String out = read(p.getInputStream());
                        String errors = read(p.getErrorStream()); // want "WaitForBeforeDrain: what Process.getErrorStream returns is read only after .*"
                    }
                    void inThreads(String command) throws Exception {
                        Process p = Runtime.getRuntime().exec(command);
                        other.Reader out = new other.Reader(p.getInputStream());
                        other.Reader errors = new other.Reader(p.getErrorStream());
                    }
                }
                """);
    }

    @Test
    void theOutputsOfAProcessAreReadBeforeItIsWaitedForAndTogether() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.util.concurrent.*;
                class A {
                    private Process kept;
                    int before(String command) throws Exception {
                        Process p = new ProcessBuilder(command).directory(null).start();
                        int code = p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                        p.getInputStream().readAllBytes();
                        return code;
                    }
                    int after(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        p.getInputStream().readAllBytes();
                        return p.waitFor(); // want "WaitForBeforeDrain: nothing reads the errors of the process that ProcessBuilder.start starts while it runs, .*"
                    }
                    int limited(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        p.waitFor(1, TimeUnit.SECONDS); // want "WaitForBeforeDrain: Process.waitFor waits .*"
                        return p.getInputStream().readAllBytes().length;
                    }
                    int unread(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        return p.waitFor(); // want "WaitForBeforeDrain: nothing reads what the process writes that ProcessBuilder.start starts, and .*"
                    }
                    void both(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        p.getInputStream().readAllBytes();
                        p.getErrorStream().readAllBytes(); // want "WaitForBeforeDrain: what Process.getErrorStream returns is read only after what Process.getInputStream returns has been read, by the same thread"
                    }
                    void oneTwice(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        p.getInputStream().read();
                        p.getInputStream().readAllBytes();
                    }
                    void joined(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
                        p.getInputStream().readAllBytes();
                        p.getErrorStream().readAllBytes();
                    }
                    void madeElsewhere(ProcessBuilder builder) throws Exception {
                        Process p = builder.start();
                        p.waitFor();
                        p.getInputStream().readAllBytes();
                    }
                    void madeByHelper() throws Exception {
                        Process p = builder().start();
                        p.waitFor();
                        p.getInputStream().readAllBytes();
                    }
                    void handedOn(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        drain(p);
                        p.waitFor();
                        p.getInputStream().readAllBytes();
                    }
                    void asks(String command) throws Exception {
                        Process p = new ProcessBuilder(command).start();
                        p.isAlive();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor .*"
                        p.getErrorStream().readAllBytes();
                    }
                    void given(Process p) throws Exception {
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits for a process before Process.getInputStream lets its output be read"
                        p.getInputStream().readAllBytes();
                    }
                    void startedByAnother() throws Exception {
                        Process p = start();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits .*"
                        p.getErrorStream().readAllBytes();
                    }
                    void notRedirected(String command) throws Exception {
                        Process p = new ProcessBuilder(command).redirectErrorStream(false).start();
                        p.waitFor(); // want "WaitForBeforeDrain: Process.waitFor waits .*"
                        p.getInputStream().readAllBytes();
                    }
                    void givenAndRead(Process p) throws Exception {
                        p.getInputStream().readAllBytes();
                        p.waitFor();
                        p.getErrorStream().readAllBytes();
                    }
                    void givenAndHandedOn(Process p) throws Exception {
                        drain(p);
                        p.waitFor();
                        p.getErrorStream().readAllBytes();
                    }
                    void givenAndReadElsewhere(Process p) throws Exception {
                        Thread reader = new Thread(() -> drain(p));
                        p.waitFor();
                        p.getErrorStream().readAllBytes();
                    }
                    int onlyWaits(Process p) throws Exception {
                        return p.waitFor();
                    }
                    private static Process start() throws Exception { return builder().start(); }
                    private static ProcessBuilder builder() { return new ProcessBuilder("x").redirectErrorStream(true); }
                    private static void drain(Process p) { }
                }
                """);
    }

    @Test
    void theErrorsOfAProcessThatIsKeptAreReadWhileItRuns() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                class A {
                    static class Polled {
                        private Process process;
                        void start(ProcessBuilder any) throws IOException {
                            ProcessBuilder builder = new ProcessBuilder("server");
                            process = builder.start(); // want "WaitForBeforeDrain: nothing reads the errors of the process that ProcessBuilder.start starts while it runs, .*"
                        }
                        int first() throws IOException { return process.getInputStream().read(); }
                        void look() throws IOException {
                            InputStream errors = process.getErrorStream();
                            if (errors.available() > 0) { errors.read(); }
                        }
                    }
                    static class Redirected {
                        private Process process;
                        void start() throws IOException { process = new ProcessBuilder("server").redirectErrorStream(true).start(); }
                        int first() throws IOException { return process.getInputStream().read(); }
                    }
                    static class Read {
                        private Process process;
                        void start() throws IOException {
                            process = new ProcessBuilder("server").start();
                            Thread reader = new Thread(this::read);
                            reader.start();
                        }
                        private void read() {
                            try (InputStream errors = process.getErrorStream()) { errors.readAllBytes(); } catch (IOException e) { }
                        }
                    }
                    static class Given {
                        private Process process;
                        Process start() throws IOException { process = new ProcessBuilder("server").start(); return process; }
                    }
                    static class AskedIfItHasEnded {
                        private Process process;
                        void start() throws IOException {
                            process = new ProcessBuilder("server").start(); // want "WaitForBeforeDrain: nothing reads the errors of the process .*"
                        }
                        void look() throws IOException {
                            if (!process.isAlive()) { process.getErrorStream().readAllBytes(); }
                        }
                    }
                    static class ReadWithoutAsking {
                        private Process process;
                        void start() throws IOException { process = new ProcessBuilder("server").start(); }
                        void look() throws IOException { process.getErrorStream().readAllBytes(); }
                    }
                    static class LookedAtAgainAndAgain {
                        private Process process;
                        void start() throws IOException { process = new ProcessBuilder("server").start(); }
                        void look() throws IOException {
                            while (process.isAlive()) { process.getErrorStream().read(); }
                        }
                    }
                    static class HandedOn {
                        private Process process;
                        void start() throws IOException { process = new ProcessBuilder("server").start(); }
                        void watch() { drain(process); }
                        private static void drain(Process any) { }
                    }
                    static class HandedOnAtOnce {
                        private Process process;
                        void start() throws IOException {
                            process = new ProcessBuilder("server").start();
                            drain(process);
                        }
                        private static void drain(Process any) { }
                    }
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
                        ExecutorService pool = Executors.newCachedThreadPool(); // want "ExecutorNeverClosed: the pool of Executors.newCachedThreadPool is never closed and .*" "ThreadPerTaskInLoop: .* for a single task in each call of A.bad"
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
    void aPoolThatOnlyRepeatsATaskOrIsCollectedIsANote() {
        Compiled compiled = Compiled.in(folder, """
                import java.util.concurrent.*;
                class A {
                    void repeats(Runnable task) {
                        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(task, 1, 1, TimeUnit.SECONDS);
                    }
                    void alsoElse(Runnable task) {
                        ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
                        pool.scheduleAtFixedRate(task, 1, 1, TimeUnit.SECONDS);
                        pool.schedule(task, 1, TimeUnit.SECONDS);
                    }
                    void collected(Runnable task) {
                        Executors.newSingleThreadExecutor().execute(task);
                    }
                }
                """);
        assertThat(compiled.analyze().findings())
                .filteredOn(finding -> finding.rule().equals("ExecutorNeverClosed"))
                .extracting(
                        finding -> finding.severity() + " " + finding.method().name())
                .containsExactlyInAnyOrder("INFO repeats", "WARNING alsoElse", "INFO collected");
    }

    @Test
    void aPoolDoesNotLeaveWithWhatItGaveForATask() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private Future<?> last;
                    Future<?> returned(Runnable one, Runnable other) {
                        ExecutorService pool = Executors.newFixedThreadPool(2); // want "ExecutorNeverClosed: .* lives on after A.returned returns"
                        pool.execute(one);
                        return pool.submit(other);
                    }
                    void kept(Runnable one, Runnable other) {
                        ExecutorService pool = Executors.newFixedThreadPool(2); // want "ExecutorNeverClosed: .* lives on after A.kept returns"
                        pool.execute(one);
                        last = pool.submit(other);
                    }
                    void closed(Runnable one, Runnable other) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        last = pool.submit(one);
                        pool.execute(other);
                        pool.shutdown();
                    }
                    void unused() {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                    }
                    public static void main(String[] args) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(() -> System.out.println());
                        pool.execute(() -> System.out.println());
                        fromMain();
                    }
                    private static void fromMain() {
                        ExecutorService pool = Executors.newFixedThreadPool(2); // want "ExecutorNeverClosed: .* lives on after A.fromMain returns"
                        pool.execute(() -> System.out.println());
                        pool.execute(() -> System.out.println());
                    }
                }
                """);
    }

    @Test
    void aSleepUnderSeveralLocksIsToldWhereTheInnerIsTaken() {
        Wants.checkBothWays(folder, """
                class A {
                    synchronized void outer() { inner(); }
                    void inner() {
                        synchronized (this) {
                            nap(); // want "SleepUnderLock: A.nap sleeps in Thread.sleep while A.inner holds a lock, as another call of its class does"
                        }
                        nap();
                    }
                    synchronized void other() {
                        beside();
                    }
                    void beside() {
                        synchronized (this) {
                            hashCode();
                        }
                        nap();
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aFindingIsAsSureAsTheCodeThatItIsAbout() {
        String source = """
                import java.util.concurrent.*;
                class A {
                    Executor bad() { return new ThreadPoolExecutor(2, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); }
                }
                """;

        assertThat(Compiled.in(folder.resolve("compiled"), source).analyze().findings())
                .extracting(Finding::confidence)
                .containsExactly(Confidence.HIGH);
        assertThat(Compiled.writtenIn(folder.resolve("source"), source)
                        .analyzeSourceAlone()
                        .findings())
                .extracting(Finding::confidence)
                .containsExactly(Confidence.MEDIUM);
    }

    @Test
    void aTimerRunsAllItsTasksOnOneThread() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                class A {
                    void all(Timer timer, List<String> names) {
                        for (String name : names) {
                            timer.schedule(new Task(name), 100);
                        }
                    }
                    static class Task extends TimerTask {
                        private final String name;
                        Task(String name) { this.name = name; }
                        @Override public void run() { name.strip(); }
                    }
                }
                """);
    }

    @Test
    void aThreadForEachCallIsOneThatTheCallMakesAndLetsGo() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private Thread worker;
                    private ScheduledFuture<?> beat;
                    void perCall(String name) {
                        new Thread(() -> name.strip()).start(); // want "ThreadPerTaskInLoop: new Thread makes a platform thread of its own for what each call is given, in A.perCall"
                    }
                    void named(Runnable task) {
                        Thread thread = new Worker(task); // want "ThreadPerTaskInLoop: new A.Worker makes a platform thread .*"
                        thread.setDaemon(true);
                        thread.start();
                    }
                    void joined(Runnable task) throws InterruptedException {
                        Thread thread = new Thread(task);
                        thread.start();
                        thread.join();
                    }
                    void kept(Runnable task) {
                        worker = new Thread(task);
                        worker.start();
                    }
                    Thread newThread(Runnable task) { return new Thread(task); }
                    void own() { new Thread(this::beat).start(); }
                    void beat() { }
                    void beats() {
                        beat = Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(this::beat, 0, 1, TimeUnit.SECONDS); // want "ExecutorNeverClosed: .*" "ThreadPerTaskInLoop: .* makes a pool of platform threads for a single task in each call of A.beats"
                    }
                    void several(Runnable one, Runnable two) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.execute(one);
                        pool.execute(two);
                        pool.shutdown();
                    }
                    static class Worker extends Thread { Worker(Runnable task) { super(task); } }
                }
                """);
    }

    @Test
    void waitsWantMoreThreadsThanCoresAndComputingDoesNot() {
        Wants.checkBothWays(folder, """
                import java.net.URL;
                import java.util.concurrent.*;
                class A {
                    private static final int CORES = Runtime.getRuntime().availableProcessors();
                    private final ExecutorService cores = Executors.newFixedThreadPool(CORES); // want "UndersizedPoolForSlowIo: A.get waits for the network in URL.openStream on a pool of as many threads as there are cores, made by Executors.newFixedThreadPool"
                    private final ExecutorService one = Executors.newSingleThreadExecutor(); // want "UndersizedPoolForSlowIo: .* on a pool of one thread, made by Executors.newSingleThreadExecutor"
                    private final ExecutorService stealing = Executors.newWorkStealingPool(); // want "UndersizedPoolForSlowIo: .* as many threads as there are cores, .*"
                    private final ExecutorService sized = Executors.newFixedThreadPool(40);
                    private final ScheduledExecutorService beat = Executors.newScheduledThreadPool(1);
                    private final ExecutorService many = Executors.newFixedThreadPool(200); // want "OversizedPoolForCpuWork: A.sort loops 3 deep on a pool of 200 threads, made by Executors.newFixedThreadPool"
                    private final ExecutorService few = Executors.newFixedThreadPool(8);
                    private final ExecutorService computing = Executors.newFixedThreadPool(CORES);
                    void work(URL url, int[] numbers) {
                        cores.execute(() -> get(url));
                        one.execute(() -> get(url));
                        stealing.execute(() -> get(url));
                        sized.execute(() -> get(url));
                        many.execute(() -> sort(numbers));
                        few.execute(() -> sort(numbers));
                        computing.execute(() -> sort(numbers));
                    }
                    void start() { beat.scheduleAtFixedRate(() -> nap(), 0, 1, TimeUnit.SECONDS); }
                    static void get(URL url) { try { url.openStream().close(); } catch (Exception e) { } }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                    static void sort(int[] n) {
                        for (int i = 0; i < n.length; i++) {
                            for (int j = 0; j < n.length; j++) {
                                for (int k = 0; k < n.length; k++) {
                                    n[k] += i * j;
                                }
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void whatIsCalledOnAPoolWhereItIsMadeSizesIt() {
        Wants.checkSourceAlone(folder, """
                import java.util.concurrent.*;
                import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
                class A {
                    private ThreadPoolExecutor kept;
                    Executor stuck() {
                        ThreadPoolTaskExecutor tasks = new ThreadPoolTaskExecutor(); // want "IneffectiveMaximumPoolSize: new ThreadPoolTaskExecutor never has more than 4 threads, .*"
                        tasks.setCorePoolSize(4);
                        tasks.setMaxPoolSize(40);
                        return tasks;
                    }
                    Executor bounded() {
                        ThreadPoolTaskExecutor tasks = new ThreadPoolTaskExecutor();
                        tasks.setCorePoolSize(4);
                        tasks.setMaxPoolSize(40);
                        tasks.setQueueCapacity(100);
                        return tasks;
                    }
                    Executor byItsCore() {
                        ThreadPoolTaskExecutor tasks = new ThreadPoolTaskExecutor();
                        tasks.setCorePoolSize(4);
                        return tasks;
                    }
                    Executor direct() {
                        ThreadPoolTaskExecutor tasks = new ThreadPoolTaskExecutor(); // want "UnboundedPoolForBlockingWork: new ThreadPoolTaskExecutor has no largest size .*"
                        tasks.setMaxPoolSize(Integer.MAX_VALUE);
                        tasks.setQueueCapacity(0);
                        return tasks;
                    }
                    void limited() {
                        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newCachedThreadPool();
                        pool.setMaximumPoolSize(20);
                        kept = pool;
                    }
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
