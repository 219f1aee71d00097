package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits that are none, as the code shows: for what is there by then, or on what is never there. */
final class VoidWaits {

    private static final KnownApi.Occurrence FOR_A_THREAD = new KnownApi.Occurrence.Of(Effect.AWAIT, false, false);

    private static final Value NULL = new Value.Constant(null);

    private static final Set<String> NULL_CHECKS = Set.of("requireNonNull", "checkNotNull", "notNull");

    /** Lambdas in lambdas, and steps that follow each other, are followed so far. */
    private static final int MOST_STEPS = 12;

    /** Methods that only hand a future on to be waited for are followed so far. */
    private static final int MOST_HELPERS = 3;

    /** A method of more calls does more than wait. */
    private static final int MOST_CALLS = 8;

    private final Program program;
    private final ValueFlow flow;

    VoidWaits(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
    }

    /**
     * Whether the call waits for nothing: for futures alone, which are done; for what the method has asked that object whether there
     * is anything to wait for; for room in a queue that never fills; or it is made on a field that holds nothing.
     */
    boolean waitsForNothing(MethodFacts in, Call call) {
        KnownApi api = known(call);
        if (api == null || api.occurrences().isEmpty()) {
            return api == null && isHelperForDone(in, call);
        }
        boolean isForAThread = api.occurrences().contains(FOR_A_THREAD);
        return (isForAThread ? isDone(in, call) || isForRoomWithoutEnd(in, call) : isAsked(in, call))
                || isOnNothing(call.receiver());
    }

    private boolean isForRoomWithoutEnd(MethodFacts in, Call call) {
        if (!call.target().name().startsWith("put") && !call.target().name().startsWith("offer")) {
            return false;
        }
        List<Source.Handed> queues = flow.handedOut(flow.sources(in, call.receiver()));
        return !queues.isEmpty()
                && queues.stream()
                        .allMatch(handed -> handed.yield() instanceof KnownApi.Yield.Queue queue
                                && queue.room() == KnownApi.Amount.Endless.MANY);
    }

    /** Whether it is a field that is only ever assigned null, which a test may change: one that others can reach is not meant. */
    private boolean isOnNothing(@Nullable Value receiver) {
        if (!(receiver instanceof Value.FieldRead read) || !program.isProject(read.owner())) {
            return false;
        }
        List<FieldWrites.Write> writes = program.fieldWrites().of(read);
        ClassFacts type = program.find(read.owner());
        return type != null
                && writes.stream().allMatch(write -> NULL.equals(write.value()))
                && type.fields().stream()
                        .anyMatch(field -> field.name().equals(read.name())
                                && !field.isForOthers()
                                && (!writes.isEmpty() || !field.annotations().isEmpty())
                                && field.annotations().stream().allMatch(name -> name.endsWith("VisibleForTesting")));
    }

    private boolean isAsked(MethodFacts in, Call call) {
        return call.receiver() != null
                && in.calls().subList(0, call.index()).stream()
                        .anyMatch(before ->
                                before.target().owner().equals(call.target().owner())
                                        && says(before)
                                        && call.receiver().equals(before.receiver()));
    }

    /**
     * Whether futures that the call waits for are done by then: the method has asked that one, or has waited for all, or is
     * itself what runs when that one or all are done, as may be the methods around it where it is a lambda's body.
     */
    boolean isDone(MethodFacts in, Call call) {
        KnownApi overridden = call.receiver() == Value.Special.THIS ? program.known(in.id()) : null;
        if (overridden != null && overridden.yields() == KnownApi.Yield.Plain.DONE) {
            return true;
        }
        String type = call.target().owner();
        return isDone(in, call.index(), call.receiver(), type, held(in, call.receiver(), program.isFuture(type)));
    }

    /** Whether the call only waits for a future that it is given, and that one is done. */
    private boolean isHelperForDone(MethodFacts in, Call call) {
        int given = waitedParameter(call, MOST_HELPERS);
        if (given < 0) {
            return false;
        }
        String type = call.target().parameterTypes().get(given);
        Value future = call.argument(given);
        return isDone(in, call.index(), future, type.substring(1, type.length() - 1), held(in, future, true));
    }

    /** Which of its parameters, a future, a short method waits for and does nothing else, itself or by another; -1 for none. */
    private int waitedParameter(Call call, int steps) {
        List<String> types = call.target().parameterTypes();
        MethodFacts helper =
                steps > 0 && call.unresolved() == null && types.stream().anyMatch(this::isFuture)
                        ? program.resolve(call.target())
                        : null;
        if (helper == null || helper.calls().size() > MOST_CALLS) {
            return -1;
        }
        int waitedFor = -1;
        for (Call inner : helper.calls()) {
            int given = isWait(inner) ? -1 : waitedParameter(inner, steps - 1);
            Value future = isWait(inner) ? inner.receiver() : given < 0 ? null : inner.argument(given);
            if (future(helper, future) instanceof Value.Parameter parameter && isFuture(types.get(parameter.index()))) {
                waitedFor = parameter.index();
            } else if (!doesNothingElse(inner)) {
                return -1;
            }
        }
        return waitedFor;
    }

