package io.github.concurrencyadvisor.demos.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Round numbers along an axis. */
final class Ticks {

    private Ticks() {}

    /** From zero up to at most {@code max}, 1, 2 or 5 times a power of ten apart, at most six of them. */
    static List<Double> upTo(double max) {
        double step = atLeast(max / 5);
        return IntStream.rangeClosed(0, (int) Math.floor(max / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }

    /** For a logarithmic axis, whose ends are round: every 1, 2 and 5 times a power of ten, or the powers if those are many. */
    static List<Double> between(double low, double high) {
        boolean wide = high / low > 200;
        List<Double> ticks = new ArrayList<>(List.of(low));
        for (double next = atLeast(low * 1.1); next < high * 0.99; next = atLeast(next * 1.1)) {
            if (!wide || digit(next) == 1) {
                ticks.add(next);
            }
        }
        ticks.add(high);
        return ticks;
    }

    /** The least round number (1, 2 or 5 times a power of ten) that is not below a positive one. */
    static double atLeast(double value) {
        double digit = value / power(value);
        return times(digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10, value);
    }

    /** The greatest that is not above. */
    static double atMost(double value) {
        double digit = value / power(value);
        return times(digit >= 5 ? 5 : digit >= 2 ? 2 : 1, value);
    }

    private static long digit(double round) {
        return Math.round(round / power(round * 1.0001));
    }

    private static double power(double value) {
        return Math.pow(10, Math.floor(Math.log10(value)));
    }

    /** Divides rather than multiplies by a fraction, so that 0.2 is 0.2. */
    private static double times(int digit, double value) {
        int exponent = (int) Math.floor(Math.log10(value));
        return exponent < 0 ? digit / Math.pow(10, -exponent) : digit * Math.pow(10, exponent);
    }
}
