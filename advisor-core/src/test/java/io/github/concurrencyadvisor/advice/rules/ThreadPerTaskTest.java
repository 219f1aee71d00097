package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads and pools without a limit: which are made for each of many tasks. */
class ThreadPerTaskTest {

    @TempDir
    Path folder;

    @Test
    void aThreadInALoopIsForAnElementOrOneOfSeveralWorkers() {
        Wants.check(folder, """
                import java.io.IOException;
                import java.net.*;
                import java.util.*;
                class A {
                    record Answer(Socket client) implements Runnable { public void run() { } }
                    record Worker(Queue<Socket> clients) implements Runnable { public void run() { } }
                    private final Timer timer = new Timer();
                    void byObject(ServerSocket server) throws IOException {
                        while (true) {
                            Socket client = server.accept();
                            new Thread(new Answer(client)).start(); // want "ThreadPerTaskInLoop: new Thread makes a platform thread of its own for each item of a loop in A.byObject"
                        }
                    }
                    void byLambda(ServerSocket server) throws IOException {
                        while (true) {
                            Socket client = server.accept();
                            new Thread(() -> client.getPort()).start(); // want "ThreadPerTaskInLoop: .*for each item of a loop in A.byLambda"
                        }
                    }
                    void workers(Queue<Socket> clients, int many) {
                        for (int i = 0; i < many; i++) {
                            new Thread(new Worker(clients)).start();
                        }
                    }
                    void workersOfFunctions(Queue<Socket> clients, int many) {
                        for (int i = 0; i < many; i++) {
                            new Thread(() -> clients.poll()).start();
                        }
                    }
                    void madeBefore(ServerSocket server, List<String> names) throws IOException {
                        Socket client = server.accept();
                        for (String name : names) {
                            new Thread(() -> client.getPort()).start();
                        }
                    }
                    void byTimer(ServerSocket server) throws IOException {
                        while (true) {
                            Socket client = server.accept();
                            timer.schedule(new TimerTask() { @Override public void run() { client.getPort(); } }, 10);
                        }
                    }
                }
                """);
    }

    @Test
    void aLoopOverWhatThereIsToServeStartsWorkers() {
        Wants.check(folder, """
                import java.net.*;
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private volatile boolean running = true;
                    private void serve(BlockingQueue<String> queue) {
                        while (running) {
                            try { queue.take(); } catch (InterruptedException e) { return; }
                        }
                    }
                    private void answer(Socket client) {
                        while (running) {
                            try { client.getInputStream().read(); } catch (java.io.IOException e) { return; }
                        }
                    }
                    void workers(List<BlockingQueue<String>> queues) {
                        for (BlockingQueue<String> queue : queues) {
                            new Thread(() -> serve(queue)).start();
                        }
                    }
                    void clients(ServerSocket server) throws Exception {
                        while (running) {
                            Socket client = server.accept();
                            new Thread(() -> answer(client)).start(); // want "ThreadPerTaskInLoop: .*"
                        }
                    }
                }
                """);
    }

    @Test
    void aThreadIsForEachEventOnlyNearToWhatHandlesIt() {
        assertThat(Compiled.in(folder, """
                import io.netty.channel.*;
                class Handler extends ChannelInboundHandlerAdapter {
                    @Override public void channelRead(ChannelHandlerContext c, Object message) { near(message); one(message); stop(message); }
                    void stop(Object message) { new Thread(() -> message.hashCode()).start(); }
                    void near(Object message) { new Thread(() -> message.hashCode()).start(); }
                    void one(Object message) { two(message); }
                    void two(Object message) { three(message); }
                    void three(Object message) { new Thread(() -> message.hashCode()).start(); }
                    void stopIt(Object message) { new Thread(() -> message.hashCode()).start(); }
                    public static void main(String[] args) { new Handler().stopIt(args); }
                }
                """).analyze().findings())
                .extracting(
                        finding -> finding.severity() + " " + finding.method().name())
                .containsExactlyInAnyOrder("WARNING near", "INFO stop", "INFO three", "INFO stopIt");
    }

