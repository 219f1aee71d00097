package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * A class that waits while it is initialised, first used by virtual threads.
 *
 * <p>The JVM itself calls a static initialiser, and a virtual thread with native code on its stack keeps its carrier, on every
 * release so far. Others that need the class wait for it and keep theirs. Once all carriers are kept no virtual thread runs: since
 * the JDK learns by way of virtual threads too that a connection is ready, the initialiser may then wait for ever.
 *
 * <p>A class is initialised once in a JVM, and this may be its end: each way is run in a process of its own.
 */
public final class PinnedByInitialiser implements Misuse {

    private static final String PORT = "rates.port";
    private static final int REQUESTS_A_CORE = 2;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(800);

    @Override
    public String name() {
        return "pinned-by-initialiser";
    }

    @Override
    public String summary() {
        return "virtual threads are the first to use a class whose initialiser waits";
    }

    @Override
    public String rule() {
        return "PinnedVirtualThread";
    }

    @Override
    public boolean harmsOn(int release) {
        return release >= VirtualThreads.SINCE;
    }

    /** Loaded when it is first used. */
    private static final class Rates {

        private static final String EURO = SlowService.ask(Integer.getInteger(PORT, 0), "euro");

        static String euro() {
            return EURO;
        }
    }

    /** The first request loads the rates, and keeps its carrier meanwhile. */
    static List<String> bad(int requests) throws InterruptedException, ExecutionException {
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(tasks.submit(() -> Rates.euro()));
            }
            return Answers.inTime(answers, PATIENCE);
        } finally {
            tasks.shutdownNow();
        }
    }

    /** The rates are loaded at the start, before there are requests. */
    static List<String> good(int requests) throws InterruptedException, ExecutionException {
        String euro = SlowService.ask(Integer.getInteger(PORT, 0), "euro");
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                answers.add(tasks.submit(() -> euro));
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
        int requests = effort.of(REQUESTS_A_CORE * Runtime.getRuntime().availableProcessors());
        Outcome bad = OwnJvm.run(() -> served(() -> bad(requests)));
        Outcome good = OwnJvm.run(() -> served(() -> good(requests)));
        return Harm.of(
                requests + " requests of a class that asks a service for " + DELAY.toMillis()
                        + " ms when it is loaded, given up after " + PATIENCE.toMillis() + " ms",
                new Harm.Figure("requests without an answer", "", requests - bad.answers(), requests - good.answers()),
                new Harm.Figure("time", "ms", bad.millis(), good.millis()));
    }

    private record Outcome(int answers, double millis) implements Serializable {}

    private interface Way {
        List<String> run() throws InterruptedException, ExecutionException;
    }

    private static Outcome served(Way way) throws Exception {
        try (SlowService service = SlowService.start(DELAY)) {
            System.setProperty(PORT, Integer.toString(service.port()));
            Timed<List<String>> answers = Timed.of(way::run);
            return new Outcome(answers.result().size(), answers.millis());
        }
    }
}
