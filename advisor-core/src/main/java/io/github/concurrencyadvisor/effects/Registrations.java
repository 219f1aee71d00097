package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the project's classes a framework is given together with an executor of their own, so that it calls them there and
 * not where it would by itself: handlers of a pipeline, verticles. A class counts where every object of it that the project makes
 * is given so.
 */
final class Registrations {

    /** Where an object is made, or a class is named for a framework to make one. */
    private record Maker(MethodId in, int call) {}

    private record Move(Carrier carrier, String to) {}

    private final Program program;
    private final ValueFlow flow;
    private final Map<String, Map<Maker, Optional<Move>>> byType = new HashMap<>();

    Registrations(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                method.calls().forEach(call -> makers(method, call));
            }
        }
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                method.calls().forEach(call -> registered(method, call));
            }
        }
    }

    /** The runner or, where the class of the method is moved as a whole, what it is moved to. */
    Runner moved(MethodFacts method, Runner runner) {
        Move move = runner.carrier() == Carrier.EVENT_LOOP ? move(method.id().owner()) : null;
        return move == null
                ? runner
                : new Runner(
                        move.carrier(),
                        runner.because() + " and is given to " + move.to() + " with an executor",
                        runner.atOnce());
    }

    /** What a moved class hands to the loop that would run it goes where it is moved itself; a loop that it names stays. */
    Site moved(Site site) {
        Spawn spawn = site.spawn();
        Call call = spawn.call();
        boolean here = call != null
                && spawn.carrier() == Carrier.EVENT_LOOP
                && !program.lineage(call.target().owner()).contains("java/util/concurrent/Executor");
        Move move = here ? move(spawn.in().owner()) : null;
        if (move == null) {
            return site;
        }
        Spawn there = new Spawn(
                spawn.in(), call, spawn.entry(), move.carrier(), spawn.because(), spawn.believed(), spawn.effects());
        return new Site(there, site.starts(), Crew.of(move.carrier()), site.atOnce(), site.loops());
    }

    private @Nullable Move move(String owner) {
        Move found = null;
        for (String type : program.projectSubtypes(owner)) {
            for (Optional<Move> each : byType.getOrDefault(type, Map.of()).values()) {
                if (each.isEmpty()) {
                    return null;
                }
                found = each.get();
            }
        }
        return found;
    }

    private void makers(MethodFacts in, Call call) {
        if (call.kind() == Call.Kind.CONSTRUCTOR && call.receiver() != Value.Special.THIS) {
            makes(call.target().owner(), new Maker(in.id(), call.index()));
        }
        for (Value argument : call.arguments()) {
            for (Value one : argument.alternatives()) {
                if (one instanceof Value.Function function && function.body().isConstructor()) {
                    makes(function.body().owner(), new Maker(in.id(), call.index()));
                }
            }
        }
    }

    private void makes(String type, Maker maker) {
        if (program.isProject(type)) {
            byType.computeIfAbsent(type, any -> new HashMap<>(2)).putIfAbsent(maker, Optional.empty());
        }
    }

    private void registered(MethodFacts in, Call call) {
        KnownApi api =
                call.unresolved() == null && !program.isProject(call.target().owner())
                        ? program.known(call.target())
                        : null;
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            if (!(api.callback(index) instanceof KnownApi.Callback.MovedTo to)) {
                continue;
            }
            Optional<Move> move = Optional.ofNullable(carrier(in, call.argument(to.argument())))
                    .map(carrier -> new Move(carrier, call.target().display()));
            for (Value given : given(in, call, index)) {
                register(in, call, given, move);
            }
        }
    }

    /** What the argument is; of an array that takes what is left of the arguments, what the method made for it. */
    private static List<Value> given(MethodFacts in, Call call, int index) {
        List<String> types = call.target().parameterTypes();
        boolean isArray = index < types.size() && types.get(index).startsWith("[");
        return isArray ? madeFor(in, call) : call.argument(index).alternatives();
    }

    private static List<Value> madeFor(MethodFacts in, Call call) {
        List<Value> made = new ArrayList<>();
        int receiver = call.receiver() instanceof Value.Result result ? result.call() : -1;
        for (int before = call.index() - 1; before > receiver; before--) {
            Call earlier = in.calls().get(before);
            boolean makes = earlier.kind() == Call.Kind.CONSTRUCTOR && earlier.receiver() != Value.Special.THIS;
            if (makes) {
                made.add(new Value.Created(earlier.target().owner(), before));
            } else if (earlier.line() < call.line()
                    || earlier.target().name().equals(call.target().name())) {
                break;
            }
        }
        return made;
    }

    private void register(MethodFacts in, Call call, Value given, Optional<Move> move) {
        if (given instanceof Value.Function function) {
            MethodFacts body = function.body().isConstructor() ? null : program.resolve(function.body());
            if (function.body().isConstructor()) {
                register(function.body().owner(), new Maker(in.id(), call.index()), move);
            } else if (body != null) {
                body.returned().stream()
                        .flatMap(value -> value.alternatives().stream())
                        .filter(Value.Created.class::isInstance)
                        .forEach(value -> register(body, call, value, move));
            }
            return;
        }
        String named = named(in, given);
        if (named != null) {
            register(named.replace('.', '/'), new Maker(in.id(), call.index()), move);
            return;
        }
        for (Source source : flow.sources(in, given)) {
            if (source instanceof Source.Made made) {
                register(made.type(), new Maker(made.in().id(), made.call()), move);
            }
        }
    }

    private void register(String type, Maker maker, Optional<Move> move) {
        if (program.isProject(type)) {
            byType.computeIfAbsent(type, any -> new HashMap<>(2)).put(maker, move);
        }
    }

    /** The class that a constant names, as such or by its name. */
    private static @Nullable String named(MethodFacts in, Value given) {
        Value value = given;
        if (value instanceof Value.Result result && result.call() < in.calls().size()) {
            Call call = in.calls().get(result.call());
            boolean isName = call.target().owner().equals("java/lang/Class")
                    && call.target().name().endsWith("Name");
            value = isName ? call.receiver() : null;
        }
        return value instanceof Value.Constant constant && constant.value() instanceof String name ? name : null;
    }

    /** The carrier that the executor or the options stand for, which may have been told so after they were made. */
    private @Nullable Carrier carrier(MethodFacts in, Value executor) {
        List<Source> sources = flow.sources(in, executor);
        Carrier carrier = carrier(flow.handedOut(sources));
        for (Source source : sources) {
            if (carrier == null && source instanceof Source.Made made && made.call() >= 0) {
                carrier = toldLater(made);
            }
        }
        return carrier == Carrier.EVENT_LOOP ? null : carrier;
    }

    private @Nullable Carrier toldLater(Source.Made made) {
        for (Call call : made.in().calls()) {
            boolean onIt = call.index() != made.call()
                    && call.receiver() != null
                    && flow.sources(made.in(), call.receiver()).contains(made);
            Carrier told =
                    onIt ? carrier(flow.handedOut(flow.sources(made.in(), new Value.Result(call.index())))) : null;
            if (told != null) {
                return told;
            }
        }
        return null;
    }

    private static @Nullable Carrier carrier(Collection<Source.Handed> handed) {
        for (Source.Handed one : handed) {
            if (one.yield() instanceof KnownApi.Yield.RunsOn runsOn) {
                return runsOn.carrier();
            }
        }
        return null;
    }
}
