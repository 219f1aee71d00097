package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;

/**
 * What reading or writing a stream does, or asking for what a URL stands for, by what is behind it: a part of an {@link Evaluator}.
 */
final class Streams {

    private final Evaluator evaluator;
    private final Program program;

    Streams(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.program = evaluator.program;
    }

    /**
     * A transfer from or to a stream, or from a URL.
     *
     * @param type the stream's static type, or that of a URL
     * @param speed how long the transfer takes, where the call itself says so
     */
    void transfer(String type, List<Source> streams, Speed speed, Way way) {
        for (Source source : streams) {
            if (source instanceof Source.Argument argument) {
                MethodId any = new MethodId(isUrl(argument) ? ValueFlow.URL : type, ParameterUse.STREAM, "()V");
                evaluator.uses.add(argument, any, null, way.withoutLoops());
            } else if (source instanceof Source.Made made) {
                made(type, made, speed, way);
            } else if (source instanceof Source.Handed handed) {
                handed(type, handed, speed, way);
            } else if (source == Source.Open.OPEN) {
                open(type, speed, way);
            }
        }
    }

    /** A stream of an address that the method is given is what the address is. */
    private boolean isUrl(Source.Argument argument) {
        List<Value.FieldRead> path = argument.path();
        List<String> parameters = evaluator.method.id().parameterTypes();
        String type = !path.isEmpty()
                ? path.get(path.size() - 1).descriptor()
                : argument.index() >= 0 && argument.index() < parameters.size() ? parameters.get(argument.index()) : "";
        return type.equals(ValueFlow.URL_DESCRIPTOR) || type.equals("Ljava/net/URI;");
    }

    private void made(String type, Source.Made made, Speed speed, Way way) {
        if (way.isTooDeep()) {
            open(type, speed, way);
            return;
        }
        if (program.isProject(made.type())
                && ownTransfers(made, way.withoutLoops().deeper())) {
            return;
        }
        List<Source> behind = evaluator.flow.behind(made);
        if (behind.isEmpty()) {
            open(type, speed, way);
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
        boolean isUrl = type.equals(ValueFlow.URL);
        if (handed.yield() instanceof KnownApi.Yield.Resource resource) {
            Effect effect = resource.effect();
            // How long a call takes with an address of the network says nothing of one of a file.
            boolean isSaid = speed != Speed.UNKNOWN && !(isUrl && effect != Effect.NETWORK);
            evaluator.add(effect, isSaid ? speed : KnownCalls.defaultSpeed(effect), way);
        } else if (handed.yield() != KnownApi.Yield.Plain.MEMORY) {
            open(type, speed, way);
        } else if (isUrl) {
            Confidence sure = evaluator.sureness();
            evaluator.add(new Evidence(Effect.FILE, Speed.FAST, sure, true, 0, way.guess(), way.path()));
        }
    }

    private void open(String type, Speed speed, Way way) {
        if (type.equals(ValueFlow.URL)) {
            evaluator.add(
                    Effect.NETWORK, speed == Speed.UNKNOWN ? KnownCalls.defaultSpeed(Effect.NETWORK) : speed, way);
        } else if (program.isStream(type)) {
            Confidence sure = Confidence.MEDIUM.atMost(evaluator.sureness());
            evaluator.add(new Evidence(Effect.STREAM, Speed.UNKNOWN, sure, false, 0, way.guess(), way.path()));
        }
    }
}
