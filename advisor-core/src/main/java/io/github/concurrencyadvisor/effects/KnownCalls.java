package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls of known APIs do, also to the functions that they are given: a part of an {@link Evaluator}. */
final class KnownCalls {

    /** Descriptor of {@link java.util.concurrent.Executor#execute}. */
    private static final String EXECUTE = "(Ljava/lang/Runnable;)V";

    private final Evaluator evaluator;
    private final Program program;

    KnownCalls(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.program = evaluator.program;
    }

    /**
     * What the known APIs say of a call, or that nothing is known of it.
     *
     * @param receivers null to ask for the current call's receiver only if it matters
     */
    void call(MethodId target, @Nullable List<Source> receivers, Arguments arguments, Way way) {
        KnownApi api = program.known(target);
        if (api == null && isHandedOver(target, receivers)) {
            return;
        }
        if (api == null) {
            Belief belief = belief(target, way);
            if (belief == null) {
                undescribed(target, way);
            } else {
                occur(target, belief.api(), receivers, arguments, way.doubted());
            }
            return;
        }
        occur(target, api, receivers, arguments, way);
        if (arguments != Arguments.Unknown.SEEN_AT_THE_CALL) {
            callbacks(target, api, receivers, arguments, way);
        }
    }

    /** What is believed of a call that the method itself makes on something that is not there; null where nothing is. */
    @Nullable
    Belief belief(MethodId target, Way way) {
        Call current = evaluator.current;
        if (current == null) {
            return null;
        }
        return way.depth() == 0 && current.target().equals(target)
                ? program.beliefs().of(evaluator.method, current)
                : program.beliefs().ofReference(evaluator.method, current, target);
    }

    /** A call that could not be resolved. */
    void unresolved(Call call, Way way) {
        Belief belief = program.beliefs().of(evaluator.method, call);
        if (belief == null) {
            evaluator.add(Effect.UNKNOWN, Speed.UNKNOWN, way);
            MethodFacts only = program.onlyNamed(call);
            if (only != null) {
                evaluator.dispatch.exactly(
                        only.id(),
                        Source.OPEN_ONLY,
                        index -> evaluator.flow.sources(evaluator.method, call.argument(index)),
                        way.doubted());
            }
        } else {
            occur(call.target(), belief.api(), Source.OPEN_ONLY, Arguments.OPEN, way.doubted());
        }
    }

    /** A call of which only the declaration is there: that it may fail as I/O does says that it is some, if not which. */
    private void undescribed(MethodId target, Way way) {
        Effect declared = declaredWait(target);
        if (declared == null) {
            evaluator.add(Effect.UNKNOWN, Speed.UNKNOWN, way);
        } else {
            Confidence sure = Confidence.MEDIUM.atMost(evaluator.sureness());
            evaluator.add(new Evidence(declared, Speed.UNKNOWN, sure, false, 0, way.guess(), way.path()));
        }
    }

    /**
     * The wait that an abstract method announces by the exceptions it declares; null where it announces none. What a function
     * declares says what it may do in the worst case, and mostly it does not.
     */
    private @Nullable Effect declaredWait(MethodId id) {
        MethodFacts declared = program.functionalMethod(id.owner()) == null ? program.resolve(id) : null;
        for (String exception : declared == null ? List.<String>of() : declared.exceptions()) {
            List<String> lineage = program.lineage(exception);
            if (lineage.contains("java/io/IOException")) {
                return Effect.STREAM;
            }
            if (lineage.contains("java/sql/SQLException")) {
                return Effect.DATABASE;
            }
            if (lineage.contains("java/lang/InterruptedException")) {
                return Effect.AWAIT;
            }
        }
        return null;
    }

    /** Whether an annotation hands the call over, to code that is not there. */
    private boolean isHandedOver(MethodId target, @Nullable List<Source> receivers) {
        return program.annotated().handed(target) != null && !Dispatch.isByItself(evaluator.self(receivers));
    }

    /** What the user's line says of the method that is evaluated, in place of its code. */
    void stated(KnownApi api) {
        MethodFacts method = evaluator.method;
        Way start = new Way(Trail.of(new Hop(method.id(), method.position(), null)), 0);
        List<Source> self = List.of(new Source.Argument(-1));
        Arguments own = index -> List.of(new Source.Argument(index));
        occur(method.id(), api, self, own, start);
        callbacks(method.id(), api, self, own, start);
    }

