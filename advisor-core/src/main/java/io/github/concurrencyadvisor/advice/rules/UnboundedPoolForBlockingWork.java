package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import java.util.ArrayList;
import java.util.List;

/** A pool that starts a thread for each task that waits, however many there are. */
public final class UnboundedPoolForBlockingWork implements Rule {

    /** So many at once, as the threads of a servlet container, are no flood. */
    private static final long LIMITED = 200;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A cached pool, or another executor without a largest size, runs work that waits.", """
                A cached pool starts a thread whenever a task comes and none is free. While tasks wait, none is: when what they wait
                 for becomes slow, there are as many threads as requests, each with its stack, until memory or the system's limit of
                 threads ends the process. A bounded pool makes callers wait instead.""", """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.net.URL;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Hooks {
                    private final ExecutorService calls = Executors.newCachedThreadPool();

                    void call(URL hook) {
                        calls.execute(() -> get(hook));
                    }

                    private static void get(URL hook) {
                        try {
                            hook.openStream().close();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """, """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.net.URL;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Hooks {
                    private final ExecutorService calls = Executors.newFixedThreadPool(50);

                    void call(URL hook) {
                        calls.execute(() -> get(hook));
                    }

                    private static void get(URL hook) {
                        try {
                            hook.openStream().close();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }
                """, """
                What bounds the tasks from outside, as a limit on connections does, is not seen. A pool that is kept and whose tasks
                 are not known to wait is a note only.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        PoolTasks.of(effects).forEach((pool, tasks) -> {
            if (pool.isEndless() && isOfPlatformThreads(pool)) {
                judge(effects, pool, tasks, platform, findings);
            }
        });
        return findings;
    }

    private static boolean isOfPlatformThreads(Pool pool) {
        return pool.carrier() == Carrier.PLATFORM_POOL || pool.carrier() == Carrier.PLATFORM_THREAD;
    }

    private void judge(Effects effects, Pool pool, List<Spawn> tasks, Platform platform, List<Finding> findings) {
        CodePlace place = new CodePlace(pool.in(), pool.made());
        boolean open = tasks.isEmpty();
        boolean many = place.leaves(effects);
        for (Spawn task : tasks) {
            boolean flood = effects.atOnce(task.entry()).most().number() > LIMITED && !PoolTasks.isKept(effects, task);
            for (SiteCalls.Place wait : flood ? SiteCalls.stalling(effects, task) : List.<SiteCalls.Place>of()) {
                String fact = SiteCalls.fact(wait) + " on "
                        + (pool.carrier() == Carrier.PLATFORM_THREAD
                                ? "a platform thread for each task"
                                : Carrier.PLATFORM_POOL.phrase() + " without a largest size")
                        + ", made by "
                        + pool.made().target().display();
                List<Hop> witness = wait.witness();
                findings.add(place.finding(
                        this, severity(), wait.evidence().confidence(), fact, witness, instead(platform)));
                return;
            }
            open |= flood && task.effects().containsKey(Effect.UNKNOWN);
            many |= task.call() != null && task.call().loopDepth() > 0;
        }
        if (open && many) {
            String fact = pool.made().target().display() + " has no largest size and what it runs is not all known, on "
                    + pool.carrier().phrase();
            findings.add(place.finding(this, Severity.INFO, Confidence.MEDIUM, fact, List.of(), instead(platform)));
        }
    }

    private static String instead(Platform platform) {
        return platform.release() >= 21
                ? "use a pool of a fixed size, or virtual threads bounded by a Semaphore"
                : "use a pool of a fixed size, set by what the work waits for, with a bounded queue";
    }
}
