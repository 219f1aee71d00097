package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits, as long as it takes, for what another call of the same method began.
 *
 * @param begun the call that handed out what is waited for, further steps passed over
 */
record FutureWait(MethodFacts in, Call call, Call begun) {

    /** Steps that hand on what is begun, of types that need not be known. */
    private static final Set<String> STEPS = Set.of(
            "toCompletableFuture",
            "toCompletionStage",
            "toFuture",
            "asFuture",
            "subscribeAsCompletionStage",
            "await",
            "handle",
            "whenComplete",
            "exceptionally",
            "orTimeout");

    /** What looks something up that was begun before, or that is there already, or that stands for several. */
    private static final Set<String> BEGIN_NOTHING = Set.of(
            "get",
            "getOrDefault",
            "getIfPresent",
            "computeIfAbsent",
            "remove",
            "poll",
            "take",
            "peek",
            "pop",
            "next",
            "nextElement",
            "getKey",
            "getValue",
            "completedFuture",
            "completedStage",
            "immediateFuture",
            "succeededFuture",
            "failedFuture",
            "allOf",
            "anyOf",
            "allAsList",
            "successfulAsList",
            "all",
            "any",
            "when",
            "zip");

    /** The wait that the call is, or null. */
    static @Nullable FutureWait of(Effects effects, MethodFacts in, Call call) {
        if (!isWait(effects, in, call)) {
            return null;
        }
        Value from = call.kind() == Call.Kind.STATIC && call.unresolved() == null ? call.argument(0) : call.receiver();
        Call begun = begun(effects, in, from);
        return begun == null || begun.index() >= call.index() ? null : new FutureWait(in, call, begun);
    }

    /** The call that handed out the future, further steps passed over; null where no single call of the method did. */
    static @Nullable Call begun(Effects effects, MethodFacts in, @Nullable Value future) {
        return origin(effects, in, future) instanceof Value.Result result
                ? in.calls().get(result.call())
                : null;
    }

    /** What the future is, further steps passed over: what a call that is no step handed out, or anything that no call did. */
    private static @Nullable Value origin(Effects effects, MethodFacts in, @Nullable Value future) {
        Value from = future;
        int before = in.calls().size();
        while (from instanceof Value.Result result && result.call() < before) {
            Call made = in.calls().get(result.call());
            if (!isStep(effects, made)) {
                return from;
            }
            from = made.receiver();
            before = made.index();
        }
        return from instanceof Value.Result ? null : from;
    }

    /**
     * What a method that returns a future waits for, where that is one which it is given or has, and which the code does not show
     * to be done; null where it does not.
     */
    static @Nullable String other(Effects effects, MethodFacts in, Call call) {
        if (in.id().isLambdaBody() || !isFuture(effects, in.id().returnType()) || !isWait(effects, in, call)) {
            return null;
        }
        Value future = origin(effects, in, call.receiver());
        if (effects.isDone(in, call)) {
            return null;
        }
        if (future instanceof Value.FieldRead field) {
            // a future that wraps another waits for that, as it is asked to
            boolean isWrapped = effects.isFuture(in.id().owner());
            return isFuture(effects, field.descriptor()) && !isWrapped ? "the future in " + field.name() : null;
        }
        return future instanceof Value.Parameter ? "the future that it is given" : null;
    }

    /** Whether the call hands out what was begun before, or is there already, or stands for several. */
    static boolean beginsNothing(Call call) {
        return BEGIN_NOTHING.contains(call.target().name());
    }

    /** Whether the call waits for a future without limit, as far as its class or else its name says. */
    static boolean isWait(Effects effects, MethodFacts in, Call call) {
        KnownApi api = effects.byName(call);
        String owner = call.target().owner();
        boolean ofPlatform = owner.startsWith("java/");
        if (CodePlace.waitsWithoutEnd(api, call, Effect.AWAIT)) {
            return !ofPlatform || effects.isFuture(owner);
        }
        boolean missing = api == null && (call.unresolved() != null || effects.isMissing(owner));
        if (!missing || !call.target().name().equals("get") || !call.arguments().isEmpty()) {
            return false;
        }
        Call above = Elements.above(in, call);
        return (!owner.isEmpty() && effects.isFuture(owner))
                || (above != null && handsOutFuture(above.target().name()));
    }

    private static boolean handsOutFuture(String name) {
        return name.endsWith("Async") || name.endsWith("Future") || name.equals("submit");
    }