    /** What is promised of the method that is evaluated. */
    void promised(KnownApi api, Trail path) {
        occur(evaluator.method.id(), api, Source.OPEN_ONLY, Arguments.OPEN, new Way(path, 0));
    }

    private void occur(MethodId target, KnownApi api, @Nullable List<Source> receivers, Arguments arguments, Way way) {
        for (KnownApi.Occurrence occurrence : api.occurrences()) {
            List<Source> urls = occurrence instanceof KnownApi.Occurrence.Of asks
                            && asks.effect() == Effect.NETWORK
                            && !asks.minor()
                    ? urls(target, receivers, arguments)
                    : List.of();
            if (!urls.isEmpty()) {
                evaluator.streams.transfer(ValueFlow.URL, urls, api.speed(), way);
            } else if (occurrence instanceof KnownApi.Occurrence.Of of) {
                int work = of.effect() == Effect.COMPUTE ? (of.heavy() ? Evidence.HEAVY : 1) + way.loops() : 0;
                Speed speed = speed(of.effect(), api, way);
                evaluator.add(new Evidence(
                        of.effect(), speed, evaluator.sureness(), of.minor(), work, way.guess(), way.path()));
            } else if (occurrence instanceof KnownApi.Occurrence.StreamOf of) {
                List<Source> streams = of.argument() < 0 ? evaluator.self(receivers) : arguments.at(of.argument());
                String type = of.argument() < 0 ? api.owner() : parameterType(target, of.argument());
                evaluator.streams.transfer(type, streams, api.speed(), way);
            } else if (occurrence instanceof KnownApi.Occurrence.Runs runs) {
                runsOther(runs.method(), evaluator.self(receivers), way.deeper());
            }
        }
    }

    /** What the class of each receiver does in the method of that name; unknown where the class is. */
    private void runsOther(String name, List<Source> receivers, Way way) {
        for (Source source : receivers) {
            MethodFacts other = source instanceof Source.Made made ? withoutParameters(made.type(), name) : null;
            if (other == null || way.isTooDeep()) {
                evaluator.giveUp(way.path());
            } else {
                evaluator.dispatch.exactly(other.id(), List.of(source), Arguments.OPEN, way);
            }
        }
    }

    /** The method of that name without parameters that an object of the class runs, from the project; null where none is. */
    private @Nullable MethodFacts withoutParameters(String type, String name) {
        for (String above : program.lineage(type)) {
            ClassFacts facts = program.isProject(above) ? program.find(above) : null;
            for (MethodFacts method : facts == null ? List.<MethodFacts>of() : facts.methods()) {
                MethodId id = method.id();
                boolean isIt = id.name().equals(name) && id.parameterTypes().isEmpty();
                if (isIt && !method.isAbstract() && !method.isSynthetic()) {
                    return method;
                }
            }
        }
        return null;
    }

    /** The URLs of which the call asks for what they stand for; empty where it asks for something else. */
    private List<Source> urls(MethodId target, @Nullable List<Source> receivers, Arguments arguments) {
        int given = target.parameterTypes().indexOf(ValueFlow.URL_DESCRIPTOR);
        if (given >= 0) {
            return arguments.at(given);
        }
        return target.owner().equals(ValueFlow.URL) ? evaluator.self(receivers) : List.of();
    }

    private static String parameterType(MethodId target, int index) {
        List<String> types = target.parameterTypes();
        String type = index < types.size() ? types.get(index) : "";
        return type.startsWith("L") ? type.substring(1, type.length() - 1) : "";
    }

    /** How long the wait lasts: by its length where the code states it, else by what is known of the call or the kind. */
    private Speed speed(Effect effect, KnownApi api, Way way) {
        Call current = evaluator.current;
        KnownApi.Lasting lasting = api.lasting();
        if (lasting != null && current != null && way.depth() == 0) {
            Long nanos = evaluator.quantities.nanos(evaluator.method, current, lasting.time());
            Speed stated = nanos == null ? Speed.UNKNOWN : program.thresholds().speed(Duration.ofNanos(nanos));
            if (nanos != null && (!lasting.upperBound() || stated == Speed.FAST)) {
                return stated;
            }
        }
        return api.speed() == Speed.UNKNOWN ? defaultSpeed(effect) : api.speed();
    }

