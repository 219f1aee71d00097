package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tasks of a pool that wait for each other. */
public final class PoolSelfWait implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "Tasks of a pool of limited size wait for each other: for a task behind them, a thread that never comes back, a held monitor.",
                """
                When every thread of the pool runs a task that waits for another in the queue, none is left to run that one: the pool
                 stands still for ever. It takes load to show. Measured: nested submit and get in a pool of two threads stopped for
                 good; on a virtual thread a task it took 8 ms. A task that waits in a loop without an end keeps its thread for good: when
                 as many run as there are threads, or one on a scheduler, the others wait for ever. And tasks that need the monitor under
                 which they are waited for never end.""",
                """
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
                """,
                """
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
                """,
                """
                The hand-over and the wait have to stand in one method, or the wait be for a future that a method hands over and
                 returns. An executor that the object is given is a note only, as its size is not known; so is a task that may be
                 of another object with a pool of its own. A wait by a queue or field is not seen. Fork/join pools make up for
                 tasks that join, and are left alone. That a loop has no end is read off the source: its head asks for nothing
                 but a flag, a question such as isClosed or the thread's interruption, and nothing else leaves it. Of a scheduler
                 that a class is given the size is not known, and one endless task is enough. A pool that a method makes for each
                 who asks is only known to be the same in one and the same field. Of monitors only synchronized methods of one
                 and the same object are seen, not blocks and not locks of java.util.concurrent.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>(EndlessTasks.find(this, effects, platform));
        findings.addAll(HeldMonitors.find(this, effects));
        for (CodePlace handing : CodePlace.all(effects)) {
            Call wait = isHandedOver(effects, handing) ? waitFor(effects, handing.in(), handing.call()) : null;
            if (wait != null) {
                report(effects, new CodePlace(handing.in(), wait), handing, List.of(), findings);
            }
            CodePlace helped = helped(effects, handing);
            if (helped != null) {
                report(effects, handing, helped, List.of(helped.hop()), findings);
            }
        }
        return findings;
    }

    /**
     * A pool of limited size stands still for certain; an executor that the object is given may be one, and a task that may be of
     * several classes may be another object's, with a pool of its own.
     */
    private void report(Effects effects, CodePlace wait, CodePlace begun, List<Hop> rest, List<Finding> findings) {
        Severity severity = isOnPoolOfBoth(effects, wait, begun, by -> !isCalledByAnother(effects, by))
                ? severity()
                : isOnPoolOfBoth(effects, wait, begun, any -> true) || isOnFieldOfBoth(effects, wait, begun)
                        ? Severity.INFO
                        : null;
        if (severity != null) {
            findings.add(wait.finding(
                    this,
                    severity,
                    wait.confidence(),
                    wait.call().target().display() + " waits for what "
                            + begun.call().target().display() + " hands to the "
                            + (severity == Severity.INFO ? "executor" : "pool") + " that runs "
                            + wait.in().declaredIn().display() + " itself",
                    rest,
                    "compose the futures instead of waiting, or hand the inner task to a pool of its own"));
        }
    }

    /** Where another method begins what the call waits for, and returns it as a future. */
    private static @Nullable CodePlace helped(Effects effects, CodePlace wait) {
        MethodFacts method = wait.in();
        if (!(wait.call().receiver() instanceof Value.Result future)
                || !CodePlace.waitsWithoutEnd(effects.known(wait.call()), wait.call(), Effect.AWAIT)) {
            return null;
        }
        MethodFacts helper = effects.method(method.calls().get(future.call()).target());
        if (helper == null || helper.id().equals(method.id())) {
            return null;
        }
        return helper.calls().stream()
                .filter(begun -> !effects.runs(helper, begun).isEmpty())
                .filter(begun ->
                        helper.returned().stream().anyMatch(value -> CodePlace.comesFrom(helper, value, begun.index())))
                .map(begun -> new CodePlace(helper, begun))
                .findFirst()
                .orElse(null);
    }

    /** Whether anything is known of what the call's task runs on; asked first, since a method may make thousands of calls. */
    private static boolean isHandedOver(Effects effects, CodePlace begun) {
        return !effects.runs(begun.in(), begun.call()).isEmpty() || executor(effects, begun) instanceof Value.FieldRead;
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

    /** Whether it waits for the task, for something that the task is given to tell its end, or for one of several such tasks. */
    private static boolean isForIt(MethodFacts method, Call wait, Call begun) {
        if (CodePlace.comesFrom(method, wait.receiver(), begun.index()) || isToldBy(wait, begun)) {
            return true;
        }
        boolean sameType =
                begun.target().returnType().equals("L" + wait.target().owner() + ";");
        if (!sameType || !(wait.receiver() instanceof Value.Result taken)) {
            return false;
        }
        MethodId from = method.calls().get(taken.call()).target();
        boolean ofAll = from.owner().equals(wait.target().owner())
                && from.parameterTypes().stream().anyMatch(type -> type.startsWith("["));
        boolean ofSeveral = begun.loopDepth() > 0
                && !from.returnType().equals(begun.target().returnType());
        return taken.call() > begun.index() && (ofAll || ofSeveral);
    }

    /** Whether the task has the object of this method, a latch say, that is waited on. */
    private static boolean isToldBy(Call wait, Call begun) {
        return wait.receiver() instanceof Value.Created signal
                && begun.arguments().stream()
                        .anyMatch(task -> task instanceof Value.Function function
                                && function.captured().contains(signal));
    }

    /** @param counts which of what runs what waits */
    private static boolean isOnPoolOfBoth(
            Effects effects, CodePlace wait, CodePlace begun, Predicate<CarriedBy> counts) {
        Value executor = executor(effects, begun);
        return effects.runs(begun.in(), begun.call()).stream()
                .filter(pool -> pool.carrier() == Carrier.PLATFORM_POOL && pool.sized())
                .anyMatch(pool -> outermost(effects, wait.in(), counts)
                        .filter(outer -> !isMadeEachTime(pool) || isField(executor, executor(effects, outer)))
                        .anyMatch(
                                outer -> effects.runs(outer.in(), outer.call()).contains(pool)));
    }

    /** Whether it is handed out by a method that makes another one in each call, so that two who have one need not have the same. */
    private static boolean isMadeEachTime(Pool pool) {
        boolean isOfSubclass = pool.made().receiver() == Value.Special.THIS;
        return isOfSubclass
                || pool.in().returned().stream()
                        .anyMatch(value -> CodePlace.comesFrom(
                                pool.in(), value, pool.made().index()));
    }

    private static boolean isField(@Nullable Value one, @Nullable Value other) {
        return one instanceof Value.FieldRead && one.equals(other);
    }

    /** The same for a field of which nobody knows what it holds. */
    private static boolean isOnFieldOfBoth(Effects effects, CodePlace wait, CodePlace begun) {
        Value executor = executor(effects, begun);
        return executor instanceof Value.FieldRead
                && effects.runs(begun.in(), begun.call()).isEmpty()
                && effects.standsFor(begun.in(), executor).isEmpty()
                && outermost(effects, wait.in(), any -> true)
                        .anyMatch(outer -> executor.equals(executor(effects, outer)));
    }

    /** The calls that hand over what runs the method. */
    private static Stream<CodePlace> outermost(Effects effects, MethodFacts method, Predicate<CarriedBy> counts) {
        return effects.carriers(method.id()).stream().filter(counts).flatMap(by -> {
            Spawn site = by.site();
            MethodFacts outer = effects.method(site.in());
            Call handing = site.call();
            return outer == null || handing == null ? Stream.empty() : Stream.of(new CodePlace(outer, handing));
        });
    }

    /** Whether the way leads through a type above the class that it comes to, so that it may come to another object than it began at. */
    private static boolean isCalledByAnother(Effects effects, CarriedBy by) {
        return by.witness().stream().anyMatch(hop -> {
            MethodFacts method = effects.method(hop.method());
            return method != null
                    && method.calls().stream()
                            .filter(call -> call.line() == hop.at().line())
                            .anyMatch(call -> leadsBelow(call, hop.callee()));
        });
    }

    private static boolean leadsBelow(Call call, @Nullable MethodId callee) {
        return callee != null
                && call.kind() == Call.Kind.VIRTUAL
                && call.receiver() != Value.Special.THIS
                && call.target().name().equals(callee.name())
                && !call.target().owner().equals(callee.owner());
    }

    /** The executor that the call names for what it is given. */
    private static @Nullable Value executor(Effects effects, CodePlace handing) {
        Call call = handing.call();
        KnownApi api = effects.known(call);
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            if (api.callback(index) instanceof KnownApi.Callback.By by) {
                return by.argument() < 0 ? call.receiver() : call.argument(by.argument());
            }
        }
        return null;
    }
}
