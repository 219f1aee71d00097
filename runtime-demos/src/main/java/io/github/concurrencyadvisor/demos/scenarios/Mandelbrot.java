package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;

/** Floating point in registers: the Mandelbrot set. */
public final class Mandelbrot {

    private static final int LIMIT = 500;

    private Mandelbrot() {}

    /** How many points of a grid of {@code side} times {@code side} stay bounded. */
    @Shape(workload = Shape.Workload.CPU_BOUND, model = Model.PROCESSES)
    public static int boundedPoints(int side) {
        int bounded = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                bounded += isBounded(3.0 * column / side - 2.0, 2.0 * row / side - 1.0) ? 1 : 0;
            }
        }
        return bounded;
    }

    private static boolean isBounded(double re, double im) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < LIMIT; i++) {
            double next = x * x - y * y + re;
            y = 2 * x * y + im;
            x = next;
            if (x * x + y * y > 4) {
                return false;
            }
        }
        return true;
    }
}
