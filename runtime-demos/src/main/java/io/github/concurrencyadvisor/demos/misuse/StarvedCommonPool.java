package io.github.concurrencyadvisor.demos.misuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Calls that wait, made in a parallel stream.
 *
 * <p>The common pool has a thread less than there are cores, as is right for computing, and all parallel streams of the JVM share
 * it. So few waits go on at once, and meanwhile the pool computes for nobody.
 */
public final class StarvedCommonPool implements Misuse {

    private static final int QUESTIONS_A_CORE = 10;
    private static final Duration DELAY = Duration.ofMillis(50);

    @Override
    public String name() {
        return "starved-common-pool";
    }

    @Override
    public String summary() {
        return "a parallel stream waits for a service";
    }

    @Override
    public String rule() {
        return "BlockingCallInCommonPool";
    }

    /** As many questions at once as there are cores. */
    static List<String> bad(SlowService service, List<String> questions) {
        return questions.parallelStream().map(service::ask).toList();
    }

    /** As many at once as the pool, which is for these questions only, has threads. */
    static List<String> good(SlowService service, List<String> questions)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(32);
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
        int cores = Runtime.getRuntime().availableProcessors();
        List<String> questions = Answers.questions(effort.of(QUESTIONS_A_CORE * cores));
        try (SlowService service = SlowService.start(DELAY)) {
            Timed<List<String>> bad = Timed.of(() -> bad(service, questions));
            Timed<List<String>> good = Timed.of(() -> good(service, questions));
            Answers.checkSame(bad.result(), good.result());
            return Harm.of(
                    questions.size() + " questions that are answered after " + DELAY.toMillis() + " ms, on " + cores
                            + " cores",
                    new Harm.Figure("time until all are answered", "ms", bad.millis(), good.millis()));
        }
    }
}
