package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.Conventions;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call does of which nothing is known because its class was left out of what is analysed: by what the class is called,
 * where it is one of the project, or by the exceptions that are expected of the call. It is believed only where the code around
 * the call does not show that the result comes later.
 */
final class Beliefs {

    private static final KnownApi.Occurrence WAIT = new KnownApi.Occurrence.Of(Effect.AWAIT, false, false);

    private final Program program;
    private final Conventions conventions = Conventions.bundled();
    private final Expected expected;

    Beliefs(Program program) {
        this.program = program;
        this.expected = new Expected(program, conventions);
    }

    /** What is believed of a call that nothing else is known of; null where nothing is. */
    @Nullable
    Belief of(MethodFacts in, Call call) {
        if (program.known(call.target()) != null
                || !program.overriders(call.target()).isEmpty()) {
            return null;
        }
        KnownApi ofClass = named(in.id(), call.target());
        KnownApi named = ofClass == null ? waitIn(program.convention(call)) : ofClass;
        Belief belief = named == null ? expected.of(in, call) : new Belief(named, "its name says", true);
        return belief == null || comesLater(in, call) ? null : belief;
    }

    /**
     * Whether the call is believed to call a function that it is given for a value: it is of a class of the project that was left out,
     * and what it returns is handed on at once, which it cannot make without that value.
     */
    boolean callsForValue(MethodFacts in, Call call) {
        MethodId target = call.target();
        boolean isOfProject = call.unresolved() == null
                && (program.isProject(target.owner()) || isLeftOut(in.id().owner(), target.owner()));
        Value result = new Value.Result(call.index());
        return isOfProject
                && program.known(target) == null
                && program.overriders(target).isEmpty()
                && (isReturned(in, result)
                        || in.calls().stream().anyMatch(user -> user.arguments().contains(result)))
                && !comesLater(in, call);
    }

    private static boolean isReturned(MethodFacts in, Value value) {
        return in.returned().stream().anyMatch(one -> one.alternatives().contains(value));
    }

    /** What is believed of a method that a step of a pipeline or a future is given, like {@code orders::findById}. */
    @Nullable
    Belief ofReference(MethodFacts in, Call given, MethodId target) {
        if (!isGiven(given, target)) {
            return null;
        }
        // A step that may return what comes later is not one that hands a value on.
        boolean isStep = conventions.isLater("()L" + given.target().owner() + ";")
                && !conventions.mayTakeLater(given.target().name())
                && !conventions.isLater(target.descriptor());
        KnownApi named = isStep && program.overriders(target).isEmpty() ? named(in.id(), target) : null;
        return named == null ? null : new Belief(named, "its name says", true);
    }

    private static boolean isGiven(Call given, MethodId target) {
        for (Value argument : given.arguments()) {
            if (argument instanceof Value.Function function && function.body().equals(target)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable KnownApi named(MethodId caller, MethodId target) {
        boolean isLeftOut = !caller.owner().equals(target.owner())
                && isOfTheSameProject(caller.owner(), target.owner())
                && !target.isConstructor()
                && !target.isLambdaBody()
                && (program.find(target.owner()) == null || program.isProject(target.owner()));
        return isLeftOut ? conventions.of(target) : null;
    }

    /** What a name says that means one thing wherever it stands, if that is a wait; else null. */
    private static @Nullable KnownApi waitIn(@Nullable KnownApi named) {
        return named != null && named.occurrences().contains(WAIT) ? named : null;
    }

    /** Whether the class is one of the project that was left out of what is analysed, by its name. */
    boolean isLeftOut(String caller, String type) {
        return program.isMissing(type) && isOfTheSameProject(caller, type);
    }

    /** Projects name their packages after one domain; a class without a package is one that no import explains. */
    private static boolean isOfTheSameProject(String one, String other) {
        return other.indexOf('/') < 0 || domain(one).equals(domain(other));
    }

    private static String domain(String type) {
        int first = type.indexOf('/');
        int second = first < 0 ? -1 : type.indexOf('/', first + 1);
        return second < 0 ? type.substring(0, Math.max(first, 0)) : type.substring(0, second);
    }

    private boolean comesLater(MethodFacts in, Call call) {
        Call end = call;
        for (Call next = call; next != null; next = calledOn(in, next)) {
            String step = next.index() == call.index() ? "" : next.target().name();
            if (conventions.isOfLater(step) || conventions.isOfThere(step)) {
                return conventions.isOfLater(step);
            }
            end = next;
        }
        return endsLater(in, end);
    }

    /** Whether what the last call of a chain returns comes later, by its type or by what becomes of it. */
    private boolean endsLater(MethodFacts in, Call end) {
        Value result = new Value.Result(end.index());
        return conventions.isLater(end.target().descriptor())
                || isReturnedLater(in, result)
                || in.calls().stream().anyMatch(user -> isGivenAsLater(user, result))
                || (isUsedNowhere(in, result) && in.calls().stream().anyMatch(user -> takesSeveralLater(end, user)));
    }

    private static @Nullable Call calledOn(MethodFacts in, Call call) {
        Value result = new Value.Result(call.index());
        for (Call next : in.calls().subList(call.index() + 1, in.calls().size())) {
            if (next.receiver() != null && next.receiver().alternatives().contains(result)) {
                return next;
            }
        }
        return null;
    }

    private boolean isReturnedLater(MethodFacts in, Value result) {
        if (!isReturned(in, result)) {
            return false;
        }
        return conventions.isLater(in.id().descriptor()) || (in.id().isLambdaBody() && isGivenToChain(in.id()));
    }

    /** Whether the lambda is given to something whose function may return what comes later. */
    private boolean isGivenToChain(MethodId lambda) {
        MethodFacts body = program.resolve(lambda);
        MethodFacts creator = body == null ? null : program.resolve(body.declaredIn());
        return creator != null
                && creator.calls().stream()
                        .anyMatch(call -> conventions.mayTakeLater(call.target().name())
                                && call.arguments().stream()
                                        .anyMatch(argument -> argument instanceof Value.Function function
                                                && function.body().equals(lambda)));
    }

    private boolean isGivenAsLater(Call user, Value result) {
        List<String> types = user.unresolved() == null ? user.target().parameterTypes() : List.of();
        for (int index = 0; index < types.size(); index++) {
            if (user.argument(index).alternatives().contains(result) && conventions.isLater(types.get(index))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsedNowhere(MethodFacts in, Value result) {
        return in.calls().stream()
                        .noneMatch(user -> result.equals(user.receiver())
                                || user.arguments().contains(result))
                && !in.returned().contains(result)
                && in.fieldWrites().stream().noneMatch(write -> write.value().equals(result));
    }

    /** Whether the later call is given an array of what comes later, made for it, of whose elements nothing is kept. */
    private boolean takesSeveralLater(Call call, Call user) {
        List<String> types = user.unresolved() == null ? user.target().parameterTypes() : List.of();
        String last = types.isEmpty() ? "" : types.get(types.size() - 1);
        Value array = types.isEmpty() ? Value.Special.THIS : user.argument(types.size() - 1);
        return user.index() > call.index()
                && last.startsWith("[L")
                && conventions.isLater(last)
                && (array == Value.Special.UNKNOWN || array instanceof Value.Created);
    }
}
