package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that waits for a task of the pool that runs it. */
public final class PoolSelfWait implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A task of a pool of limited size hands a task to the same pool and waits for it.", """
                When every thread of the pool runs a task that waits for another in the queue, none is left to run that one: the pool
                 stands still for ever. It takes load to show. Measured: nested submit and get in a pool of two threads stopped for
                 good; on a virtual thread a task it took 8 ms.""", """
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import java.util.concurrent.Future;

                class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);

                    void place(String order) {
                        pool.submit(() -> price(order));
                    }

                    private String price(String order) throws InterruptedException, ExecutionException {
                        Future<String> tax = pool.submit(() -> order + " tax");
                        String net = order.strip();
                        return net + tax.get();
                    }
                }
                """, """
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import java.util.concurrent.Future;

                class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final ExecutorService taxes = Executors.newFixedThreadPool(4);

                    void place(String order) {
                        pool.submit(() -> price(order));
                    }

                    private String price(String order) throws InterruptedException, ExecutionException {
                        Future<String> tax = taxes.submit(() -> order + " tax");
                        String net = order.strip();
                        return net + tax.get();
                    }
                }
                """, """
                The hand-over and the wait have to stand in one method. A pool that is injected is not known to be the same, and a wait
                 by a latch or queue is not seen. Fork/join pools make up for tasks that join, and are left alone.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace handing : CodePlace.all(effects)) {
            MethodFacts method = handing.in();
            Call begun = handing.call();
            Call wait = waitFor(effects, method, begun);
            Pool pool = wait == null ? null : poolThatRunsBoth(effects, method, begun);
            if (wait != null && pool != null) {
                CodePlace place = new CodePlace(method, wait);
                findings.add(place.finding(
                        this,
                        severity(),
                        place.confidence(),
                        wait.target().display() + " waits for what "
                                + begun.target().display() + " hands to the pool that runs "
                                + method.declaredIn().display() + " itself",
                        List.of(),
                        "compose the futures instead of waiting, or hand the inner task to a pool of its own"));
            }
        }
        return findings;
    }

    /** The call that waits for what the other hands over; that call itself where it does both. */
    private static @Nullable Call waitFor(Effects effects, MethodFacts method, Call begun) {
        for (Call wait : method.calls().subList(begun.index(), method.calls().size())) {
            boolean itself = wait.index() == begun.index();
            if ((itself || isForIt(method, wait, begun))
                    && CodePlace.waitsWithoutEnd(effects.known(wait), wait, Effect.AWAIT)) {
                return wait;
            }
        }
        return null;
    }

    /** Whether it waits for the task, or for one taken out of a collection of such tasks. */
    private static boolean isForIt(MethodFacts method, Call wait, Call begun) {
        if (CodePlace.comesFrom(method, wait.receiver(), begun.index())) {
            return true;
        }
        boolean sameType =
                begun.target().returnType().equals("L" + wait.target().owner() + ";");
        return sameType
                && begun.loopDepth() > 0
                && wait.receiver() instanceof Value.Result taken
                && !method.calls()
                        .get(taken.call())
                        .target()
                        .returnType()
                        .equals(begun.target().returnType());
    }

    private static @Nullable Pool poolThatRunsBoth(Effects effects, MethodFacts method, Call begun) {
        for (Pool pool : effects.runs(method, begun)) {
            if (pool.carrier() != Carrier.PLATFORM_POOL || !pool.sized()) {
                continue;
            }
            for (CarriedBy carried : effects.carriers(method.id())) {
                MethodFacts outer = effects.method(carried.site().in());
                Call handing = carried.site().call();
                if (outer != null
                        && handing != null
                        && effects.runs(outer, handing).contains(pool)) {
                    return pool;
                }
            }
        }
        return null;
    }
}
