package io.github.concurrencyadvisor.demos.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** What was timed: for each contender, by index, one time a round. Immutable. */
public final class Samples {

    private static final int RESAMPLES = 2000;
    private static final long SEED = 20261123; // the same samples give the same interval

    private final long[][] nanos;
    private final long[][] running;
    private final long[][] ready;
    private final List<List<Long>> requests;

    /**
     * Rows are contenders, columns rounds; all are equally long.
     *
     * @param nanos by the clock on the wall
     * @param running on a core, summed over threads; zero where it is not known
     * @param ready in the run queue, the same
     * @param requests by contender the latencies of all its requests in nanoseconds; empty where it noted none
     */
    public Samples(long[][] nanos, long[][] running, long[][] ready, List<List<Long>> requests) {
        this.nanos = copy(nanos);
        this.running = copy(running);
        this.ready = copy(ready);
        this.requests = requests.stream().map(List::copyOf).toList();
    }

    private static long[][] copy(long[][] rows) {
        return Arrays.stream(rows).map(row -> row.clone()).toArray(long[][]::new);
    }

    public double medianMillis(int contender) {
        return median(
                Arrays.stream(nanos[contender]).mapToDouble(time -> time / 1e6).toArray());
    }

    /** The latencies of its requests over all rounds; empty where it noted none. */
    public Optional<Percentiles> latencies(int contender) {
        return requests.get(contender).isEmpty()
                ? Optional.empty()
                : Optional.of(Percentiles.of(requests.get(contender)));
    }

    /** The contender with the smallest median among the first so many. */
    public int fastest(int among) {
        return IntStream.range(0, among)
                .boxed()
                .min(Comparator.comparingDouble(this::medianMillis))
                .orElseThrow();
    }

    /** How many times as fast as {@code reference} the contender is, round by round. */
    public Estimate speedUp(int contender, int reference) {
        double[] ratios = IntStream.range(0, nanos[contender].length)
                .mapToDouble(round -> (double) nanos[reference][round] / nanos[contender][round])
                .toArray();
        return bootstrap(ratios);
    }

    /**
     * The speed-up to expect if nobody else wanted the cores: how many threads were ready to run on average, at most one a
     * core, divided by how much more computing it took than the reference. A model, not a measurement: it knows nothing of
     * caches and clock rates. Empty where the scheduler's account is not known.
     */
    public Optional<Estimate> onIdleCores(int contender, int reference, int cores) {
        double[] ratios = IntStream.range(0, nanos[contender].length)
                .filter(round -> running[contender][round] > 0 && running[reference][round] > 0)
                .mapToDouble(round -> {
                    double parallel =
                            (double) (running[contender][round] + ready[contender][round]) / nanos[contender][round];
                    double inflation = (double) running[contender][round] / running[reference][round];
                    return Math.min(parallel, cores) / inflation;
                })
                .toArray();
        return ratios.length < nanos[contender].length ? Optional.empty() : Optional.of(bootstrap(ratios));
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
