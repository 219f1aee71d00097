package io.github.concurrencyadvisor.demos.misuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Questions, and what comes back. */
final class Answers {

    private Answers() {}

    /** So many different questions. */
    static List<String> questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "question " + number)
                .toList();
    }

    /** Waits for all of them, in their order. */
    static <T> List<T> of(List<? extends Future<T>> futures) throws InterruptedException, ExecutionException {
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get());
        }
        return answers;
    }

    /** The first of them, up to one that is not there in time. */
    static <T> List<T> inTime(List<Future<T>> futures, Duration patience)
            throws InterruptedException, ExecutionException {
        List<T> answers = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        for (Future<T> future : futures) {
            try {
                answers.add(future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                break;
            }
        }
        return answers;
    }

    /** Both ways have to do the same work, else their times say nothing. */
    static void checkSame(Object bad, Object good) {
        if (!bad.equals(good)) {
            throw new IllegalStateException("the bad way came to " + bad + ", the good one to " + good);
        }
    }
}
