package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;

/** Arithmetic and memory: primes by striking out multiples. */
public final class Sieve {

    private Sieve() {}

    /** How many primes there are below {@code bound}. */
    @Shape(workload = Shape.Workload.CPU_BOUND, model = Model.PROCESSES)
    public static int primesBelow(int bound) {
        boolean[] composite = new boolean[Math.max(bound, 2)];
        int primes = 0;
        for (int n = 2; n < bound; n++) {
            if (composite[n]) {
                continue;
            }
            primes++;
            for (long multiple = (long) n * n; multiple < bound; multiple += n) {
                composite[(int) multiple] = true;
            }
        }
        return primes;
    }
}
