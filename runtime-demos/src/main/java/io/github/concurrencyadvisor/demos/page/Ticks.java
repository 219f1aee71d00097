package io.github.concurrencyadvisor.demos.page;

import java.util.List;
import java.util.stream.IntStream;

/** Round numbers along an axis. */
final class Ticks {

    private Ticks() {}

    /** From zero up to at most {@code max}, 1, 2 or 5 times a power of ten apart, at most six of them. */
    static List<Double> upTo(double max) {
        double step = step(max / 5);
        return IntStream.rangeClosed(0, (int) Math.floor(max / step + 1e-9))
                .mapToObj(i -> i * step)
                .toList();
    }

    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digit = least / power;
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    }
}
