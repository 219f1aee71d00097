package io.github.concurrencyadvisor.demos.decision;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * CPU-bound work in one line: a parallel stream.
 *
 * <p>It runs on the common pool and in the caller. Everything in the JVM shares that pool, so nothing in the stream may wait.
 */
public final class ParallelStream implements Demo {

    @Override
    public String name() {
        return "parallel-stream";
    }

    @Override
    public String summary() {
        return "CPU-bound: the same count as a parallel stream";
    }

    @Override
    public void run(Stage stage) {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        long primes = IntStream.range(0, Primes.BOUND)
                .parallel()
                .filter(n -> {
                    threads.add(Thread.currentThread().getName());
                    return Primes.isPrime(n);
                })
                .count();
        stage.say(primes + " primes below " + Primes.BOUND + ", counted by " + threads.size()
                + " threads, the caller among them");
    }
}
