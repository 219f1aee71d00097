package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier runs a step of a reactive pipeline, as far as one method shows the pipeline: the nearest move above the step
 * decides, else the carrier that the pipeline is subscribed on, else it stays on the event loop that subscribes.
 */
final class Pipeline {

    /** Operators that move what comes below them. */
    private static final Set<String> MOVES_BELOW = Set.of("publishOn", "observeOn", "emitOn");

    /** Operators that move the source, wherever in the pipeline they stand. */
    private static final Set<String> MOVES_SOURCE = Set.of("subscribeOn", "runSubscriptionOn");

    private final Evaluator evaluator;
    private final MethodFacts method;

    Pipeline(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.method = evaluator.method;
    }

    Crew crew(Call step) {
        Crew subscribedOn = null;
        for (Call at = above(step); at != null; at = above(at)) {
            if (MOVES_BELOW.contains(at.target().name())) {
                return moved(at);
            }
            if (MOVES_SOURCE.contains(at.target().name())) {
                subscribedOn = moved(at);
            }
        }
        if (subscribedOn != null) {
            return subscribedOn;
        }
        for (Call at = below(step); at != null; at = below(at)) {
            if (MOVES_SOURCE.contains(at.target().name())) {
                return moved(at);
            }
        }
        return Crew.of(Carrier.EVENT_LOOP);
    }

    private @Nullable Call above(Call step) {
        if (step.receiver() instanceof Value.Result result && result.call() < step.index()) {
            return method.calls().get(result.call());
        }
        return null;
    }

    private @Nullable Call below(Call step) {
        Value.Result result = new Value.Result(step.index());
        for (int next = step.index() + 1; next < method.calls().size(); next++) {
            Call call = method.calls().get(next);
            if (result.equals(call.receiver())) {
                return call;
            }
        }
        return null;
    }

    private Crew moved(Call move) {
        for (Value argument : move.arguments()) {
            Iterator<Crew> crews =
                    evaluator.crews(evaluator.flow.sources(method, argument)).iterator();
            if (crews.hasNext()) {
                return crews.next();
            }
        }
        return Crew.of(Carrier.UNKNOWN);
    }
}
