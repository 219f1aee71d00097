package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
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
                 the program; nothing is said of it.""");
    }

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
                    && !runsOnce(effects, method)
                    && isUsed(method, made)
                    && !leaves(effects, method, made)
                    && !isClosed(effects, method, made)) {
                findings.add(place.finding(
                        this,
                        severity(),
                        place.confidence(),
                        "the pool of " + made.target().display() + " is never closed and lives on after "
                                + method.declaredIn().display() + " returns",
                        List.of(),
                        platform.release() >= 19
                                ? "make it in a try with resources, or keep one pool for all calls"
                                : "call shutdown in a finally block, or keep one pool for all calls"));
            }
        }
        return findings;
    }

    /** Whether the program starts there: its pools end with it. */
    private static boolean runsOnce(Effects effects, MethodFacts method) {
        return effects.carriers(method.id()).stream()
                .anyMatch(
                        by -> by.carrier() == Carrier.MAIN && by.site().entry().equals(method.id()));
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

    /** Whether anything but the method's own calls on it can get hold of the pool. */
    private static boolean leaves(Effects effects, MethodFacts method, Call made) {
        for (Value value : method.returned()) {
            if (is(value, method, made)) {
                return true;
            }
        }
        for (FieldWrite write : method.fieldWrites()) {
            if (is(write.value(), method, made)) {
                return true;
            }
        }
        for (Call call : method.calls()) {
            for (Value argument : call.arguments()) {
                boolean captured = argument instanceof Value.Function function
                        && function.captured().stream().anyMatch(value -> is(value, method, made));
                boolean handedOn = is(argument, method, made)
                        && !effects.runs(method, call).contains(effects.pool(method, made));
                if (captured || handedOn) {
                    return true;
                }
            }
            boolean unknown =
                    is(call.receiver(), method, made) && call.index() != made.index() && effects.known(call) == null;
            if (unknown) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(@Nullable Value value, MethodFacts method, Call made) {
        return CodePlace.comesFrom(method, value, made.index());
    }

    private static boolean occurs(@Nullable KnownApi api, KnownApi.Occurrence occurrence) {
        return api != null && api.occurrences().contains(occurrence);
    }
}
