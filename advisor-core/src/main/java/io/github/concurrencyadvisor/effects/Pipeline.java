package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which carrier runs a step of a reactive pipeline, as far as one method shows the pipeline: the nearest move above the step
 * decides, else the carrier that the pipeline is subscribed on, be it by every method of the class that is handed it, else it
 * stays on the event loop that subscribes.
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
        Call last = step;
        for (Call at = below(method, step); at != null; at = below(method, at)) {
            if (MOVES_SOURCE.contains(at.target().name())) {
                return moved(at);
            }
            last = at;
        }
        Crew ofCallers = isReturned(last) ? movedByCallers() : null;
        return ofCallers == null ? Crew.of(Carrier.EVENT_LOOP) : ofCallers;
    }

    private boolean isReturned(Call last) {
        Value result = new Value.Result(last.index());
        return method.returned().stream().anyMatch(value -> value.alternatives().contains(result));
    }

    /** What the methods of the class that call this one all move its pipeline to; null where one does not, or none calls it. */
    private @Nullable Crew movedByCallers() {
        ClassFacts type = evaluator.program.find(method.id().owner());
        Crew moved = null;
        for (MethodFacts caller : type == null ? List.<MethodFacts>of() : type.methods()) {
            for (Call call : caller.calls()) {
                if (!call.target().equals(method.id())) {
                    continue;
                }
                Call move = below(caller, call);
                while (move != null && !MOVES_SOURCE.contains(move.target().name())) {
                    move = below(caller, move);
                }
                if (move == null) {
                    return null;
                }
                moved = moved(caller, move);
            }
        }
        return moved;
    }

    private @Nullable Call above(Call step) {
        if (step.receiver() instanceof Value.Result result && result.call() < step.index()) {
            return method.calls().get(result.call());
        }
        return null;
    }

    private static @Nullable Call below(MethodFacts in, Call step) {
        Value.Result result = new Value.Result(step.index());
        for (int next = step.index() + 1; next < in.calls().size(); next++) {
            Call call = in.calls().get(next);
            if (result.equals(call.receiver())) {
                return call;
            }
        }
        return null;
    }

    private Crew moved(Call move) {
        return moved(method, move);
    }

    private Crew moved(MethodFacts in, Call move) {
        for (Value argument : move.arguments()) {
            Iterator<Crew> crews =
                    evaluator.crews(evaluator.flow.sources(in, argument)).iterator();
            if (crews.hasNext()) {
                return crews.next();
            }
        }
        return Crew.of(Carrier.UNKNOWN);
    }
}