    /** How long a wait of the kind lasts where no line says: {@code docs/how-verdicts-come-about.md} has the sources. */
    static Speed defaultSpeed(Effect effect) {
        return switch (effect) {
            case FILE, CONSOLE, LOCK, DATABASE -> Speed.FAST;
            case NETWORK, MESSAGE, PROCESS, SLEEP -> Speed.SLOW;
            case AWAIT, STREAM, UNKNOWN, COMPUTE -> Speed.UNKNOWN;
        };
    }

    /** The functions that a call gives to a class which does not tell what it does with them, but from which it can be guessed. */
    void givenToUnknown(Call call, Way way) {
        if (!givesFunction(call)) {
            return;
        }
        Carrier carrier = program.namedCarriers().given(evaluator.method, call);
        boolean isCalledHere = carrier == null && program.beliefs().callsForValue(evaluator.method, call);
        if (carrier == null && !isCalledHere) {
            return;
        }
        for (Value argument : call.arguments()) {
            for (Source source : evaluator.flow.sources(evaluator.method, argument)) {
                if (source instanceof Source.Function function) {
                    if (carrier != null) {
                        handOverByName(call, function, carrier, way);
                    } else if (givesValue(function)) {
                        evaluator.dispatch.run(
                                function, Arguments.OPEN, way.doubted().deeper());
                    }
                }
            }
        }
    }

    private void handOverByName(Call call, Source.Function function, Carrier carrier, Way way) {
        MethodId target = call.target();
        Evaluator apart = evaluator.apart();
        apart.dispatch.run(function, Arguments.OPEN, way.withoutLoops().deeper());
        String because = target.owner().isEmpty() ? target.name() : target.display();
        evaluator.addSite(apart, function.function().body(), Crew.of(carrier), because, way.loops(), true);
    }

    /** Whether it takes nothing and returns something, as a supplier or a task with a result. */
    private boolean givesValue(Source.Function source) {
        Value.Function function = source.function();
        MethodId body = function.body();
        return !body.returnType().equals("V")
                && function.firstOwnParameter() == body.parameterTypes().size();
    }

    private static boolean givesFunction(Call call) {
        for (Value argument : call.arguments()) {
            if (argument instanceof Value.Function) {
                return true;
            }
        }
        return false;
    }

    /** What functional arguments do, by what becomes of them. */
    void callbacks(MethodId target, KnownApi api, @Nullable List<Source> receivers, Arguments arguments, Way way) {
        List<String> types = target.parameterTypes();
        for (int index = 0; index < types.size(); index++) {
            KnownApi.Callback callback = api.callback(index);
            MethodId functional = functional(parameterType(target, index), arguments, index);
            boolean later = callback == KnownApi.Callback.Plain.STORED || callback == KnownApi.Callback.Plain.STAGE;
            if (functional == null || later) {
                continue;
            }
            List<Source> functions = arguments.at(index);
            if (callback instanceof KnownApi.Callback.On on) {
                handOver(functional, functions, Crew.of(on.carrier()), target.display(), way.in(turns(target)));
            } else if (callback instanceof KnownApi.Callback.By by) {
                List<Source> executor = by.argument() < 0 ? evaluator.self(receivers) : arguments.at(by.argument());
                Collection<Crew> crews = crews(target, executor);
                Way each = way.in(turns(target));
                if (crews.isEmpty() && by.otherwiseHere()) {
                    here(functional, functions, each);
                } else {
                    Collection<Crew> known = crews.isEmpty() ? List.of(Crew.of(Carrier.UNKNOWN)) : crews;
                    known.forEach(crew -> handOver(functional, functions, crew, target.display(), each));
                }
            } else if (callback == KnownApi.Callback.Plain.IN_PIPELINE) {
                Call current = evaluator.current;
                Crew crew = current == null ? Crew.of(Carrier.EVENT_LOOP) : new Pipeline(evaluator).crew(current);
                handOver(functional, functions, crew, target.display(), way.in(1));
            } else {
                here(functional, functions, way.in(turns(target)));
            }
        }
    }

    private Collection<Crew> crews(MethodId target, List<Source> executor) {
        Call current = evaluator.current;
        Call switched = current != null && current.target().equals(target)
                ? ParallelStreams.switchBelow(evaluator.method, current)
                : null;
        if (switched != null) {
            return ParallelStreams.isParallel(switched) ? List.of(Crew.of(Carrier.COMMON_POOL)) : List.of();
        }
        Collection<Crew> handedOut = evaluator.crews(executor);
        return handedOut.isEmpty() ? byType(executor) : handedOut;
    }

