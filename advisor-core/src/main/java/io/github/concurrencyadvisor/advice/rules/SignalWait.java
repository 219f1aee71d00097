package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wait for a signal that the method made itself and gave to what it began: a latch that is counted down once, or a future that is
 * completed by hand. It is what a wait for the future of an asynchronous call is where that call tells a listener instead.
 *
 * @param call the wait, or the call of the project that waits for the signal it is given
 * @param begun the call that was given the signal, or something that holds it
 */
record SignalWait(MethodFacts in, Call call, Call begun) {

    private static final String LATCH = "java/util/concurrent/CountDownLatch";

    private static final Set<String> WAITS = Set.of("await", "get", "join");

    /** Names of methods that only note who is told of what happens anyway begin with these. */
    private static final List<String> NOTES = List.of("set", "add", "register", "on");

    /** So many objects may stand between a signal and what is begun with it: a listener, and what makes one. */
    private static final int MOST_HOLDERS = 3;

    /** The wait that the call is, or null. */
    static @Nullable SignalWait of(Effects effects, MethodFacts in, Call call) {
        Value signal = awaited(effects, in, call);
        if (signal == null) {
            return null;
        }
        Call begun = null;
        for (Call other : in.calls().subList(0, call.index())) {
            if (other.kind() != Call.Kind.CONSTRUCTOR && !isOf(other, signal) && isGiven(in, other, signal)) {
                begun = other;
            }
        }
        return begun == null ? null : new SignalWait(in, call, begun);
    }

    /** Whether what was begun is the project's own, so that it could as well be asked for a future that is handed on. */
    boolean isForOwn(Effects effects) {
        String owner = begun.target().owner();
        return begun.unresolved() == null
                && effects.known(begun) == null
                && (effects.isOwn(owner) || effects.isLeftOut(in, owner))
                && NOTES.stream().noneMatch(begun.target().name()::startsWith)
                && call.loopDepth() == 0;
    }

    /** Whether nothing stands between the two but what makes no difference, as a line in a log. */
    boolean isNext(Effects effects) {
        boolean apart = in.loops().stream().anyMatch(loop -> loop.line() > begun.line() && loop.line() <= call.line());
        return !apart
                && in.calls().subList(begun.index() + 1, call.index()).stream()
                        .allMatch(between -> isIdle(effects, between));
    }

    private boolean isIdle(Effects effects, Call between) {
        return effects.effects(in, between).values().stream()
                .allMatch(evidence -> evidence.minor() || evidence.effect() == Effect.CONSOLE);
    }

    private static @Nullable Value awaited(Effects effects, MethodFacts in, Call call) {
        Value receiver = call.receiver();
        if (receiver != null && isWait(effects, call)) {
            return isSignal(effects, in, receiver) ? receiver : null;
        }
        MethodFacts helper = effects.isOwn(call.target().owner()) ? effects.method(call.target()) : null;
        for (int index = 0; helper != null && index < call.arguments().size(); index++) {
            Value parameter = new Value.Parameter(index);
            if (isSignal(effects, in, call.argument(index))
                    && helper.calls().stream()
                            .anyMatch(inner -> parameter.equals(inner.receiver()) && isWait(effects, inner))) {
                return call.argument(index);
            }
        }
        return null;
    }

    private static boolean isWait(Effects effects, Call call) {
        String owner = call.target().owner();
        return WAITS.contains(call.target().name()) && (owner.equals(LATCH) || effects.isFuture(owner));
    }

    private static boolean isSignal(Effects effects, MethodFacts in, Value value) {
        if (!(value instanceof Value.Created made) || made.call() < 0) {
            return false;
        }
        Call making = in.calls().get(made.call());
        Long count = making.argument(0).constantNumber();
        return made.type().equals(LATCH)
                ? count != null && count == 1
                : effects.isFuture(made.type()) && making.arguments().isEmpty();
    }

    private static boolean isOf(Call call, Value signal) {
        return signal.equals(call.receiver());
    }

    private static boolean isGiven(MethodFacts in, Call call, Value signal) {
        return call.arguments().stream().anyMatch(argument -> holds(in, argument, signal, MOST_HOLDERS));
    }

    private static boolean holds(MethodFacts in, Value value, Value signal, int steps) {
        if (value.equals(signal)) {
            return true;
        }
        if (steps == 0) {
            return false;
        }
        for (Value one : value.alternatives()) {
            boolean holds = one instanceof Value.Function function
                    ? function.captured().stream().anyMatch(captured -> holds(in, captured, signal, steps - 1))
                    : isMadeWith(in, maker(one), signal, steps - 1);
            if (holds || one.equals(signal)) {
                return true;
            }
        }
        return false;
    }

    /** The call that made the value or handed it out; -1 where none is known. */
    private static int maker(Value value) {
        if (value instanceof Value.Created made) {
            return made.call();
        }
        return value instanceof Value.Result result ? result.call() : -1;
    }

    private static boolean isMadeWith(MethodFacts in, int maker, Value signal, int steps) {
        return maker >= 0
                && in.calls().get(maker).arguments().stream().anyMatch(given -> holds(in, given, signal, steps));
    }
}
