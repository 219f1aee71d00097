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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the project's classes a framework is given together with an executor of their own, so that it calls them there and
 * not where it would by itself: handlers of a pipeline, verticles, services of a server. A class counts where every object of it that
 * the project makes is given so.
 */
final class Registrations {

    /** Where an object is made, or a class is named for a framework to make one. */
    private record Maker(MethodId in, int call) {}

    /**
     * From one carrier to another.
     *
     * @param from what the framework runs it on by itself
     */
    private record Move(Carrier from, Carrier carrier, String to) {
        String because() {
            return carrier == Carrier.EVENT_LOOP
                    ? " and is given to " + to + " with an executor that stays on the loop"
                    : " and is given to " + to + " with an executor";
        }
    }

    /** Stands for a builder that was given no executor of its own. */
    private static final Optional<Move> STAYS = Optional.empty();

    private final Program program;
    private final ValueFlow flow;
    private final Map<String, Map<Maker, Optional<Move>>> byType = new HashMap<>();

    /** By the type that builders take, what all of them do with what they are given. */
    private final Map<String, Optional<Move>> byBuilder = new HashMap<>();

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
        for (ClassFacts type : program.projectClasses()) {
            Move move = move(type.name());
            if (move != null && move.from() != Carrier.EVENT_LOOP) {
                type.methods().forEach(method -> handedBack(method, move));
            }
        }
    }

    /** What a service hands back to its server, a listener or an observer, runs where the service does. */
    private void handedBack(MethodFacts method, Move move) {
        for (Value returned : method.returned()) {
            for (Source source : flow.sources(method, returned)) {
                if (source instanceof Source.Made made && made.in().id().equals(method.id())) {
                    register(made.type(), new Maker(method.id(), made.call()), Optional.of(move));
                }
            }
        }
    }

    /** The runner or, where the class of the method is moved as a whole, what it is moved to. */
    Runner moved(MethodFacts method, Runner runner) {
        Move move = move(method.id().owner());
        if (move == null || runner.carrier() != move.from()) {
            return runner;
        }
        // A class that a server runs on its pool may have methods that another framework runs on another one.
        boolean isOthers =
                move.from() != Carrier.EVENT_LOOP && program.annotated().called(method.id()) != null;
        return isOthers ? runner : new Runner(move.carrier(), runner.because() + move.because(), runner.atOnce());
    }

    /** What a moved class hands to the loop that would run it goes where it is moved itself; a loop that it names stays. */
    Site moved(Site site) {
        Spawn spawn = site.spawn();
        Call call = spawn.call();
        boolean here = call != null
                && spawn.carrier() == Carrier.EVENT_LOOP
                && !program.lineage(call.target().owner()).contains("java/util/concurrent/Executor");
        Move move = here ? move(spawn.in().owner()) : null;
        if (move == null || move.from() != Carrier.EVENT_LOOP) {
            return site;
        }
        Spawn there = new Spawn(
                spawn.in(), call, spawn.entry(), move.carrier(), spawn.because(), spawn.believed(), spawn.effects());
        return new Site(there, site.starts(), Crew.of(move.carrier()), site.atOnce(), site.loops());
    }

    private @Nullable Move move(String owner) {
        boolean isGiven = program.projectSubtypes(owner).stream()
                .anyMatch(type ->
                        byType.getOrDefault(type, Map.of()).values().stream().anyMatch(Optional::isPresent));
        return isGiven ? moveOfAll(owner) : moveByBuilders(owner);
    }

    private @Nullable Move moveOfAll(String owner) {
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

    private @Nullable Move moveByBuilders(String owner) {
        return Stream.concat(program.lineage(owner).stream(), program.lineageOutside(owner).stream())
                .filter(byBuilder::containsKey)
                .findFirst()
                .flatMap(byBuilder::get)
                .orElse(null);
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
            Optional<Move> move = to.argument() < 0 ? ofBuilder(in, call) : ofArgument(in, call, to.argument());
            for (Value given : given(in, call, index)) {
                register(in, call, given, move);
            }
            if (to.argument() < 0) {
                String type = call.target().parameterTypes().get(index);
                byBuilder.merge(
                        type.substring(1, type.length() - 1), move, (one, other) -> one.equals(other) ? one : STAYS);
            }
        }
    }

    private Optional<Move> ofArgument(MethodFacts in, Call call, int argument) {
        Carrier carrier = carrier(in, call.argument(argument));
        List<String> types = call.target().parameterTypes();
        boolean isAnyExecutor = argument < types.size() && types.get(argument).startsWith("Ljava/util/concurrent/");
        if (carrier == null && isAnyExecutor) {
            carrier = Carrier.PLATFORM_POOL; // one of which nothing is known is hardly a loop
        }
        return carrier == null || carrier == Carrier.EVENT_LOOP
                ? STAYS
                : Optional.of(
                        new Move(Carrier.EVENT_LOOP, carrier, call.target().display()));
    }

    /** What a builder runs on is told to it by any of the calls of its chain, before or after. */
    private Optional<Move> ofBuilder(MethodFacts in, Call call) {
        Value builder = root(in, call);
        for (Call step : in.calls()) {
            KnownApi api = step.unresolved() == null ? program.known(step.target()) : null;
            if (api == null || step.receiver() == null || !builder.equals(root(in, step))) {
                continue;
            }
            Carrier carrier = api.yields() instanceof KnownApi.Yield.Wraps wraps && wraps.argument() >= 0
                    ? carrier(in, step.argument(wraps.argument()))
                    : api.yields() instanceof KnownApi.Yield.RunsOn runsOn ? runsOn.carrier() : null;
            if (carrier != null) {
                return Optional.of(
                        new Move(Carrier.PLATFORM_POOL, carrier, call.target().display()));
            }
        }
        return STAYS;
    }

    /** Where the chain that the call is a step of begins. */
    private static Value root(MethodFacts in, Call call) {
        Value at = new Value.Result(call.index());
        Call step = call;
        while (step != null && step.receiver() != null) {
            at = step.receiver();
            step = at instanceof Value.Result result && result.call() < step.index()
                    ? in.calls().get(result.call())
                    : null;
        }
        return at;
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
        return carrier != null || !sources.stream().allMatch(this::staysWithCaller) ? carrier : Carrier.EVENT_LOOP;
    }

    /** What is handed to such an executor runs on the thread of the framework that hands it over. */
    private boolean staysWithCaller(Source source) {
        return source instanceof Source.Handed handed
                ? handed.yield() == KnownApi.Yield.Plain.CALLER
                : source instanceof Source.Function function
                        && function.function().body().owner().equals("java/lang/Runnable");
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