    /** What runs on executors of which only the type is known, where that type is of one carrier: an event loop's. */
    private Collection<Crew> byType(List<Source> executors) {
        Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
        for (Source source : executors) {
            String type = source instanceof Source.Argument argument ? typeOf(argument) : "";
            KnownApi execute = type.startsWith("L")
                    ? evaluator.flow.knownOf(new MethodId(type.substring(1, type.length() - 1), "execute", EXECUTE))
                    : null;
            if (execute != null && execute.callback(0) instanceof KnownApi.Callback.On on) {
                carriers.add(on.carrier());
            }
        }
        return carriers.stream().map(Crew::of).toList();
    }

    /** Its descriptor; empty for the object itself. */
    private String typeOf(Source.Argument argument) {
        List<Value.FieldRead> path = argument.path();
        List<String> parameters = evaluator.method.id().parameterTypes();
        if (!path.isEmpty()) {
            return path.get(path.size() - 1).descriptor();
        }
        return argument.index() >= 0 && argument.index() < parameters.size() ? parameters.get(argument.index()) : "";
    }

    /** What is called on an argument: by the parameter's type or, where that cannot be found, because it is a lambda. */
    private @Nullable MethodId functional(String type, Arguments arguments, int index) {
        MethodId declared = type.isEmpty() ? null : program.functionalMethod(type);
        if (declared != null || type.isEmpty() || !(type.equals("java/lang/Object") || program.find(type) == null)) {
            return declared;
        }
        return arguments.at(index).stream()
                .filter(Source.Function.class::isInstance)
                .map(source -> ((Source.Function) source).function())
                .map(function -> new MethodId(type, function.interfaceMethod(), "()V"))
                .findFirst()
                .orElse(null);
    }

    /** How many loops a known method puts around its function: one if it calls it for each of many elements. */
    private static int turns(MethodId target) {
        boolean overElements = target.owner().startsWith("java/util/stream/")
                || target.name().startsWith("forEach")
                || target.name().equals("removeIf")
                || target.name().equals("replaceAll");
        return overElements ? 1 : 0;
    }

    private void here(MethodId functional, List<Source> functions, Way way) {
        if (way.isTooDeep()) {
            evaluator.giveUp(way.path());
            return;
        }
        for (Source source : functions) {
            if (source instanceof Source.Function function) {
                evaluator.dispatch.run(function, Arguments.OPEN, way);
            } else if (source instanceof Source.Made made && !program.isJdk(made.type())) {
                evaluator.dispatch.exactly(functional.in(made.type()), List.of(made), Arguments.OPEN, way.deeper());
            } else if (source instanceof Source.Argument argument) {
                evaluator.uses.add(argument, functional, null, way);
            } else if (source == Source.Open.OPEN) {
                evaluator.dispatch.invoke(
                        functional, Call.Kind.VIRTUAL, Source.OPEN_ONLY, Arguments.OPEN, way.deeper());
            }
        }
    }

    /** Work that is given to a carrier: not this method's effect, but a site. */
    void handOver(MethodId functional, List<Source> functions, Crew crew, String because, Way way) {
        if (way.isTooDeep()) {
            return;
        }
        Way start = way.withoutLoops();
        for (Source source : functions) {
            if (source instanceof Source.Argument argument) {
                evaluator.uses.add(argument, functional, crew.carrier(), way);
            } else if (source instanceof Source.Function function) {
                Evaluator apart = evaluator.apart();
                apart.dispatch.run(function, Arguments.OPEN, start.deeper());
                apart.uses.all().forEach(use -> evaluator.uses.addHandedOver(use, crew.carrier(), way.path()));
                evaluator.addSite(apart, function.function().body(), crew, because, way.loops());
            } else if (source instanceof Source.Made made && program.isProject(made.type())) {
                MethodId called = functional.in(made.type());
                MethodFacts body = program.resolve(called);
                Evaluator apart = evaluator.apart();
                apart.dispatch.exactly(called, List.of(made), Arguments.OPEN, start.deeper());
                evaluator.addSite(apart, body == null ? called : body.id(), crew, because, way.loops());
            }
        }
    }
}
