package io.github.concurrencyadvisor.demos.decision;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

/**
 * CPU-bound work on a fork/join pool of as many threads as cores.
 *
 * <p>Where Python needs processes, one process is enough here. A task halves its range until a piece is small; idle threads
 * steal the halves of busy ones, so an uneven range (larger numbers take longer) evens itself out.
 */
public final class ForkJoin implements Demo {

    private static final int SMALL = 5_000;

    @Override
    public String name() {
        return "fork-join";
    }

    @Override
    public String summary() {
        return "CPU-bound: a range halved over as many threads as there are cores";
    }

    @Override
    public void run(Stage stage) {
        int cores = Runtime.getRuntime().availableProcessors();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        ForkJoinPool pool = new ForkJoinPool(cores);
        try {
            int primes = pool.invoke(new Count(0, Primes.BOUND, threads, stage.timeline()));
            stage.say(primes + " primes below " + Primes.BOUND + ", counted by " + threads.size() + " of " + cores
                    + " threads");
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class Count extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;
        private final transient Set<String> threads;
        private final transient Timeline timeline;

        Count(int from, int to, Set<String> threads, Timeline timeline) {
            this.from = from;
            this.to = to;
            this.threads = threads;
            this.timeline = timeline;
        }

        @Override
        protected Integer compute() {
            if (to - from <= SMALL) {
                String thread = Thread.currentThread().getName().replaceFirst(".*-worker-", "worker ");
                threads.add(thread);
                return timeline.computing(thread, () -> Primes.count(from, to));
            }
            int middle = (from + to) >>> 1;
            Count left = new Count(from, middle, threads, timeline);
            Count right = new Count(middle, to, threads, timeline);
            left.fork();
            return right.compute() + left.join();
        }
    }
}
