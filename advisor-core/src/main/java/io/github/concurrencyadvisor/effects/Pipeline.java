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

    /** Beginnings that hand on at once what is there. */
    private static final Set<String> BEGINS_THERE = Set.of(
            "just",
            "justOrEmpty",
            "empty",
            "error",
            "defer",
            "deferContextual",
            "fromCallable",
            "fromSupplier",
            "fromRunnable",
            "fromAction",
            "fromIterable",
            "fromStream",
            "fromArray",
            "fromOptional",
            "range");

    private final Evaluator evaluator;
    private final MethodFacts method;

    Pipeline(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.method = evaluator.method;
    }

    Crew crew(Call step) {
        Crew moved = moved(method, step);
        return moved == null ? Crew.of(Carrier.EVENT_LOOP) : moved;
    }

    /** What the pipeline is moved to, as far as the methods of the class show it; null where they do not. */
    private @Nullable Crew moved(MethodFacts in, Call step) {
        Crew subscribedOn = null;
        Call first = step;
        for (Call at = above(in, step); at != null; at = above(in, at)) {
            if (MOVES_BELOW.contains(at.target().name())) {
                return movedBy(in, at);
            }
            if (MOVES_SOURCE.contains(at.target().name())) {
                subscribedOn = movedBy(in, at);
            }
            first = at;
        }
        if (subscribedOn != null) {
            return subscribedOn;
        }
        Call last = step;
        for (Call at = below(in, step); at != null; at = below(in, at)) {
            if (MOVES_SOURCE.contains(at.target().name())) {
                return movedBy(in, at);
            }
            last = at;
        }
        if (!isReturned(in, last)) {
            return null;
        }
        return in.id().isLambdaBody() && beginsThere(in, first) ? movedAround(in) : movedByCallers(in);
    }

    /** Whether the pipeline begins on the thread that makes it, rather than with a client's answer. */
    private static boolean beginsThere(MethodFacts in, Call first) {
        return first.receiver() == null && BEGINS_THERE.contains(first.target().name())
                || first.target().owner().equals(in.id().owner());
    }

    /** What runs the step of another pipeline that is given the lambda, which returns its own pipeline to it. */
    private @Nullable Crew movedAround(MethodFacts lambda) {
        ClassFacts type = evaluator.program.find(lambda.id().owner());
        for (MethodFacts around : type == null ? List.<MethodFacts>of() : type.methods()) {
            for (Call step : around.calls()) {
                boolean isGiven = step.arguments().stream()
                        .anyMatch(argument -> argument instanceof Value.Function function
                                && function.body().equals(lambda.id()));
                if (isGiven) {
                    return moved(around, step);
                }
            }
        }
        return null;
    }

    private static boolean isReturned(MethodFacts method, Call last) {
        Value result = new Value.Result(last.index());
        return method.returned().stream().anyMatch(value -> value.alternatives().contains(result));
    }

    /** What the methods of the class that call this one all move its pipeline to; null where one does not, or none calls it. */
    private @Nullable Crew movedByCallers(MethodFacts method) {
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
                moved = movedBy(caller, move);
            }
        }
        return moved;
    }

    private static @Nullable Call above(MethodFacts in, Call step) {
        if (step.receiver() instanceof Value.Result result && result.call() < step.index()) {
            return in.calls().get(result.call());
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

    private Crew movedBy(MethodFacts in, Call move) {
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
