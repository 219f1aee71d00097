package io.github.concurrencyadvisor.demos.decision;

/** A computation that can be cut anywhere: how many primes there are below a bound. */
final class Primes {

    /** Enough to be worth cutting up, little enough to watch. */
    static final int BOUND = 300_000;

    /** How many primes there are below {@link #BOUND}. */
    static final int BELOW_BOUND = 25_997;

    private Primes() {}

    /** Primes from {@code from} (inclusive) to {@code to} (exclusive). */
    static int count(int from, int to) {
        int count = 0;
        for (int n = from; n < to; n++) {
            count += isPrime(n) ? 1 : 0;
        }
        return count;
    }

    static boolean isPrime(int n) {
        if (n < 2) {
            return false;
        }
        for (int divisor = 2; divisor <= n / divisor; divisor++) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
