package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.List;
import java.util.Set;

/** Code that asks which thread it is on before it waits, and so waits on the others. */
final class ThreadQuestions {

    /** Quarkus' and Vert.x's. */
    private static final Set<String> MAY_WAIT = Set.of("isBlockingAllowed", "isOnWorkerThread");

    /** What a wait for what that very thread would have to do asks. */
    private static final Set<String> IS_LOOP = Set.of(
            "inEventLoop",
            "isOnEventLoopThread",
            "isInNonBlockingThread",
            "isEventDispatchThread",
            "isDispatchThread",
            "isFxApplicationThread");

    private ThreadQuestions() {}

    /** Whether a method on the path asks before its step. */
    static boolean areAsked(Effects effects, Evidence wait) {
        List<Hop> path = wait.trail().hops();
        for (Hop hop : path) {
            boolean isForAThread = wait.effect() == Effect.AWAIT && hop.equals(path.get(path.size() - 1));
            MethodFacts in = effects.method(hop.method());
            if (in != null && isAskedBefore(in, hop, isForAThread)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAskedBefore(MethodFacts in, Hop step, boolean isForAThread) {
        for (Call call : in.calls()) {
            if (call.isAt(step.at())) {
                return false;
            }
            String name = call.target().name();
            if (MAY_WAIT.contains(name) || (isForAThread && IS_LOOP.contains(name))) {
                return true;
            }
        }
        return false;
    }
}
