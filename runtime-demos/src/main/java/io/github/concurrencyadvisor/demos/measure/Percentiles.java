package io.github.concurrencyadvisor.demos.measure;

import java.util.Collection;

/**
 * A distribution in milliseconds, by nearest rank.
 *
 * @param count how many values there were, at least 1
 */
public record Percentiles(int count, double p50, double p90, double p99, double max) {

    /**
     * Of values in nanoseconds.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Percentiles of(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Percentiles(
                sorted.length, rank(sorted, 0.5), rank(sorted, 0.9), rank(sorted, 0.99), rank(sorted, 1));
    }

    private static double rank(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