    @Test
    void aThreadOfACallIsLetGoUnlessItIsKeptJoinedOrHandedOut() {
        Wants.check(folder, """
                import java.util.*;
                class A {
                    private Thread worker;
                    void letGo(String name) {
                        new Thread(() -> name.strip()).start(); // want "ThreadPerTaskInLoop: new Thread makes a platform thread of its own for what each call is given, in A.letGo"
                    }
                    void joined(String name) throws InterruptedException {
                        Thread thread = new Thread(() -> name.strip());
                        thread.start();
                        thread.join();
                    }
                    void kept(String name) {
                        worker = new Thread(() -> name.strip());
                        worker.start();
                    }
                    void keptLater(String name) {
                        Thread thread = new Thread(() -> name.strip());
                        thread.start();
                        worker = thread;
                    }
                    Thread handedOut(String name) {
                        Thread thread = new Thread(() -> name.strip());
                        thread.start();
                        return thread;
                    }
                    void notStarted(String name) {
                        Thread thread = new Thread(() -> name.strip());
                        thread.setDaemon(true);
                    }
                    void ofNobody() {
                        new Thread(() -> "".strip()).start();
                    }
                }
                """);
    }

    @Test
    void whatAFrameworkCallsForEachEventMattersMore() {
        List<Finding> findings = Compiled.in(folder, """
                import io.netty.channel.*;
                class A extends SimpleChannelInboundHandler<String> {
                    @Override protected void channelRead0(ChannelHandlerContext context, String name) {
                        new Thread(() -> name.strip()).start();
                    }
                }
                class B {
                    void byCode(String name) {
                        new Thread(() -> name.strip()).start();
                    }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(Finding::rule, finding -> finding.method().name(), Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("ThreadPerTaskInLoop", "channelRead0", Severity.WARNING),
                        tuple("ThreadPerTaskInLoop", "byCode", Severity.INFO));
    }

    @Test
    void aPoolWithoutALimitIsANoteOnlyWhereItIsGivenManyTasksThatAreNotKnown() {
        Wants.check(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class A {
                    private final Executor waits = Executors.newCachedThreadPool(); // want "UnboundedPoolForBlockingWork: A.nap sleeps .*"
                    private final Executor unknown = Executors.newCachedThreadPool(); // want "UnboundedPoolForBlockingWork: Executors.newCachedThreadPool has no largest size and what it runs is not all known, .*"
                    private final Executor computes = Executors.newCachedThreadPool();
                    private final Executor limited = new ThreadPoolExecutor(4, 4, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    void each(List<Runnable> tasks) {
                        for (Runnable task : tasks) {
                            unknown.execute(task);
                            limited.execute(task);
                        }
                    }
                    void one(String name) {
                        waits.execute(() -> nap());
                        computes.execute(() -> name.strip());
                    }
                    void inOneMethod(Runnable task) {
                        ExecutorService once = Executors.newCachedThreadPool();
                        once.execute(task);
                        once.execute(task);
                        once.shutdown();
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aThreadForALetterIsForWhatTheCallIsGiven() {
        Wants.checkBothWays(folder, """
                class A {
                    static class Letter { void to(String name) { } }
                    static class Pen { private final Letter on; Pen(Letter on) { this.on = on; } void write(String text) { on.to(text); } }
                    Letter blank() { return new Letter(); }
                    void post(Letter letter) { }
                    void byMadeOf(String name) {
                        Letter letter = blank();
                        Pen pen = new Pen(letter);
                        pen.write(name);
                        new Thread(() -> post(letter)).start(); // want "ThreadPerTaskInLoop: new Thread makes a platform thread of its own for what each call is given, in A.byMadeOf"
                    }
                    void directly(String name) {
                        Letter letter = blank();
                        letter.to(name);
                        new Thread(() -> post(letter)).start(); // want "ThreadPerTaskInLoop: .* for what each call is given, in A.directly"
                    }
                    void ofItsOwn(String name) {
                        Letter letter = blank();
                        new Thread(() -> post(letter)).start();
                    }
                }
                """);
    }

    @Test
    void aWrapperAroundAPoolDoesNotGiveItAway() {
        Wants.check(folder, """
                import com.google.common.util.concurrent.*;
                import java.util.concurrent.*;
                class A {
                    ListenableFuture<String> load(Callable<String> task) {
                        ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(10)); // want "ThreadPerTaskInLoop: Executors.newFixedThreadPool makes a pool of platform threads for a single task in each call of A.load" "ExecutorNeverClosed: .*newFixedThreadPool is never closed and lives on after A.load returns"
                        return pool.submit(task);
                    }
                    ListeningExecutorService kept() { return MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(10)); }
                }
                """);
    }
}
