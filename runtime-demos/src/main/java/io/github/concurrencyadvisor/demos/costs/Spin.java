package io.github.concurrencyadvisor.demos.costs;

/**
 * Computing of a length that is set beforehand: so many steps of a generator, each of which needs the one before.
 *
 * <p>It touches no memory and allocates nothing, so that its length depends on the core alone. Steps, not a clock, say when it
 * is over: a task that looked at the clock would not feel that others compute too.
 */
final class Spin {

    private static final int WARM_UPS = 2000;
    private static final int WARM_UP_STEPS = 20_000;

    private Spin() {}

    /** Computes; the result is there so that the compiler cannot leave the work out. */
    static long steps(long count) {
        long state = count | 1;
        for (long i = 0; i < count; i++) {
            state ^= state << 13; // xorshift64, Marsaglia 2003
            state ^= state >>> 7;
            state ^= state << 17;
        }
        return state;
    }

    /** Lets this JVM compile it, in every form that it is called in. */
    static long warmUp() {
        long sum = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            sum += steps(WARM_UP_STEPS);
        }
        return sum;
    }
}