    private boolean doesNothingElse(Call call) {
        KnownApi api = known(call);
        return api != null && api.occurrences().isEmpty();
    }

    private boolean isFuture(String descriptor) {
        return descriptor.startsWith("L") && program.isFuture(descriptor.substring(1, descriptor.length() - 1));
    }

    /**
     * Whether what a call waits for is done.
     *
     * @param index of the call
     * @param type the future's, internal name
     * @param held what holds several of which it waits for one or all; null where nothing is known to
     */
    private boolean isDone(MethodFacts in, int index, @Nullable Value waitedFor, String type, @Nullable Value held) {
        Value future = future(in, waitedFor);
        if (isReady(in, waitedFor)
                || hasWaitedForAll(in, index)
                || in.calls().subList(0, index).stream().anyMatch(before -> asks(in, before, future))) {
            return true;
        }
        Value one = future;
        Value many = held;
        Elements.Given stage = program.elements().given(in);
        for (int step = 0; stage != null && step < MOST_STEPS; step++) {
            if (isListenerOf(stage, waitedFor, type)) {
                return true;
            }
            one = captured(stage.function(), one);
            many = isElement(stage, many)
                    ? held(stage.in(), stage.call().receiver(), true)
                    : captured(stage.function(), many);
            if (comesAfterAll(stage.in(), stage.call())
                    || hasWaitedForAll(stage.in(), stage.call().index())
                    || (one != null && follows(stage, one))
                    || (many != null && followsAll(stage, many))) {
                return true;
            }
            stage = program.elements().given(stage.in());
        }
        return false;
    }

    /** Whether the function is a wait for what it is given, and the step that runs it gives it what the code has asked if it is done. */
    boolean isGivenWhatIsDone(MethodId function, Hop step) {
        KnownApi api = program.knownMethod(function);
        MethodFacts in =
                api != null && api.occurrences().contains(FOR_A_THREAD) ? program.resolve(step.method()) : null;
        return in != null
                && in.calls().stream()
                        .filter(call -> call.isAt(step.at()))
                        .anyMatch(call -> in.calls().subList(0, call.index()).stream()
                                .anyMatch(before -> asks(in, before, call.argument(0))));
    }

    /** Whether a call before that index waits for what is done when several others are. */
    private boolean hasWaitedForAll(MethodFacts in, int index) {
        return in.calls().subList(0, index).stream().anyMatch(before -> isWait(before) && comesAfterAll(in, before));
    }

    private boolean isWait(Call call) {
        KnownApi api = known(call);
        return api != null && api.occurrences().contains(FOR_A_THREAD);
    }

    /** Whether the call asks the future if it is done, itself or by a method that answers yes or no and asks it. */
    private boolean asks(MethodFacts in, Call call, @Nullable Value future) {
        if (future == null) {
            return false;
        }
        if (says(call)) {
            Value asked = future(in, call.receiver());
            return asked != null && isSame(in, future, asked);
        }
        int at = call.arguments().indexOf(future);
        MethodFacts asking = at >= 0 && call.target().returnType().equals("Z") ? program.resolve(call.target()) : null;
        Value given = new Value.Parameter(at);
        return asking != null
                && asking.calls().stream()
                        .anyMatch(inner -> says(inner) && given.equals(future(asking, inner.receiver())));
    }

    /** Whether they are the same, or what the same accessor returned twice. */
    private static boolean isSame(MethodFacts in, Value one, Value other) {
        if (one.equals(other)) {
            return true;
        }
        if (!(one instanceof Value.Result result) || !(other instanceof Value.Result another)) {
            return false;
        }
        Call first = in.calls().get(result.call());
        Call second = in.calls().get(another.call());
        return isAccessor(first)
                && first.target().equals(second.target())
                && first.arguments().equals(second.arguments())
                && (first.receiver() == null
                        ? second.receiver() == null
                        : first.receiver().equals(second.receiver()));
    }

    private static boolean isAccessor(Call call) {
        String name = call.target().name();
        return name.startsWith("access$")
                || (name.startsWith("get") && call.arguments().isEmpty());
    }

    /** Whether the wait is for a future that hands itself to the listener that waits, which it does once it is done. */
    private boolean isListenerOf(Elements.Given stage, @Nullable Value future, String type) {
        String told = stage.call().target().owner();
        return future instanceof Value.Parameter parameter
                && parameter.index() == stage.function().body().parameterTypes().size() - 1
                && parameter.index() >= stage.firstOwn()
                && stage.call().kind() == Call.Kind.VIRTUAL
                && (program.lineage(told).contains(type)
                        || program.lineage(type).contains(told));
    }

    /** Whether the call is made on what is done when several others are, possibly by way of other steps. */
    private boolean comesAfterAll(MethodFacts in, Call call) {
        return call.receiver() != null
                && call.receiver().alternatives().stream().allMatch(on -> isOfAll(in, on, call.index()));
    }

