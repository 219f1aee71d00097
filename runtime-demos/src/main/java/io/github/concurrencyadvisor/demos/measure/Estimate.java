package io.github.concurrencyadvisor.demos.measure;

import java.util.Locale;

/**
 * A ratio and how far it can be trusted.
 *
 * @param median of the paired ratios
 * @param low lower end of the 95 % interval
 * @param high upper end of it
 */
public record Estimate(double median, double low, double high) {

    /** What the interval as a whole says, measured against a margin of 25 %. */
    public Verdict verdict() {
        if (low > Verdict.MARGIN) {
            return Verdict.FASTER;
        }
        if (high < 1 / Verdict.MARGIN) {
            return Verdict.SLOWER;
        }
        return within(1 / Verdict.MARGIN, Verdict.MARGIN) ? Verdict.TIE : Verdict.INCONCLUSIVE;
    }

    /** The ratio the other way round. */
    public Estimate inverse() {
        return new Estimate(1 / median, 1 / high, 1 / low);
    }

    /** Whether the whole interval lies between these. */
    public boolean within(double least, double most) {
        return low >= least && high <= most;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", median, low, high);
    }
}
