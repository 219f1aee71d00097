package io.github.concurrencyadvisor.demos.measure;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** What was timed: for each contender, by index, one time a round. Immutable. */
public final class Samples {

    private static final int RESAMPLES = 2000;
    private static final long SEED = 20261123; // the same samples give the same interval

    private final long[][] nanos;

    /** Rows are contenders, columns rounds; all rows are equally long. */
    public Samples(long[][] nanos) {
        this.nanos = Arrays.stream(nanos).map(row -> row.clone()).toArray(long[][]::new);
    }

    public double medianMillis(int contender) {
        return median(
                Arrays.stream(nanos[contender]).mapToDouble(time -> time / 1e6).toArray());
    }

    /** How many times as fast as {@code reference} the contender is, round by round. */
    public Estimate speedUp(int contender, int reference) {
        double[] ratios = IntStream.range(0, nanos[contender].length)
                .mapToDouble(round -> (double) nanos[reference][round] / nanos[contender][round])
                .toArray();
        return bootstrap(ratios);
    }

    /** The median, and where it falls in 95 of 100 samples drawn from these with replacement. */
    static Estimate bootstrap(double[] values) {
        Random random = new Random(SEED);
        double[] medians = new double[RESAMPLES];
        double[] resample = new double[values.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = values[random.nextInt(values.length)];
            }
            medians[i] = median(resample);
        }
        Arrays.sort(medians);
        return new Estimate(median(values), medians[(int) (RESAMPLES * 0.025)], medians[(int) (RESAMPLES * 0.975) - 1]);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
