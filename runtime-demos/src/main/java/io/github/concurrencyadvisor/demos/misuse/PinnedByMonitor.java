package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Virtual threads that wait inside a monitor.
 *
 * <p>Before Java 24 such a thread keeps its carrier while it waits: as many as there are cores, and no other virtual thread runs.
 * Nobody has to contend for the monitor; that it is held is enough. Since then (JEP 491) it gives its carrier back.
 *
 * <p>Where the JDK learns by way of virtual threads that a connection is ready, as since 22, none of them may ever wake: each way is
 * run in a process of its own.
 */
public final class PinnedByMonitor implements Misuse {

    private static final int HARMLESS_SINCE = 24;
    private static final int CUSTOMERS_A_CORE = 16;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Override
    public String name() {
        return "pinned-by-monitor";
    }

    @Override
    public String summary() {
        return "virtual threads wait for a service inside a monitor (Java 21 to 23)";
    }

    @Override
    public String rule() {
        return "PinnedVirtualThread";
    }

    @Override
    public boolean harmsOn(int release) {
        return release >= VirtualThreads.SINCE && release < HARMLESS_SINCE;
    }

    /** A monitor for each customer, so that none is asked about twice at once. */
    static List<String> bad(SlowService service, List<String> customers)
            throws InterruptedException, ExecutionException {
        Map<String, Object> monitors = new ConcurrentHashMap<>();
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String customer : customers) {
                answers.add(tasks.submit(() -> {
                    synchronized (monitors.computeIfAbsent(customer, any -> new Object())) {
                        return service.ask(customer);
                    }
                }));
            }
            return Answers.inTime(answers, PATIENCE);
        } finally {
            tasks.shutdownNow();
        }
    }

    /** A lock for each customer: to the thread that holds it, a wait is a wait. */
    static List<String> good(SlowService service, List<String> customers)
            throws InterruptedException, ExecutionException {
        Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String customer : customers) {
                answers.add(tasks.submit(() -> {
                    ReentrantLock lock = locks.computeIfAbsent(customer, any -> new ReentrantLock());
                    lock.lock();
                    try {
                        return service.ask(customer);
                    } finally {
                        lock.unlock();
                    }
                }));
            }
            return Answers.inTime(answers, PATIENCE);
        } finally {
            tasks.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        if (!VirtualThreads.available()) {
            return Harm.needs(VirtualThreads.whatIsMissing());
        }
        int cores = Runtime.getRuntime().availableProcessors();
        List<String> customers = new ArrayList<>(Answers.questions(effort.of(CUSTOMERS_A_CORE * cores)));
        Outcome bad = OwnJvm.run(() -> served(service -> bad(service, customers)));
        Outcome good = OwnJvm.run(() -> served(service -> good(service, customers)));
        return Harm.of(
                customers.size() + " questions that are answered after " + DELAY.toMillis() + " ms, on " + cores
                        + " cores, given up after " + PATIENCE.toMillis() + " ms"
                        + (harmsOn(Runtime.version().feature())
                                ? ""
                                : "; gone since Java 24 (JEP 491), where a monitor no longer holds the carrier"),
                new Harm.Figure("time", "ms", bad.millis(), good.millis()),
                new Harm.Figure(
                        "questions without an answer",
                        "",
                        customers.size() - bad.answers(),
                        customers.size() - good.answers()));
    }

    private record Outcome(int answers, double millis) implements Serializable {}

    private interface Way {
        List<String> ask(SlowService service) throws InterruptedException, ExecutionException;
    }

    private static Outcome served(Way way) throws Exception {
        try (SlowService service = SlowService.start(DELAY)) {
            Timed<List<String>> answers = Timed.of(() -> way.ask(service));
            return new Outcome(answers.result().size(), answers.millis());
        }
    }
}