    /** Whether the future is made of a result that is there. */
    static boolean isSettled(Call call) {
        return switch (call.target().name()) {
            case "completedFuture", "completedStage", "immediateFuture", "succeededFuture", "just" -> true;
            default -> false;
        };
    }

    private static boolean isStep(Effects effects, Call call) {
        String name = call.target().name();
        return (call.receiver() instanceof Value.Parameter && STEPS.contains(name))
                || (call.receiver() instanceof Value.Result
                        && (STEPS.contains(name)
                                || name.startsWith("then")
                                || effects.isFuture(call.target().owner())));
    }

    /**
     * Whether what is waited for is begun in the same turn, for one of many elements: neither begun before nor in need of what
     * another turn waited for.
     */
    boolean isOfEachElement(Effects effects) {
        Elements elements = effects.elements();
        if (beginsNothing(begun)
                || begun.target().owner().startsWith("java/")
                || !elements.isForEach(in, begun)
                || CodePlace.mayEndLoop(in, call)) {
            return false;
        }
        boolean needsOtherTurn =
                begun.arguments().stream().anyMatch(this::isOfOtherTurn) || isOfOtherTurn(begun.receiver());
        return !needsOtherTurn && (!begun.arguments().isEmpty() || isMoreThanAnAccessor(effects));
    }

    private boolean isOfOtherTurn(@Nullable Value value) {
        List<Value> alternatives = value == null ? List.of() : value.alternatives();
        return alternatives.size() > 1
                && alternatives.stream()
                        .anyMatch(one -> one instanceof Value.Result result && result.call() >= begun.index());
    }

    /** {@code element.load()} begins something, {@code element.result()} may well have been begun before. */
    private boolean isMoreThanAnAccessor(Effects effects) {
        MethodFacts called = effects.method(begun.target());
        return begun.target().name().endsWith("Async")
                || (called != null && !called.calls().isEmpty());
    }

    /** Whether a method that returns a future waits for another one, which the code does not show to be done. */
    boolean isInsideOfAnother(Effects effects) {
        MethodId target = begun.target();
        boolean beginsFuture = begun.unresolved() != null
                || isFuture(effects, target.returnType())
                || target.returnType().equals("Ljava/lang/Object;");
        return beginsFuture
                && !isSettled(begun)
                && isFuture(effects, in.id().returnType())
                && !effects.isDone(in, call);
    }

    /** Whether a task waits for another future, and what it is given to hands its result out as a future that can be composed. */
    boolean isInsideOfTask(Effects effects) {
        Elements.Given given = effects.elements().given(in);
        if (given == null || beginsNothing(begun) || isSettled(begun) || effects.isDone(in, call)) {
            return false;
        }
        MethodId giver = given.call().target();
        boolean takesNothing =
                given.firstOwn() == given.function().body().parameterTypes().size();
        boolean isTask = giver.name().endsWith("Async") && !giver.name().startsWith("then") && takesNothing;
        return isTask && canBeComposed(effects, giver.returnType()) && beginsFuture(effects);
    }

    private boolean beginsFuture(Effects effects) {
        String type = begun.target().returnType();
        return begun.unresolved() != null || type.equals("Ljava/lang/Object;") || canBeComposed(effects, type);
    }

    private static boolean canBeComposed(Effects effects, String type) {
        return isFuture(effects, type) && !type.equals("Ljava/util/concurrent/Future;");
    }

    /**
     * Whether the project begins what it waits for itself, so that it could as well do it in place or go on: a library's client may
     * leave no other way, nor does a plain {@link java.util.concurrent.Future}. A method that is there to be waited in does nothing
     * else, or is named for that, as {@code close()} for {@code closeAsync()}.
     */
    boolean isForOwn(Effects effects) {
        MethodId target = begun.target();
        boolean isOwn = effects.isOwn(target.owner()) && isFuture(effects, target.returnType());
        // Of a class that is missing the wait alone says that it is a future.
        return begun.unresolved() == null
                && effects.known(call) != null
                && effects.known(begun) == null
                && (isOwn || effects.isLeftOut(in, target.owner()))
                && !call.target().owner().equals("java/util/concurrent/Future")
                && call.loopDepth() == 0
                && !isOfEachElement(effects)
                && in.calls().size() > 2
                && !target.name().startsWith(in.declaredIn().name())
                && !beginsNothing(begun)
                && !effects.isDone(in, call);
    }

    private static boolean isFuture(Effects effects, String type) {
        return type.startsWith("L") && effects.isFuture(type.substring(1, type.length() - 1));
    }
}
