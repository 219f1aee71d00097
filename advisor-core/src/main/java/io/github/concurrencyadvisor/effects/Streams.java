package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import java.util.List;

/** What reading or writing a stream does, by what is behind it: a part of an {@link Evaluator}. */
final class Streams {

    private final Evaluator evaluator;
    private final Program program;

    Streams(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.program = evaluator.program;
    }

    /**
     * A transfer from or to a stream.
     *
     * @param type the stream's static type
     * @param speed how long the transfer takes, where the call itself says so
     */
    void transfer(String type, List<Source> streams, Speed speed, Way way) {
        for (Source source : streams) {
            if (source instanceof Source.Argument argument) {
                MethodId any = new MethodId(type, ParameterUse.STREAM, "()V");
                evaluator.uses.add(argument, any, null, way.withoutLoops());
            } else if (source instanceof Source.Made made) {
                made(type, made, speed, way);
            } else if (source instanceof Source.Handed handed) {
                handed(type, handed, speed, way);
            } else if (source == Source.Open.OPEN) {
                open(type, way);
            }
        }
    }

    private void made(String type, Source.Made made, Speed speed, Way way) {
        if (way.isTooDeep()) {
            open(type, way);
            return;
        }
        if (program.isProject(made.type())
                && ownTransfers(made, way.withoutLoops().deeper())) {
            return;
        }
        List<Source> behind = evaluator.flow.behind(made);
        if (behind.isEmpty()) {
            open(type, way);
        } else {
            transfer(type, asSeenHere(made, behind), speed, way.deeper());
        }
    }

    /** What another method was given, to make an object of it, is not what this one is given. */
    private List<Source> asSeenHere(Source.Made made, List<Source> behind) {
        return made.in().equals(evaluator.method)
                ? behind
                : behind.stream()
                        .map(source -> source instanceof Source.Argument ? Source.Open.OPEN : source)
                        .distinct()
                        .toList();
    }

    /**
     * Goes into the reads and writes of a stream class of the project; whether that is all there is to them. A class that hands
     * on to the stream class it extends reads or writes what that one wraps, too.
     */
    private boolean ownTransfers(Source.Made made, Way way) {
        boolean found = false;
        boolean handsOn = false;
        for (String name : program.lineage(made.type())) {
            ClassFacts facts = program.isProject(name) ? program.find(name) : null;
            for (MethodFacts candidate : facts == null ? List.<MethodFacts>of() : facts.methods()) {
                if (isTransfer(candidate)) {
                    found = true;
                    handsOn |= evaluator.summaries.of(candidate).uses().stream()
                            .anyMatch(use -> use.isReceiver() && use.isStream());
                    evaluator.dispatch.apply(candidate, made.type(), List.of(made), Arguments.OPEN, way, Odds.CERTAIN);
                }
            }
        }
        return found && !handsOn;
    }

    private static boolean isTransfer(MethodFacts candidate) {
        String name = candidate.id().name();
        return !candidate.isStatic()
                && !candidate.isAbstract()
                && !candidate.isSynthetic()
                && (name.equals("read") || name.equals("write"));
    }

    private void handed(String type, Source.Handed handed, Speed speed, Way way) {
        if (handed.yield() instanceof KnownApi.Yield.Resource resource) {
            Effect effect = resource.effect();
            evaluator.add(effect, speed == Speed.UNKNOWN ? KnownCalls.defaultSpeed(effect) : speed, way);
        } else if (handed.yield() != KnownApi.Yield.Plain.MEMORY) {
            open(type, way);
        }
    }

    private void open(String type, Way way) {
        if (program.isStream(type)) {
            Confidence sure = Confidence.MEDIUM.atMost(evaluator.sureness());
            evaluator.add(new Evidence(Effect.STREAM, Speed.UNKNOWN, sure, false, 0, way.guess(), way.path()));
        }
    }
}
