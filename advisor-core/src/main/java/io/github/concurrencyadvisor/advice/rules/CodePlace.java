package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call where it stands, for rules that look at code rather than at sites.
 *
 * @param in the method that makes the call
 */
record CodePlace(MethodFacts in, Call call) {

    /** Every call of the project, in the order of classes and code. */
    static List<CodePlace> all(Effects effects) {
        List<CodePlace> places = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            method.calls().forEach(call -> places.add(new CodePlace(method, call)));
        }
        return places;
    }

    Position at() {
        return new Position(in.position().file(), call.line(), call.column());
    }

    Hop hop() {
        return new Hop(in.id(), at(), call.target());
    }

    Confidence confidence() {
        return in.origin() == Origin.SOURCE_ONLY ? Confidence.MEDIUM : Confidence.HIGH;
    }

    /** A finding at this place; its witness starts with the call, then goes the rest of the way. */
    Finding finding(Rule rule, Severity severity, Confidence confidence, String fact, List<Hop> rest, String advice) {
        List<Hop> witness = new ArrayList<>(List.of(hop()));
        witness.addAll(rest);
        return new Finding(
                rule.name(), severity, confidence.atMost(confidence()), in.declaredIn(), at(), fact, witness, advice);
    }

    /** Whether a loop around the call may be left before its last turn with what the call brought. */
    static boolean mayEndLoop(MethodFacts in, Call call) {
        return in.loops().stream().anyMatch(loop -> loop.encloses(call.line()) && loop.lastExit() >= call.line());
    }

    /** The line of the innermost loop around the call; 0 where no loop of the method is. */
    static int loopAround(MethodFacts in, Call call) {
        return in.loops().stream()
                .filter(loop -> loop.encloses(call.line()))
                .mapToInt(Loop::line)
                .max()
                .orElse(0);
    }

    /** Whether it is code of a program's entry point itself, where nobody else is kept waiting. */
    static boolean isOfMain(MethodFacts method) {
        String name = method.id().name();
        return name.equals("main") || name.startsWith("lambda$main$");
    }

    /** Whether anything but the method's own calls on it can get hold of the pool that the call makes. */
    boolean leaves(Effects effects) {
        if (in.returned().stream().anyMatch(value -> isResult(value) && !isTask(effects, value))
                || in.fieldWrites().stream()
                        .anyMatch(write -> isResult(write.value()) && !isTask(effects, write.value()))) {
            return true;
        }
        for (Call other : in.calls()) {
            boolean unknown =
                    other.index() != call.index() && isResult(other.receiver()) && effects.known(other) == null;
            if (unknown || other.arguments().stream().anyMatch(argument -> isTaken(effects, other, argument))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(Effects effects, Call by, Value argument) {
        boolean captured = argument instanceof Value.Function function
                && function.captured().stream().anyMatch(this::isResult);
        return captured
                || (isResult(argument)
                        && !isWrapping(effects, by)
                        && !effects.runs(in, by).contains(effects.pool(in, call)));
    }

    /** Whether the call hands out what it is given, with something around it: what becomes of that is seen in its turn. */
    private static boolean isWrapping(Effects effects, Call by) {
        KnownApi api = effects.known(by);
        return api != null && api.yields() instanceof KnownApi.Yield.Wraps;
    }

    /** Whether it is what the pool gave for a task, as a future is, rather than the pool. */
    private boolean isTask(Effects effects, Value value) {
        return value instanceof Value.Result result
                && effects.runs(in, in.calls().get(result.call())).contains(effects.pool(in, call));
    }

    private boolean isResult(@Nullable Value value) {
        return comesFrom(in, value, call.index());
    }

    /** Whether the call waits as the effect says, as long as it takes: no argument limits it. */
    static boolean waitsWithoutEnd(@Nullable KnownApi api, Call call, Effect effect) {
        if (api == null || !api.occurrences().contains(new KnownApi.Occurrence.Of(effect, false, false))) {
            return false;
        }
        KnownApi.Lasting lasting = api.lasting();
        boolean limited = lasting != null
                && lasting.time().number() instanceof KnownApi.Amount.Given given
                && given.argument() >= 0
                && given.argument() < call.arguments().size();
        return !limited;
    }

    /** Whether the step of a path stands in a monitor, in code of the project. */
    static boolean isInMonitor(Effects effects, Hop hop) {
        MethodFacts in = effects.method(hop.method());
        return in != null
                && !hop.at().file().isEmpty()
                && in.calls().stream().anyMatch(call -> call.inMonitor() && call.isAt(hop.at()));
    }

    /** Whether the value is what that call returned, or was made of it, be it wrapped several times. */
    static boolean comesFrom(MethodFacts in, @Nullable Value value, int call) {
        return comesFrom(in, value, call, in.calls().size());
    }

    /** Whether the call is made on what that call returned, or is given it. */
    static boolean isGiven(MethodFacts in, Call user, int call) {
        boolean onIt = user.kind() != Call.Kind.CONSTRUCTOR && comesFrom(in, user.receiver(), call, user.index());
        return onIt || user.arguments().stream().anyMatch(argument -> comesFrom(in, argument, call, user.index()));
    }

    /**
     * The same by way of calls before that one alone. Calls are in the order of the code: one further on can have gone into a
     * value only by way of a loop, which may lead from a value back to itself.
     */
    private static boolean comesFrom(MethodFacts in, @Nullable Value value, int call, int before) {
        if (value == null) {
            return false;
        }
        for (Value one : value.alternatives()) {
            int by = one instanceof Value.Result result
                    ? result.call()
                    : one instanceof Value.Created created ? created.call() : -1;
            if (by < before
                    && (by == call || (by > call && isGiven(in, in.calls().get(by), call)))) {
                return true;
            }
        }
        return false;
    }
}
