package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * A pool of virtual threads.
 *
 * <p>A pool shares out what is dear. Virtual threads are not, so that the pool only keeps its size: a number that was right when
 * each was a platform thread. What is scarce now, the service's capacity, is better named as such.
 */
public final class VirtualThreadsInPool implements Misuse {

    private static final int QUESTIONS = 400;
    private static final Duration DELAY = Duration.ofMillis(50);

    @Override
    public String name() {
        return "virtual-threads-in-pool";
    }

    @Override
    public String summary() {
        return "a pool keeps fifty virtual threads";
    }

    @Override
    public String rule() {
        return "PooledVirtualThreads";
    }

    @Override
    public boolean harmsOn(int release) {
        return release >= VirtualThreads.SINCE;
    }

    /** Fifty questions at once, as with platform threads. */
    static List<String> bad(SlowService service, List<String> questions)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(50, VirtualThreads.factory());
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

    /** A thread for each question, and as many questions at once as the service bears. */
    static List<String> good(SlowService service, List<String> questions)
            throws InterruptedException, ExecutionException {
        ExecutorService tasks = VirtualThreads.executor();
        Semaphore permits = new Semaphore(200);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (String question : questions) {
                answers.add(tasks.submit(() -> {
                    permits.acquire();
                    try {
                        return service.ask(question);
                    } finally {
                        permits.release();
                    }
                }));
            }
            return Answers.of(answers);
        } finally {
            tasks.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        if (!VirtualThreads.available()) {
            return Harm.needs(VirtualThreads.whatIsMissing());
        }
        List<String> questions = Answers.questions(effort.of(QUESTIONS));
        try (SlowService service = SlowService.start(DELAY)) {
            Timed<List<String>> bad = Timed.of(() -> bad(service, questions));
            Timed<List<String>> good = Timed.of(() -> good(service, questions));
            Answers.checkSame(bad.result(), good.result());
            return Harm.of(
                    questions.size() + " questions that are answered after " + DELAY.toMillis()
                            + " ms; the service bears 200 at once",
                    new Harm.Figure("time until all are answered", "ms", bad.millis(), good.millis()));
        }
    }
}
