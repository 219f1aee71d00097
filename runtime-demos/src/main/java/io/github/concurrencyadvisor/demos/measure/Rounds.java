package io.github.concurrencyadvisor.demos.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs contenders in interleaved rounds: each once a round, in an order that is new every round. */
public final class Rounds {

    private Rounds() {}

    /**
     * How often.
     *
     * @param warmUps rounds that are run first and dropped, while the JVM compiles
     * @param rounds rounds that count, at least 1
     */
    public record Plan(int warmUps, int rounds) {
        public Plan {
            if (warmUps < 0 || rounds < 1) {
                throw new IllegalArgumentException(warmUps + " warm-ups and " + rounds + " rounds");
            }
        }
    }

    /**
     * Times every contender in every round.
     *
     * @param latencies where contenders note their requests, if they do
     * @param progress is told of each round before it begins
     * @throws IllegalStateException if two contenders do not compute the same
     */
    public static Samples run(
            List<Contender> contenders, Plan plan, Random random, Latencies latencies, Progress progress)
            throws Exception {
        long[][] nanos = new long[contenders.size()][plan.rounds()];
        long[][] running = new long[contenders.size()][plan.rounds()];
        long[][] ready = new long[contenders.size()][plan.rounds()];
        List<List<Long>> requests =
                contenders.stream().map(contender -> new ArrayList<Long>()).collect(Collectors.toList());
        Long expected = null;
        for (int round = -plan.warmUps(); round < plan.rounds(); round++) {
            progress.at("round", plan.warmUps() + round, plan.warmUps() + plan.rounds());
            for (int i : shuffled(contenders.size(), random)) {
                Contender contender = contenders.get(i);
                SchedulerAccount before = SchedulerAccount.before();
                latencies.begin();
                long from = System.nanoTime();
                long result = contender.work().run();
                long took = System.nanoTime() - from;
                SchedulerAccount.Usage usage = SchedulerAccount.after().since(before);
                if (expected == null) {
                    expected = result;
                } else if (expected != result) {
                    throw new IllegalStateException(
                            "'" + contender.name() + "' computed " + result + " where the first computed " + expected);
                }
                if (round >= 0) {
                    nanos[i][round] = took;
                    running[i][round] = usage.running();
                    ready[i][round] = usage.ready();
                    requests.get(i).addAll(latencies.noted());
                }
            }
        }
        return new Samples(nanos, running, ready, requests);
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }
}
