package io.github.concurrencyadvisor.demos.misuse;

import java.util.concurrent.Callable;

/** What a piece of work came to, and how long it took. */
record Timed<T>(T result, double millis) {

    static <T> Timed<T> of(Callable<T> work) throws Exception {
        long from = System.nanoTime();
        T result = work.call();
        return new Timed<>(result, (System.nanoTime() - from) / 1e6);
    }
}
