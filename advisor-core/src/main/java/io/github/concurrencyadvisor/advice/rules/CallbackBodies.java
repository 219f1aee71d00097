package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What methods do before they call a function that they were given with a result which is done already: they take it to tell
 * their caller later, and so promise that the caller can go on, as methods do that return a future.
 */
final class CallbackBodies {

    /** What such a method ends with, in a sentence. */
    static final String END = "answers by the function that it is given";

    /** What to write instead. */
    static final String INSTEAD =
            "hand it to an executor, which tells the function what came of it, or return the value itself";

    private CallbackBodies() {}

    /** Each call of the method before it answers that has what the function picks. */
    static List<SiteCalls.Place> places(
            Effects effects, MethodFacts method, Function<Map<Effect, Evidence>, @Nullable Evidence> picked) {
        if (!method.isDeclared() || !effects.carriers(method.id()).isEmpty()) {
            return List.of();
        }
        int answer = method.calls().stream()
                .filter(call -> isAnswer(effects, method, call))
                .mapToInt(Call::index)
                .max()
                .orElse(0);
        List<SiteCalls.Place> places = new ArrayList<>();
        for (Call call : method.calls().subList(0, answer)) {
            Evidence found =
                    isAnswer(effects, method, call) ? null : picked.apply(SiteCalls.ofCall(effects, method, call));
            if (found != null) {
                places.add(SiteCalls.Place.of(method.declaredIn(), found));
            }
        }
        return places;
    }

    private static boolean isAnswer(Effects effects, MethodFacts method, Call call) {
        return call.receiver() instanceof Value.Parameter
                && call.arguments().size() == 1
                && call.argument(0) instanceof Value.Result result
                && result.call() < call.index()
                && effects.isReady(method.calls().get(result.call()));
    }
}
