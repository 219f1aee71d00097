package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops that go on until they are told to stop, on pools that others need. */
class EndlessTasksTest {

    @TempDir
    Path folder;

    @Test
    void aSchedulerIsForTasksThatEnd() {
        Wants.checkBothWays(folder, """
                import java.io.*;
                import java.net.*;
                import java.util.concurrent.*;
                import java.util.concurrent.atomic.*;
                class A {
                    private final ScheduledExecutorService scheduler;
                    private final ExecutorService executor;
                    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
                    private final AtomicBoolean running = new AtomicBoolean(true);
                    private volatile boolean closed;
                    A(ScheduledExecutorService scheduler, ExecutorService executor) {
                        this.scheduler = scheduler;
                        this.executor = executor;
                    }
                    void start(ServerSocket server, InputStream in) {
                        scheduler.submit(() -> accept(server)); // want "PoolSelfWait: A.accept waits for the network in a loop without an end, on a scheduler that A is given"
                        scheduler.execute(this::flagged); // want "PoolSelfWait: A.flagged waits for another thread .*"
                        scheduler.execute(this::atomic); // want "PoolSelfWait: A.atomic waits for another thread .*"
                        scheduler.execute(this::left);
                        scheduler.execute(this::untilNoMore);
                        scheduler.execute(() -> copy(in));
                        scheduler.schedule(this::once, 1, TimeUnit.SECONDS);
                        executor.execute(this::flagged);
                    }
                    private void accept(ServerSocket server) {
                        while (true) {
                            try {
                                server.accept().close();
                            } catch (IOException e) {
                                return;
                            }
                        }
                    }
                    private void flagged() {
                        while (!closed) {
                            once();
                        }
                    }
                    private void atomic() {
                        for (; running.get(); ) {
                            once();
                            if (closed) {
                                break;
                            }
                        }
                    }
                    private void once() {
                        try { letters.take(); } catch (InterruptedException e) { }
                    }
                    private void left() {
                        while (true) {
                            once();
                            if (letters.isEmpty()) {
                                return;
                            }
                        }
                    }
                    private void untilNoMore() {
                        boolean running = true;
                        while (running) {
                            once();
                            running = !letters.isEmpty();
                        }
                    }
                    private void copy(InputStream in) {
                        byte[] buffer = new byte[100];
                        try {
                            while (in.read(buffer) > 0) { letters.put("x"); }
                        } catch (IOException | InterruptedException e) { }
                    }
                }
                """);
    }

    @Test
    void aPoolMayHaveAsManyEndlessTasksAsLeaveAThread() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService one = Executors.newSingleThreadExecutor();
                    private final ExecutorService own = Executors.newSingleThreadExecutor();
                    private final ExecutorService two = Executors.newFixedThreadPool(2);
                    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
                    void start() {
                        one.execute(this::listen); // want "PoolSelfWait: A.listen waits for another thread in a loop without an end, on a pool of one thread that has other tasks, made by Executors.newSingleThreadExecutor"
                        one.execute(this::print);
                        own.execute(this::listen);
                        two.execute(this::listen);
                        two.execute(this::print);
                    }
                    private void print() { letters.peek(); }
                    private void listen() {
                        while (!Thread.currentThread().isInterrupted()) {
                            try {
                                letters.take();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void aSchedulerOfAMissingSuperclassIsKnownByItsName() {
        Wants.checkSourceAlone(folder, """
                import com.example.missing.Base;
                import java.util.concurrent.BlockingQueue;
                import java.util.concurrent.TimeUnit;
                class A extends Base {
                    private BlockingQueue<String> letters;
                    void start() {
                        scheduler.scheduleWithFixedDelay(() -> letters.peek(), 1, 1, TimeUnit.SECONDS);
                        scheduler.submit(() -> listen()); // want "PoolSelfWait: A.listen .* on a scheduler that A is given"
                        listeners.submit(() -> listen());
                    }
                    private void listen() {
                        while (true) {
                            try { letters.take(); } catch (InterruptedException e) { return; }
                        }
                    }
                }
                """);
    }

    @Test
    void aSchedulerIsOfOthersWhereAllWhoFillItsFieldAreGivenIt() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                abstract class A {
                    private final ScheduledExecutorService given;
                    private final ScheduledExecutorService own;
                    private ScheduledExecutorService either;
                    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
                    A(ScheduledExecutorService given) { this.given = given; this.own = make(); this.either = given; }
                    abstract ScheduledExecutorService make();
                    void change() { either = make(); }
                    void start(ScheduledExecutorService here) {
                        given.execute(this::listen); // want "PoolSelfWait: A.listen .* on a scheduler that A is given"
                        here.execute(this::listen); // want "PoolSelfWait: A.listen .* on a scheduler that A is given"
                        own.execute(this::listen);
                        either.execute(this::listen);
                        make().execute(this::listen);
                    }
                    private void listen() {
                        while (true) { try { letters.take(); } catch (InterruptedException e) { return; } }
                    }
                }
                """);
    }

    @Test
    void aTaskThatIsAlwaysStartedTakesTheThreadForCertain() {
        List<Finding> findings = Compiled.in(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService one = Executors.newSingleThreadExecutor();
                    private final ExecutorService other = Executors.newSingleThreadExecutor();
                    private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();
                    void always() { one.execute(this::listen); one.execute(letters::clear); }
                    void sometimes(boolean listens) {
                        if (listens) {
                            other.execute(this::listen);
                        }
                        other.execute(letters::clear);
                    }
                    private void listen() { while (true) { take(); } }
                    private void take() { try { letters.take(); } catch (InterruptedException e) { } }
                }
                """).analyze().findings();

        assertThat(findings)
                .extracting(finding -> finding.method().name(), Finding::severity)
                .containsExactly(tuple("always", Severity.ERROR), tuple("sometimes", Severity.WARNING));
        assertThat(findings.get(0).witness())
                .as("from the call that hands it over to the wait")
                .extracting(hop -> hop.method().name())
                .containsExactly("always", "listen", "take");
    }
}
