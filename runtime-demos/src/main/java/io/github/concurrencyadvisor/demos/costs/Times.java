package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * How long runs took, each measured once a round.
 *
 * <p>What stands for a run is the time that a tenth of its times are below, of up to ten the shortest: whoever else uses the
 * machine only ever makes them longer.
 */
final class Times {

    private static final double UNDISTURBED = 0.1;

    private final Map<Run, List<Double>> millis;
    private final int rounds;

    private Times(Map<Run, List<Double>> millis, int rounds) {
        this.millis = millis;
        this.rounds = rounds;
    }

    /**
     * Work in one way.
     *
     * @param again whether it is the second of two equal runs, which are measured as if they were different
     */
    record Run(Work work, Way way, boolean again) {
        static Run of(Work work, Way way) {
            return new Run(work, way, false);
        }
    }

    /**
     * How many rounds.
     *
     * @param warmUps run first and dropped
     * @param least counted in any case, at least 1
     * @param most counted if the time allows
     * @param time after which no more than {@code least} begin
     */
    record Plan(int warmUps, int least, int most, Duration time) {}

    /**
     * Takes every run once a round, in an order that is new every round, so that what else the machine does meets them all
     * alike.
     *
     * @param progress told of each round before it begins, warm-ups included
     */
    static Times interleaved(Runner runner, List<Run> runs, Plan plan, Random random, Progress progress)
            throws InterruptedException, IOException, ExecutionException {
        Map<Run, List<Double>> millis = new LinkedHashMap<>();
        runs.forEach(run -> millis.put(run, new ArrayList<>()));
        List<Map.Entry<Run, List<Double>>> order = new ArrayList<>(millis.entrySet());
        long end = System.nanoTime() + plan.time().toNanos();
        int rounds = 0;
        for (int round = 1 - plan.warmUps(); round <= plan.most(); round++) {
            if (round > plan.least() && System.nanoTime() - end > 0) {
                break;
            }
            progress.at(round > 0 ? "round" : "warm-up", round - 1 + plan.warmUps(), plan.most() + plan.warmUps());
            Collections.shuffle(order, random);
            for (Map.Entry<Run, List<Double>> entry : order) {
                Run run = entry.getKey();
                double took = runner.millis(run.work(), run.way());
                if (round > 0) {
                    entry.getValue().add(took);
                }
            }
            rounds = round;
        }
        return new Times(millis, rounds);
    }

    /** How many rounds counted. */
    int rounds() {
        return rounds;
    }

    /** What stands for a run, in milliseconds. */
    double millis(Run run) {
        List<Double> taken = millis.get(run);
        if (taken == null) {
            throw new IllegalArgumentException(run + " was not measured");
        }
        return undisturbed(taken.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** The first decile. */
    static double undisturbed(double[] values) {
        return quantile(values, UNDISTURBED);
    }

    /** The value below which such a share of the values lies, by rank and rounded down: of two, 0.5 is the lower. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.floor(share * (sorted.length - 1))];
    }
}
