package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of a stream that waits for what a step before it begins. A stream takes one element through all steps before it takes
 * the next, so that nothing runs at the same time.
 *
 * @param place the wait, or the step that is given it as a method reference
 * @param waiting the method that waits
 * @param begun the method that begins what is waited for
 */
record LazyWait(CodePlace place, MethodId waiting, MethodId begun) {

    /** Steps that let an element through as soon as it comes. */
    private static final Set<String> PASSES = Set.of("filter", "peek", "limit", "skip", "unordered", "sequential");

    private static final Set<String> WAITS = Set.of("join", "get", "block");

    /** What the call is given waits for, or null. */
    static @Nullable LazyWait of(Effects effects, MethodFacts in, Call step) {
        Value.Function function = function(step);
        if (function == null || !effects.elements().callsForEach(in, step)) {
            return null;
        }
        MethodFacts body = effects.method(function.body());
        CodePlace place = null;
        MethodId wait = function.body();
        if (body != null && function.body().isLambdaBody()) {
            Elements.Given given = effects.elements().given(body);
            Call call = given == null ? null : waitFor(effects, body, given.firstOwn());
            place = call == null ? null : new CodePlace(body, call);
            wait = call == null ? wait : call.target();
        } else if (WAITS.contains(wait.name()) && effects.isFuture(wait.owner())) {
            place = new CodePlace(in, step);
        }
        MethodId begun = place == null ? null : begunAbove(effects, in, step);
        return place == null || begun == null ? null : new LazyWait(place, wait, begun);
    }

    private static Value.@Nullable Function function(Call step) {
        return step.arguments().size() == 1 && step.argument(0) instanceof Value.Function function ? function : null;
    }

    private static @Nullable Call waitFor(Effects effects, MethodFacts body, int element) {
        for (Call call : body.calls()) {
            if (new Value.Parameter(element).equals(call.receiver()) && FutureWait.isWait(effects, body, call)) {
                return call;
            }
        }
        return null;
    }

    private static @Nullable MethodId begunAbove(Effects effects, MethodFacts in, Call step) {
        Call above = Elements.above(in, step);
        while (above != null && PASSES.contains(above.target().name())) {
            above = Elements.above(in, above);
        }
        Value.Function function = above != null && above.target().name().startsWith("map") ? function(above) : null;
        return function == null ? null : begunBy(effects, function);
    }

    private static @Nullable MethodId begunBy(Effects effects, Value.Function function) {
        MethodId named = function.body();
        if (!named.isLambdaBody()) {
            boolean takesElement = function.bodyIsStatic()
                    || !function.captured().isEmpty()
                    || named.name().endsWith("Async");
            String type = named.returnType();
            boolean isFuture = type.startsWith("L") && effects.isFuture(type.substring(1, type.length() - 1));
            return takesElement && isFuture ? named : null;
        }
        MethodFacts body = effects.method(named);
        Value returned =
                body != null && body.returned().size() == 1 ? body.returned().get(0) : null;
        Call begun = body == null ? null : FutureWait.begun(effects, body, returned);
        return begun != null
                        && !FutureWait.beginsNothing(begun)
                        && (!begun.arguments().isEmpty() || isAsync(begun))
                ? begun.target()
                : null;
    }

    private static boolean isAsync(Call begun) {
        return begun.target().name().endsWith("Async");
    }
}
