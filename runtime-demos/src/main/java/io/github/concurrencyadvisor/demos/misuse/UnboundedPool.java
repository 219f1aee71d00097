package io.github.concurrencyadvisor.demos.misuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A pool without bound for calls that wait.
 *
 * <p>It starts a thread whenever none is free. When the service becomes slow none ever is, and there are as many threads as there
 * are requests, each with its stack, until memory or the system's limit ends the process. A bounded pool lets them queue instead,
 * which takes longer and does not fall over.
 */
public final class UnboundedPool implements Misuse {

    private static final int QUESTIONS = 400;
    private static final Duration DELAY = Duration.ofMillis(100);

    @Override
    public String name() {
        return "unbounded-pool";
    }

    @Override
    public String summary() {
        return "a pool without bound waits for a service";
    }

    @Override
    public String rule() {
        return "UnboundedPoolForBlockingWork";
    }

    /** As many threads as there are questions. */
    static List<String> bad(SlowService service, List<String> questions)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String question : questions) {
                answers.add(pool.submit(() -> service.ask(question)));
            }
            return Answers.of(answers);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Fifty threads; the other questions wait for one. */
    static List<String> good(SlowService service, List<String> questions)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(50);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String question : questions) {
                answers.add(pool.submit(() -> service.ask(question)));
            }
            return Answers.of(answers);
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        List<String> questions = Answers.questions(effort.of(QUESTIONS));
        try (SlowService service = SlowService.start(DELAY)) {
            // The smaller first: memory that stacks once took may stay with the process.
            Taken small = take(() -> good(service, questions));
            Taken large = take(() -> bad(service, questions));
            Answers.checkSame(large.answers(), small.answers());

            List<Harm.Figure> figures = new ArrayList<>();
            figures.add(new Harm.Figure("threads at once", "", large.threads(), small.threads()));
            if (large.megabytes().isPresent() && small.megabytes().isPresent()) {
                figures.add(new Harm.Figure(
                        "memory that they took",
                        "MB",
                        large.megabytes().getAsLong(),
                        small.megabytes().getAsLong()));
            }
            return new Harm(
                    figures,
                    String.format(
                            Locale.ROOT,
                            "%d questions that are answered after %d ms; all were answered after %.0f ms, with fifty threads after %.0f ms",
                            questions.size(),
                            DELAY.toMillis(),
                            large.millis(),
                            small.millis()));
        }
    }

    private record Taken(List<String> answers, double millis, int threads, OptionalLong megabytes) {}

    private static Taken take(Callable<List<String>> work) throws Exception {
        try (Footprint footprint = Footprint.begin()) {
            Timed<List<String>> timed = Timed.of(work);
            return new Taken(timed.result(), timed.millis(), footprint.threads(), footprint.megabytes());
        }
    }
}
