package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pool of one thread, or of one a core, that waits for other machines in most of its time. */
public final class UndersizedPoolForSlowIo implements Rule {

    /** Waits that are long, and in which nothing keeps a core busy. */
    private static final Set<Effect> SLOW =
            EnumSet.of(Effect.NETWORK, Effect.DATABASE, Effect.MESSAGE, Effect.PROCESS, Effect.SLEEP);

    /** As many tasks are as good as any number. */
    private static final int SEVERAL = 2;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A pool of one thread, or of one thread a core, runs many tasks that wait for something slow.",
                """
                A thread that waits needs no core, so that the number of cores says nothing of how many such threads are right: by
                 N·U·(1+W/C), tasks that wait 50 ms for each 1 ms of computing need fifty threads a core. With fewer the tasks queue
                 although nothing is busy, and one that hangs holds up all behind it. Measured: of 200 tasks a second that wait 100 ms
                 each, half took 828 ms and more in a pool of ten, 100 ms in one of 22.""",
                """
                import java.io.IOException;
                import java.io.UncheckedIOException;
                import java.net.URL;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Hooks {
                    private final ExecutorService calls =
                            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

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
                """,
                """
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
                """,
                """
                One thread may be meant to keep tasks in their order, which is not seen: such a pool is a note only. Other small
                 numbers may come from a limit of what is waited for and are left alone, as is a single task that repeats.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        PoolTasks.of(effects).forEach((pool, tasks) -> {
            boolean single = pool.most() != null && pool.most() == 1;
            if ((single || pool.perCore()) && isOfPlatformThreads(pool)) {
                waiting(effects, tasks).ifPresent(wait -> findings.add(finding(pool, wait, platform)));
            }
        });
        return findings;
    }

    private static boolean isOfPlatformThreads(Pool pool) {
        return pool.carrier() == Carrier.PLATFORM_POOL || pool.carrier() == Carrier.FORK_JOIN_POOL;
    }

    /** The first wait, where there are as many tasks that wait as callers ask for, or several that do. */
    private static Optional<SiteCalls.Place> waiting(Effects effects, List<Spawn> tasks) {
        List<Spawn> waiting =
                tasks.stream().filter(task -> slowest(task.effects()) != null).toList();
        boolean many =
                waiting.size() >= SEVERAL || waiting.stream().anyMatch(task -> PoolTasks.isOneOfMany(effects, task));
        return waiting.stream()
                .filter(task -> many)
                .flatMap(task -> SiteCalls.places(effects, task, UndersizedPoolForSlowIo::slowest).stream())
                .findFirst();
    }

    private static @Nullable Evidence slowest(Map<Effect, Evidence> effects) {
        Evidence worst = SiteCalls.worst(effects);
        return worst != null
                        && SLOW.contains(worst.effect())
                        && worst.speed() != Speed.FAST
                        && worst.confidence() != Confidence.LOW
                ? worst
                : null;
    }

    private Finding finding(Pool pool, SiteCalls.Place wait, Platform platform) {
        return new CodePlace(pool.in(), pool.made())
                .finding(
                        this,
                        pool.perCore() ? severity() : Severity.INFO,
                        wait.evidence().confidence(),
                        SiteCalls.fact(wait) + " on a pool of "
                                + (pool.perCore() ? "as many threads as there are cores" : "one thread") + ", made by "
                                + pool.made().target().display(),
                        wait.witness(),
                        instead(pool, platform));
    }

    private static String instead(Pool pool, Platform platform) {
        String more = platform.release() >= 21
                ? "use virtual threads, bounded by a Semaphore at what the other side serves"
                : "make it as large as the other side serves, cores times one plus waiting by computing time";
        return pool.perCore() ? more : more + ", unless the tasks have to keep their order";
    }
}
