package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import java.util.ArrayList;
import java.util.List;

/** A pool that keeps virtual threads. */
public final class PooledVirtualThreads implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A pool keeps virtual threads, up to a number.", """
                A virtual thread costs next to nothing to make, so there is nothing to save by keeping it, and the pool's size bounds how
                much waits at once, which is what virtual threads are there to lift. Measured: 1,000 waits of 50 ms took 1,029 ms on 50 pooled
                virtual threads and 67 ms on one for each task.""", """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Tasks {
                    static ExecutorService executor() {
                        return Executors.newFixedThreadPool(50, Thread.ofVirtual().name("task-", 0).factory());
                    }
                }
                """, """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Tasks {
                    static ExecutorService executor() {
                        return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());
                    }
                }
                """, """
                A pool for timers that hands each task on, such as one of one thread, is reported too. A factory that comes from outside
                the code is not known.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace place : CodePlace.all(effects)) {
            Call call = place.call();
            boolean virtual = effects.makesPool(call)
                    && call.arguments().stream()
                            .anyMatch(given ->
                                    effects.standsFor(place.in(), given).contains(Carrier.VIRTUAL_THREAD));
            if (virtual) {
                findings.add(place.finding(
                        this,
                        severity(),
                        Confidence.MEDIUM,
                        call.target().display() + " keeps virtual threads in a pool",
                        List.of(),
                        "make one for each task with Executors.newThreadPerTaskExecutor, and bound what they use by a"
                                + " Semaphore"));
            }
        }
        return findings;
    }
}