    private boolean isOfAll(MethodFacts in, Value value, int before) {
        if (!(value instanceof Value.Result result) || result.call() >= before) {
            return false;
        }
        Call step = in.calls().get(result.call());
        return (step.receiver() == null && says(step)) || comesAfterAll(in, step);
    }

    /** Whether the value is one of what the collection or stream holds that the function is given to. */
    private static boolean isElement(Elements.Given stage, @Nullable Value value) {
        return value instanceof Value.Parameter parameter
                && parameter.index() >= stage.firstOwn()
                && isOfCollection(stage.call());
    }

    /** Whether the stage is given to that future or to a step that follows it, so that it is done when the stage runs. */
    private boolean follows(Elements.Given stage, Value future) {
        Call step = stage.call();
        for (int steps = 0; step != null && isStep(step) && steps < MOST_STEPS; steps++) {
            if (future.equals(step.receiver())) {
                return true;
            }
            step = above(stage.in(), step);
        }
        return false;
    }

    /** Whether the stage is given to what a call made that was given them all, or to a step that follows it. */
    private boolean followsAll(Elements.Given stage, Value many) {
        Call step = isStep(stage.call()) ? above(stage.in(), stage.call()) : null;
        for (int steps = 0; step != null && steps < MOST_STEPS; steps++) {
            if (step.arguments().stream().anyMatch(argument -> isMadeOf(stage.in(), argument, many))) {
                return true;
            }
            step = above(stage.in(), step);
        }
        return false;
    }

    /** Whether the value is what holds the elements, or is made of it by methods or constructors of the collections. */
    private static boolean isMadeOf(MethodFacts in, Value value, Value many) {
        Value at = value;
        for (int steps = 0; at != null && steps < MOST_STEPS; steps++) {
            if (at.equals(many)) {
                return true;
            }
            at = madeOf(in, at);
        }
        return false;
    }

    private static @Nullable Value madeOf(MethodFacts in, Value value) {
        if (value instanceof Value.Result result) {
            Call call = in.calls().get(result.call());
            return isOfCollection(call) ? call.receiver() : null;
        }
        Call constructor = value instanceof Value.Created created && created.call() >= 0
                ? in.calls().get(created.call())
                : null;
        return constructor != null
                        && isOfCollection(constructor)
                        && constructor.arguments().size() == 1
                ? constructor.argument(0)
                : null;
    }

    private static @Nullable Call above(MethodFacts in, Call call) {
        return call.receiver() instanceof Value.Result result && result.call() < call.index()
                ? in.calls().get(result.call())
                : null;
    }

    /** The future itself where it is only seen as another type, or checked not to be null. */
    private static @Nullable Value future(MethodFacts in, @Nullable Value value) {
        Value at = value;
        for (int steps = 0; steps < MOST_STEPS && at instanceof Value.Result result; steps++) {
            Call call = in.calls().get(result.call());
            if (call.target().name().equals("toCompletableFuture")) {
                at = call.receiver();
            } else if (call.receiver() == null
                    && NULL_CHECKS.contains(call.target().name())) {
                at = call.argument(0);
            } else {
                return at;
            }
        }
        return at;
    }

    /**
     * What holds the futures that are waited for, the value being one of them or made of them by methods of the collections, or that
     * one future; null where nothing is known to.
     */
    private static @Nullable Value held(MethodFacts in, @Nullable Value value, boolean byItself) {
        Value at = value;
        int steps = 0;
        while (at instanceof Value.Result result && steps++ < MOST_STEPS) {
            Call call = in.calls().get(result.call());
            if (!isOfCollection(call)) {
                return null;
            }
            at = call.receiver();
        }
        return at instanceof Value.Result || (steps == 0 && !byItself) ? null : at;
    }

    private static boolean isOfCollection(Call call) {
        String owner = call.target().owner();
        return owner.startsWith("java/util/") && !owner.startsWith("java/util/concurrent/");
    }

    /** Whether the value is only ever a future that was done when it was made. */
    private boolean isReady(MethodFacts in, @Nullable Value future) {
        return future != null
                && flow.sources(in, future).stream()
                        .allMatch(source ->
                                source instanceof Source.Handed handed && handed.yield() == KnownApi.Yield.Plain.READY);
    }

    private boolean isStep(Call call) {
        String name = call.target().name();
        return program.isFuture(call.target().owner())
                && (name.startsWith("then")
                        || name.startsWith("when")
                        || name.startsWith("handle")
                        || name.startsWith("exceptionally")
                        || name.equals("toCompletableFuture"));
    }

    private boolean says(Call call) {
        KnownApi api = known(call);
        return api != null && api.yields() == KnownApi.Yield.Plain.DONE;
    }

    /** What the value is where the function is made; null where it is not captured. */
    private static @Nullable Value captured(Value.Function function, @Nullable Value value) {
        return value instanceof Value.Parameter parameter
                ? Captured.by(function, parameter)
                : value instanceof Value.FieldRead ? value : null;
    }

    private @Nullable KnownApi known(Call call) {
        return call.unresolved() == null ? program.knownMethod(call.target()) : null;
    }
}
