package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

    /** Operators after which the result is there, so that the thread of whoever asks goes on with it. */
    private static final Set<String> REMEMBERS = Set.of("memoize", "until", "indefinitely", "cache", "share", "replay");

    /** A pipeline that is made in the steps of more pipelines than this around it is not followed. */
    private static final int MOST_NESTED = 4;

    private final Evaluator evaluator;
    private final MethodFacts method;

    Pipeline(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.method = evaluator.method;
    }

    Crew crew(Call step) {
        Crew moved = moved(method, step, MOST_NESTED);
        return moved == null ? Crew.of(Carrier.EVENT_LOOP) : moved;
    }

    /** What the step's pipeline, or one that it is a part of, is moved to; null where nothing is seen to move it. */
    private @Nullable Crew moved(MethodFacts in, Call step, int nested) {
        Crew before = step.receiver() == null ? null : source(in, step.receiver(), MOST_NESTED);
        if (before != null) {
            return before;
        }
        Call last = step;
        for (Call at = below(in, step); at != null; at = below(in, at)) {
            if (MOVES_SOURCE.contains(at.target().name())) {
                return moved(in, at);
            }
            last = at;
        }
        if (!isReturned(in, last)) {
            return null;
        }
        return in.id().isLambdaBody() ? movedAround(in, nested) : movedByCallers();
    }

    /**
     * What the pipeline above a step is moved to, be it kept in a field or made by another method of the project; null where nothing is
     * seen to move it. What is remembered is told on the thread that asks.
     */
    private @Nullable Crew source(MethodFacts in, Value pipeline, int nested) {
        if (nested == 0) {
            return null;
        }
        if (pipeline instanceof Value.FieldRead field) {
            List<FieldWrites.Write> writes = evaluator.program.fieldWrites().of(field);
            return writes.size() == 1 ? source(writes.get(0).in(), writes.get(0).value(), nested - 1) : null;
        }
        Crew subscribedOn = null;
        Call at = pipeline instanceof Value.Result result ? in.calls().get(result.call()) : null;
        while (at != null && !REMEMBERS.contains(at.target().name())) {
            if (MOVES_BELOW.contains(at.target().name())) {
                return moved(in, at);
            }
            if (MOVES_SOURCE.contains(at.target().name())) {
                subscribedOn = moved(in, at);
            }
            Call next = above(in, at);
            if (next == null && subscribedOn == null) {
                return beginning(in, at, nested);
            }
            at = next;
        }
        return subscribedOn;
    }

    /** The same for what the first call of the pipeline hands out, or is made on. */
    private @Nullable Crew beginning(MethodFacts in, Call first, int nested) {
        MethodFacts maker = first.unresolved() == null
                        && evaluator.program.isProject(first.target().owner())
                ? evaluator.program.resolve(first.target())
                : null;
        if (maker != null && maker.returned().size() == 1) {
            return source(maker, maker.returned().get(0), nested - 1);
        }
        return first.receiver() instanceof Value.FieldRead field ? source(in, field, nested) : null;
    }

    private static boolean isReturned(MethodFacts in, Call last) {
        Value result = new Value.Result(last.index());
        return in.returned().stream().anyMatch(value -> value.alternatives().contains(result));
    }

    /** Where the pipeline runs that a step of it made this one for: one that is made by a step runs where the step does. */
    private @Nullable Crew movedAround(MethodFacts body, int nested) {
        MethodFacts around = nested == 0 ? null : evaluator.program.resolve(body.declaredIn());
        if (around == null) {
            return null;
        }
        for (Call call : around.calls()) {
            if (isStep(call, body)) {
                return moved(around, call, nested - 1);
            }
        }
        return null;
    }

    private boolean isStep(Call call, MethodFacts body) {
        KnownApi api = call.unresolved() == null ? evaluator.program.knownMethod(call.target()) : null;
        return api != null
                && IntStream.range(0, call.arguments().size())
                        .anyMatch(index -> api.callback(index) == KnownApi.Callback.Plain.IN_PIPELINE
                                && call.argument(index) instanceof Value.Function function
                                && function.body().equals(body.id()));
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
