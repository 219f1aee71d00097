package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pool that a method makes for itself and leaves behind. */
public final class ExecutorNeverClosed implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A method makes a pool, hands it to no one, and never closes it.", """
                The threads of a pool live until it is closed, also when nothing refers to it any more. Each call of the method leaves
                 its threads behind, until memory or the system's limit of threads ends the process, and the JVM does not end by itself.""", """
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Report {
                    void fill(List<Runnable> parts) {
                        ExecutorService pool = Executors.newFixedThreadPool(4);
                        for (Runnable part : parts) {
                            pool.execute(part);
                        }
                    }
                }
                """, """
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Report {
                    void fill(List<Runnable> parts) {
                        ExecutorService pool = Executors.newFixedThreadPool(4);
                        try {
                            for (Runnable part : parts) {
                                pool.execute(part);
                            }
                        } finally {
                            pool.shutdown();
                        }
                    }
                }
                """, """
                A pool in a field, and one that is returned, handed on or used by a lambda, may be closed elsewhere or live as long as
                 the program; nothing is said of it. One that is only told to repeat a task is mostly meant to do so until the program
                 ends: that nobody can stop it is a note. So is one of Executors.newSingleThreadExecutor, which is closed when it is
                 collected as garbage.""");
    }

    /** The JDK hands out a wrapper that closes the pool when nothing refers to it any more. */
    private static final String CLOSED_WHEN_COLLECTED = "Executors.newSingleThreadExecutor";

    /** What tells a pool to run a task again and again. */
    private static final Set<String> REPEATING = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace place : CodePlace.all(effects)) {
            MethodFacts method = place.in();
            Call made = place.call();
            Pool pool = opens(effects, made) ? effects.pool(method, made) : null;
            if (pool != null
                    && !PoolTasks.runsOnce(effects, method)
                    && isUsed(method, made)
                    && !place.leaves(effects)
                    && !isClosed(effects, method, made)) {
                boolean isCollected = CLOSED_WHEN_COLLECTED.equals(made.target().display());
                findings.add(place.finding(
                        this,
                        isCollected || onlyRepeats(method, made) ? Severity.INFO : severity(),
                        place.confidence(),
                        "the pool of " + made.target().display() + " is never closed and lives on after "
                                + method.declaredIn().display() + " returns"
                                + (isCollected ? ", until it is collected as garbage" : ""),
                        List.of(),
                        platform.release() >= 19
                                ? "make it in a try with resources, or keep one pool for all calls"
                                : "call shutdown in a finally block, or keep one pool for all calls"));
            }
        }
        return findings;
    }

    private static boolean opens(Effects effects, Call call) {
        return occurs(effects.known(call), KnownApi.Occurrence.Lifetime.OPEN);
    }

    private static boolean isClosed(Effects effects, MethodFacts method, Call made) {
        return method.calls().stream()
                .anyMatch(call -> is(call.receiver(), method, made)
                        && occurs(effects.known(call), KnownApi.Occurrence.Lifetime.CLOSE));
    }

    private static boolean isUsed(MethodFacts method, Call made) {
        return method.calls().stream()
                .anyMatch(call -> call.index() != made.index() && is(call.receiver(), method, made));
    }

    private static boolean onlyRepeats(MethodFacts method, Call made) {
        return method.calls().stream()
                .filter(call -> call.index() != made.index() && is(call.receiver(), method, made))
                .allMatch(call -> REPEATING.contains(call.target().name()));
    }

    private static boolean is(@Nullable Value value, MethodFacts method, Call made) {
        return CodePlace.comesFrom(method, value, made.index());
    }

    private static boolean occurs(@Nullable KnownApi api, KnownApi.Occurrence occurrence) {
        return api != null && api.occurrences().contains(occurrence);
    }
}
