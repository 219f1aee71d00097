package io.github.concurrencyadvisor.demos.costs;

/** How fast one core computes. */
final class CoreSpeed {

    private static final int TIMES = 200;
    private static final long STEPS = 500_000; // about a millisecond: shorter than a turn of the scheduler

    private CoreSpeed() {}

    /** Steps of {@link Spin} in a millisecond: from the first decile of the times, since being interrupted only adds. */
    static double stepsPerMilli() {
        long sum = Spin.warmUp();
        double[] millis = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long from = System.nanoTime();
            sum += Spin.steps(STEPS);
            millis[i] = (System.nanoTime() - from) / 1e6;
        }
        if (sum == 0) {
            throw new IllegalStateException("a sum of states that are never zero");
        }
        return STEPS / Times.undisturbed(millis);
    }
}
