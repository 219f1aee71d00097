package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether loops are there to compute. Nearly everything loops in loops somewhere below, mostly over a few characters; what also
 * takes roots and angles, or asks a library that computes, means it.
 */
final class Numeric {

    private static final Set<String> FUNCTIONS = Set.of(
            "sqrt", "cbrt", "hypot", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "log", "log10",
            "pow");

    private static final int MOST_METHODS = 32;

    private Numeric() {}

    /** Whether the method, or one of its class that it leads to, computes by such means. */
    static boolean isWork(Effects effects, MethodId entry) {
        Deque<MethodId> next = new ArrayDeque<>(Set.of(entry));
        Set<MethodId> seen = new HashSet<>(next);
        while (!next.isEmpty() && seen.size() <= MOST_METHODS) {
            MethodFacts method = effects.method(next.remove());
            if (method == null) {
                continue;
            }
            for (Call call : method.calls()) {
                if (computes(effects, call)) {
                    return true;
                }
                if (call.target().owner().equals(entry.owner()) && seen.add(call.target())) {
                    next.add(call.target());
                }
            }
        }
        return false;
    }

    private static boolean computes(Effects effects, Call call) {
        String owner = call.target().owner();
        if (owner.endsWith("Math")) {
            return FUNCTIONS.contains(call.target().name());
        }
        KnownApi api = owner.startsWith("java/") ? null : effects.known(call);
        return api != null && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.COMPUTE, false, false));
    }
}
