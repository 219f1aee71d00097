package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One method's effects, from its calls and the summaries of what they reach. Used once for one method, by one thread.
 */
final class Evaluator {

    /** What is known of a callee: looked up, and asked for again when it changes. */
    interface Summaries {
        MethodSummary of(MethodFacts callee);

        /** The same for a receiver of exactly that class: no use of the receiver is left but as a stream. */
        MethodSummary exact(MethodFacts callee, String receiverType);

        /** What any method that a call of it may reach does, its receiver and arguments unknown; no uses are left. */
        MethodSummary open(MethodId target);

        /** Whether the two call each other, so that a loop around the call is the recursion and not on top of it. */
        boolean recursive(MethodId caller, MethodId callee);
    }

    /** The arguments of the method that is being applied. */
    private interface Arguments {
        List<Source> at(int index);

        Arguments OPEN = index -> OPEN_SOURCE;
    }

    private static final List<Source> OPEN_SOURCE = List.of(Source.Open.OPEN);

    /** A use of a parameter by a use of a parameter …: deeper than this the argument counts as unknown. */
    private static final int MOST_SUBSTITUTIONS = 5;

    /** So many different things that one call does to what it is given are gone into; what is beyond stays unknown. */
    private static final int MOST_SUBSTITUTED = 200;

    /** More uses of parameters than this are not kept: the method then counts as calling anything of those types. */
    private static final int MOST_USES = 24;

    /** From this many possible targets on, a dispatch is not held against each one's parameters but taken as a whole. */
    private static final int MANY_TARGETS = 8;

    private final Program program;
    private final ValueFlow flow;
    private final Summaries summaries;
    private final MethodFacts method;
    private final Map<Effect, Evidence> effects = new EnumMap<>(Effect.class);
    private final Map<ParameterUse.Key, ParameterUse> uses = new LinkedHashMap<>();
    private final List<Spawn> spawns = new ArrayList<>();
    private final Map<Substitution, Integer> substituted = new HashMap<>();
    private @Nullable Call current;
    private @Nullable String selfType;

    Evaluator(Program program, ValueFlow flow, Summaries summaries, MethodFacts method) {
        this.program = program;
        this.flow = flow;
        this.summaries = summaries;
        this.method = method;
    }

    /**
     * The method's summary, at least what it was before: what was once found stays, so that summaries only grow and the fixed
     * point is reached.
     */
    MethodSummary summarize(MethodSummary before) {
        effects.putAll(before.effects());
        before.uses().forEach(use -> uses.put(use.key(), use));
        loops();
        if (method.isNative() && method.calls().isEmpty()) {
            add(evidence(Effect.UNKNOWN, Speed.UNKNOWN, Trail.of(new Hop(method.id(), method.position(), null))));
        }
        for (Call call : method.calls()) {
            visit(call);
        }
        return new MethodSummary(method.id(), effects, List.copyOf(uses.values()));
    }

    /** The places found on the way where the method hands work to a carrier. */
    List<Spawn> spawns() {
        return spawns;
    }

    /** What a single call of the method does, its parameters taken as unknown. */
    Map<Effect, Evidence> effectsOf(Call call) {
        effects.clear();
        uses.clear();
        visit(call);
        close();
        return new EnumMap<>(effects);
    }

    /** The effects of the method when nothing is known of its parameters. */
    Map<Effect, Evidence> closed(MethodSummary summary) {
        effects.putAll(summary.effects());
        summary.uses().forEach(use -> uses.put(use.key(), use));
        close();
        return new EnumMap<>(effects);
    }

    /** The summary of the method for a receiver of exactly that class, at least what it was before. */
    MethodSummary specialize(MethodSummary general, String receiverType, MethodSummary before) {
        effects.putAll(before.effects());
        before.uses().forEach(use -> uses.put(use.key(), use));
        general.effects().values().forEach(this::add);
        List<Source> self = List.of(new Source.Argument(-1));
        for (ParameterUse use : general.uses()) {
            if (!use.isReceiver() || use.isStream() || use.on() != null) {
                addUse(use);
            } else {
                selfType = receiverType;
                exactly(use.invoked().in(receiverType), self, Arguments.OPEN, use.trail(), use.loops(), 1);
            }
        }
        return new MethodSummary(method.id(), effects, List.copyOf(uses.values()));
    }

    private void close() {
        List<ParameterUse> open = List.copyOf(uses.values());
        uses.clear();
        for (ParameterUse use : open) {
            if (use.on() == null) {
                use(narrowed(use, method.id().owner()), OPEN_SOURCE, use.trail(), 0, 1);
            }
        }
    }

    /** A use of the receiver, where the receiver's static type is narrower than the one that declares the called method. */
    private ParameterUse narrowed(ParameterUse use, String receiverType) {
        String declared = use.invoked().owner();
        boolean narrower = use.isReceiver()
                && !use.isStream()
                && !declared.equals(receiverType)
                && program.lineage(receiverType).contains(declared);
        return narrower ? use.of(use.invoked().in(receiverType)) : use;
    }

    private void loops() {
        int deepest = 0;
        int small = 0;
        Loop witness = null;
        for (Loop loop : method.loops()) {
            int depth = loop.isSmall() ? 0 : loop.depth();
            small += loop.isSmall() ? 1 : 0;
            if (depth > deepest) {
                deepest = depth;
                witness = loop;
            }
        }
        if (witness != null) {
            Position at = new Position(method.position().file(), witness.line(), 0);
            int work = Math.max(1, deepest - small);
            add(new Evidence(
                    Effect.COMPUTE, Speed.UNKNOWN, sureness(), false, work, Trail.of(new Hop(method.id(), at, null))));
        }
    }

    private void visit(Call call) {
        current = call;
        substituted.clear();
        Trail path = Trail.of(new Hop(method.id(), at(call), call.target()));
        if (call.unresolved() != null) {
            add(evidence(Effect.UNKNOWN, Speed.UNKNOWN, path));
            return;
        }
        if (call.target().owner().startsWith("[")) {
            return;
        }
        invoke(
                call.target(),
                call.kind(),
                call.kind() == Call.Kind.VIRTUAL ? null : OPEN_SOURCE,
                index -> flow.sources(method, call.argument(index)),
                path,
                call.loopDepth(),
                0);
    }

    private Position at(Call call) {
        return new Position(method.position().file(), call.line(), call.column());
    }

    private List<Source> receiver(Call call) {
        return flow.sources(method, call.receiver());
    }

    /**
     * A call of a method, on receivers that may be known.
     *
     * @param receivers null to ask for the current call's receiver only if it matters
     * @param path ends in the call
     */
    private void invoke(
            MethodId target,
            Call.Kind kind,
            @Nullable List<Source> receivers,
            Arguments arguments,
            Trail path,
            int loops,
            int depth) {
        if (kind != Call.Kind.VIRTUAL) {
            List<Source> self = depth == 0 && current != null && current.receiver() != null
                    ? receiver(current)
                    : receivers == null ? OPEN_SOURCE : receivers;
            exactly(target, self, arguments, path, loops, depth);
            return;
        }
        if (!mayBeProjects(target.owner()) && program.functionalMethod(target.owner()) == null) {
            known(target, receivers, arguments, path, loops, depth);
            return;
        }
        List<Source> self = receivers != null ? receivers : current == null ? OPEN_SOURCE : receiver(current);
        List<Source> unknown = new ArrayList<>();
        for (Source source : self) {
            if (source instanceof Source.Function function) {
                if (function.function().interfaceMethod().equals(target.name())) {
                    run(function, arguments, path, loops, depth);
                }
            } else if (source instanceof Source.Made made) {
                exactly(target.in(made.type()), List.of(made), arguments, path, loops, depth);
            } else if (source instanceof Source.Handed) {
                known(target, List.of(source), arguments, path, loops, depth);
            } else if (source instanceof Source.Argument argument && dependsOnReceiver(target)) {
                addUse(argument, target, null, loops, path);
                KnownApi api = isDescribed(target) ? program.known(target) : null;
                if (api != null) {
                    callbacks(target, api, List.of(source), arguments, path, loops, depth);
                }
            } else if (source != Source.Open.NOTHING) {
                unknown.add(source);
            }
        }
        if (!unknown.isEmpty()) {
            dispatch(target, unknown, arguments, path, loops, depth);
        }
    }

    /** Whether an object of the type may run the project's code. */
    private boolean mayBeProjects(String type) {
        return program.isProject(type) || program.hasProjectSubtype(type) || !program.isJdk(type);
    }

    /** Whether the known APIs speak for the method, rather than its own code. */
    private boolean isDescribed(MethodId target) {
        return program.isJdk(target.owner()) || program.knownMethod(target) != null;
    }

    /** Whether what the call does is for a caller to know, who may know the object. */
    private boolean dependsOnReceiver(MethodId target) {
        if (isDescribed(target)) {
            return program.hasProjectSubtype(target.owner())
                    || (program.isJdk(target.owner()) && program.functionalMethod(target.owner()) != null);
        }
        List<MethodFacts> targets = program.overriders(target);
        return targets.size() != 1 || program.resolve(target) == null;
    }

    /** A call that runs the method of exactly that class, its own or inherited. */
    private void exactly(MethodId target, List<Source> self, Arguments arguments, Trail path, int loops, int depth) {
        MethodFacts callee = isDescribed(target) ? null : program.resolve(target);
        if (callee != null && !callee.isAbstract()) {
            apply(callee, target.owner(), self, arguments, path, loops, depth, Confidence.HIGH);
        } else {
            known(target, self, arguments, path, loops, depth);
        }
    }

    /** A call on an object of which no more than the static type decides what runs. */
    private void dispatch(MethodId target, List<Source> self, Arguments arguments, Trail path, int loops, int depth) {
        if (isDescribed(target)) {
            known(target, self, arguments, path, loops, depth);
            return;
        }
        List<MethodFacts> targets = program.overriders(target);
        if (targets.isEmpty()) {
            known(target, self, arguments, path, loops, depth);
        } else if (targets.size() < MANY_TARGETS && depth <= (targets.size() == 1 ? MOST_SUBSTITUTIONS : 0)) {
            for (MethodFacts callee : targets) {
                apply(callee, target.owner(), self, arguments, path, loops, depth, sureOf(targets, summaries));
            }
        } else {
            applyEffects(summaries.open(target), path, loops, Confidence.HIGH);
        }
    }

    /**
     * How sure it is that a call which may reach any of these has the effects of one: as sure as most of them wait.
     *
     * <p>Where all or none do, it does not matter which is called; where a few of many do, it is a guess.
     */
    static Confidence sureOf(List<MethodFacts> targets, Summaries summaries) {
        long waiting =
                targets.stream().filter(target -> waits(summaries.of(target))).count();
        if (targets.size() <= 1 || waiting == targets.size()) {
            return Confidence.HIGH;
        }
        return 2 * waiting >= targets.size() ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static boolean waits(MethodSummary summary) {
        return summary.effects().values().stream()
                        .anyMatch(evidence -> evidence.effect().blocks() && !evidence.minor())
                || summary.uses().stream()
                        .anyMatch(use -> use.isStream()
                                || use.invoked().owner().startsWith("java/io/")
                                || use.invoked().owner().startsWith("java/nio/"));
    }

    /**
     * The callee's summary, as it is for these arguments.
     *
     * @param staticType what is known of the receiver's class where the receiver itself is not known
     */
    private void apply(
            MethodFacts callee,
            String staticType,
            List<Source> self,
            Arguments arguments,
            Trail path,
            int loops,
            int depth,
            Confidence sure) {
        String exactType = exactType(self);
        MethodSummary summary = exactType == null ? summaries.of(callee) : summaries.exact(callee, exactType);
        Trail reached = path.reaching(callee.id());
        int added = summaries.recursive(method.id(), callee.id()) ? 0 : loops;
        applyEffects(summary, reached, added, sure);
        String receiverType = program.lineage(callee.id().owner()).contains(staticType)
                ? callee.id().owner()
                : staticType;
        for (ParameterUse use : summary.uses()) {
            List<Source> base = use.parameter() < 0 ? self : arguments.at(use.parameter());
            List<Source> sources = flow.within(base, use.path());
            use(narrowed(use, receiverType), sources, reached.then(use.trail()), added, depth + 1);
        }
    }

    private @Nullable String exactType(List<Source> self) {
        if (self.size() != 1) {
            return null;
        }
        if (self.get(0) instanceof Source.Made made && program.isProject(made.type())) {
            return made.type();
        }
        return self.get(0) instanceof Source.Argument argument
                        && argument.index() < 0
                        && argument.path().isEmpty()
                ? selfType
                : null;
    }

    private void applyEffects(MethodSummary summary, Trail path, int loops, Confidence sure) {
        for (Evidence evidence : summary.effects().values()) {
            add(new Evidence(
                    evidence.effect(),
                    evidence.speed(),
                    evidence.confidence().atMost(sure).atMost(sureness()),
                    evidence.minor(),
                    evidence.work() == 0 ? 0 : evidence.work() + loops,
                    path.reaching(evidence.trail().hop().method()).then(evidence.trail())));
        }
    }

    private record Substitution(MethodId invoked, @Nullable Carrier on, List<Source> sources, int loops) {}

    /**
     * Whether the substitution has not been made for this call yet, or only by a longer path. Objects that hold each other
     * are reached in as many ways as there are paths between them; each is gone into once.
     */
    private boolean isNews(Substitution substitution, Trail path) {
        Integer shortest = substituted.get(substitution);
        if (shortest != null && shortest <= path.length()) {
            return false;
        }
        if (shortest == null && substituted.size() >= MOST_SUBSTITUTED) {
            givenUp(path);
            return false;
        }
        substituted.put(substitution, path.length());
        return true;
    }

    /** What is not gone into is unknown, never nothing. */
    private void givenUp(Trail path) {
        add(new Evidence(Effect.UNKNOWN, Speed.UNKNOWN, Confidence.LOW, false, 0, path));
    }

    /** What a callee does to its parameter, now that something may be known of the argument. */
    private void use(ParameterUse use, List<Source> sources, Trail path, int loops, int depth) {
        int allLoops = Math.min(loops + use.loops(), Evidence.MOST_WORK);
        if (!isNews(new Substitution(use.invoked(), use.on(), sources, allLoops), path)) {
            return;
        }
        if (use.on() != null) {
            MethodId handedTo = path.last().callee();
            String because = (handedTo == null ? use.invoked() : handedTo).display();
            handOver(use.invoked(), sources, use.on(), path, because, depth);
        } else if (use.isStream()) {
            stream(use.invoked().owner(), sources, path, Speed.UNKNOWN, depth);
        } else if (depth > MOST_SUBSTITUTIONS) {
            dispatch(use.invoked(), OPEN_SOURCE, Arguments.OPEN, path, allLoops, depth);
        } else {
            invoke(use.invoked(), Call.Kind.VIRTUAL, sources, Arguments.OPEN, path, allLoops, depth);
        }
    }

    /** Runs a function's body here. */
    private void run(Source.Function source, Arguments given, Trail path, int loops, int depth) {
        Value.Function function = source.function();
        if (depth > MOST_SUBSTITUTIONS) {
            givenUp(path);
            return;
        }
        int bound = function.captured().size();
        boolean takesReceiver = !function.bodyIsStatic();
        Arguments all = index -> index < bound ? captured(source, index) : given.at(index - bound);
        MethodId body = function.body();
        Call.Kind kind = body.isConstructor()
                ? Call.Kind.CONSTRUCTOR
                : takesReceiver && !body.isLambdaBody() ? Call.Kind.VIRTUAL : Call.Kind.STATIC;
        List<Source> self = takesReceiver ? all.at(0) : OPEN_SOURCE;
        Arguments arguments = takesReceiver ? index -> all.at(index + 1) : all;
        if (kind == Call.Kind.VIRTUAL) {
            invoke(body, kind, self, arguments, path.reaching(body), loops, depth + 1);
        } else {
            exactly(body, self, arguments, path.reaching(body), loops, depth + 1);
        }
    }

    private List<Source> captured(Source.Function source, int index) {
        List<Source> sources =
                flow.sources(source.in(), source.function().captured().get(index));
        return source.in().id().equals(method.id()) ? sources : withoutArguments(sources);
    }

    /** Parameters of another method mean nothing here. */
    private static List<Source> withoutArguments(List<Source> sources) {
        return sources.stream()
                .map(source -> source instanceof Source.Argument ? Source.Open.OPEN : source)
                .distinct()
                .toList();
    }

    /** What the known APIs say of a call, or that nothing is known of it. */
    private void known(
            MethodId target, @Nullable List<Source> receivers, Arguments arguments, Trail path, int loops, int depth) {
        KnownApi api = program.known(target);
        if (api == null) {
            add(evidence(Effect.UNKNOWN, Speed.UNKNOWN, path));
            return;
        }
        for (KnownApi.Occurrence occurrence : api.occurrences()) {
            if (occurrence instanceof KnownApi.Occurrence.Of of) {
                int work = of.effect() == Effect.COMPUTE ? (of.heavy() ? 3 : 1) + loops : 0;
                add(new Evidence(of.effect(), speed(of.effect(), api), sureness(), of.minor(), work, path));
            } else if (occurrence instanceof KnownApi.Occurrence.StreamOf of) {
                List<Source> streams = of.argument() < 0 ? self(receivers) : arguments.at(of.argument());
                String type = of.argument() < 0 ? api.owner() : parameterType(target, of.argument());
                stream(type, streams, path, api.speed(), depth);
            }
        }
        callbacks(target, api, receivers, arguments, path, loops, depth);
    }

    private List<Source> self(@Nullable List<Source> receivers) {
        return receivers != null ? receivers : current == null ? OPEN_SOURCE : receiver(current);
    }

    private static String parameterType(MethodId target, int index) {
        List<String> types = target.parameterTypes();
        String type = index < types.size() ? types.get(index) : "";
        return type.startsWith("L") ? type.substring(1, type.length() - 1) : "";
    }

    /** What functional arguments do, by what becomes of them. */
    private void callbacks(
            MethodId target,
            KnownApi api,
            @Nullable List<Source> receivers,
            Arguments arguments,
            Trail path,
            int loops,
            int depth) {
        List<String> types = target.parameterTypes();
        for (int index = 0; index < types.size(); index++) {
            KnownApi.Callback callback = api.callback(index);
            MethodId functional = functional(parameterType(target, index), arguments, index);
            if (functional == null || callback == KnownApi.Callback.Plain.STORED) {
                continue;
            }
            List<Source> functions = arguments.at(index);
            if (callback instanceof KnownApi.Callback.On on) {
                handOver(functional, functions, on.carrier(), path, target.display(), depth);
            } else if (callback instanceof KnownApi.Callback.By by) {
                List<Source> executor = by.argument() < 0 ? self(receivers) : arguments.at(by.argument());
                Set<Carrier> carriers = flow.carriers(executor);
                if (carriers.isEmpty() && by.otherwiseHere()) {
                    here(functional, functions, path, loops + turns(target), depth);
                } else {
                    Set<Carrier> known = carriers.isEmpty() ? Set.of(Carrier.UNKNOWN) : carriers;
                    known.forEach(carrier -> handOver(functional, functions, carrier, path, target.display(), depth));
                }
            } else if (callback == KnownApi.Callback.Plain.IN_PIPELINE) {
                Carrier carrier = current == null ? Carrier.EVENT_LOOP : new Pipeline(method, flow).carrier(current);
                handOver(functional, functions, carrier, path, target.display(), depth);
            } else {
                here(functional, functions, path, loops + turns(target), depth);
            }
        }
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

    /** Whether the known method calls its function once for each of many elements. */
    private static int turns(MethodId target) {
        boolean overElements = target.owner().startsWith("java/util/stream/")
                || target.name().startsWith("forEach")
                || target.name().equals("removeIf")
                || target.name().equals("replaceAll");
        return overElements ? 1 : 0;
    }

    private void here(MethodId functional, List<Source> functions, Trail path, int loops, int depth) {
        for (Source source : functions) {
            if (source instanceof Source.Function function) {
                run(function, Arguments.OPEN, path, loops, depth);
            } else if (source instanceof Source.Made made && program.isProject(made.type())) {
                exactly(functional.in(made.type()), List.of(made), Arguments.OPEN, path, loops, depth + 1);
            } else if (source instanceof Source.Argument argument) {
                addUse(argument, functional, null, loops, path);
            }
        }
    }

    /** Work that is given to a carrier: not this method's effect, but a site. */
    private void handOver(
            MethodId functional, List<Source> functions, Carrier carrier, Trail path, String because, int depth) {
        if (depth > MOST_SUBSTITUTIONS) {
            return;
        }
        for (Source source : functions) {
            if (source instanceof Source.Argument argument) {
                addUse(argument, functional, carrier, 0, path);
                continue;
            }
            Evaluator apart = new Evaluator(program, flow, summaries, method);
            apart.current = current;
            MethodId entry = null;
            if (source instanceof Source.Function function) {
                entry = function.function().body();
                apart.run(function, Arguments.OPEN, path, 0, depth + 1);
            } else if (source instanceof Source.Made made && program.isProject(made.type())) {
                MethodFacts body = program.resolve(functional.in(made.type()));
                entry = body == null ? functional.in(made.type()) : body.id();
                apart.exactly(functional.in(made.type()), List.of(made), Arguments.OPEN, path, 0, depth + 1);
            }
            if (entry != null && current != null) {
                apart.close();
                spawns.add(new Spawn(method.id(), current, entry, carrier, because, Map.copyOf(apart.effects)));
                spawns.addAll(apart.spawns);
            }
        }
    }

    /** What reading or writing the stream does, by what is behind it. */
    private void stream(String type, List<Source> streams, Trail path, Speed speed, int depth) {
        for (Source source : streams) {
            if (source instanceof Source.Argument argument) {
                addUse(argument, new MethodId(type, ParameterUse.STREAM, "()V"), null, 0, path);
            } else if (source instanceof Source.Made made) {
                madeStream(type, made, path, speed, depth);
            } else if (source instanceof Source.Handed handed) {
                handedStream(type, handed, path, speed);
            } else if (source == Source.Open.OPEN) {
                openStream(type, path);
            }
        }
    }

    private void madeStream(String type, Source.Made made, Trail path, Speed speed, int depth) {
        if (depth > MOST_SUBSTITUTIONS) {
            openStream(type, path);
            return;
        }
        if (program.isProject(made.type())) {
            boolean own = false;
            for (String name : program.lineage(made.type())) {
                ClassFacts facts = program.isProject(name) ? program.find(name) : null;
                for (MethodFacts candidate : facts == null ? List.<MethodFacts>of() : facts.methods()) {
                    if (isTransfer(candidate)) {
                        own = true;
                        apply(
                                candidate,
                                made.type(),
                                List.of(made),
                                Arguments.OPEN,
                                path,
                                0,
                                depth + 1,
                                Confidence.HIGH);
                    }
                }
            }
            if (own) {
                return;
            }
        }
        List<Source> behind = flow.behind(made);
        if (behind.isEmpty()) {
            openStream(type, path);
        } else {
            stream(type, behind, path, speed, depth + 1);
        }
    }

    private static boolean isTransfer(MethodFacts candidate) {
        String name = candidate.id().name();
        return !candidate.isStatic()
                && !candidate.isAbstract()
                && !candidate.isSynthetic()
                && (name.equals("read") || name.equals("write"));
    }

    private void handedStream(String type, Source.Handed handed, Trail path, Speed speed) {
        if (handed.yield() instanceof KnownApi.Yield.Resource resource) {
            add(new Evidence(
                    resource.effect(),
                    speed == Speed.UNKNOWN ? defaultSpeed(resource.effect()) : speed,
                    sureness(),
                    false,
                    0,
                    path));
        } else if (handed.yield() != KnownApi.Yield.Plain.MEMORY) {
            openStream(type, path);
        }
    }

    private void openStream(String type, Trail path) {
        if (program.isStream(type)) {
            add(new Evidence(Effect.STREAM, Speed.UNKNOWN, Confidence.MEDIUM.atMost(sureness()), false, 0, path));
        }
    }

    private Speed speed(Effect effect, KnownApi api) {
        if (effect == Effect.SLEEP && current != null && !current.arguments().isEmpty()) {
            Long millis = current.argument(0).constantNumber();
            if (millis != null && current.target().owner().equals("java/lang/Thread")) {
                return millis >= 10 ? Speed.SLOW : millis < 1 ? Speed.FAST : Speed.UNKNOWN;
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

    private Evidence evidence(Effect effect, Speed speed, Trail trail) {
        return new Evidence(effect, speed, sureness(), false, 0, trail);
    }

    private Confidence sureness() {
        return method.origin() == Origin.SOURCE_ONLY ? Confidence.MEDIUM : Confidence.HIGH;
    }

    private void add(Evidence evidence) {
        effects.merge(evidence.effect(), evidence, Evidence::join);
    }

    /** A use of an argument; in a constructor, of what the constructor itself put into the field that is used. */
    private void addUse(Source.Argument argument, MethodId invoked, @Nullable Carrier on, int loops, Trail path) {
        if (argument.index() < 0 && !argument.path().isEmpty() && method.id().isConstructor()) {
            List<Value.FieldRead> fields = argument.path();
            List<Source> assigned = flow.assigned(method.id(), fields.get(0));
            List<Source> sources = flow.within(assigned, fields.subList(1, fields.size()));
            boolean resolves = !sources.isEmpty()
                    && sources.stream().noneMatch(source -> source instanceof Source.Argument self && self.index() < 0);
            if (resolves) {
                use(new ParameterUse(-1, List.of(), invoked, on, loops, path), sources, path, 0, 2);
                return;
            }
        }
        addUse(new ParameterUse(argument.index(), argument.path(), invoked, on, loops, path));
    }

    private void addUse(ParameterUse use) {
        ParameterUse earlier = uses.get(use.key());
        if (earlier == null && uses.size() >= MOST_USES) {
            if (use.on() == null) {
                use(use, OPEN_SOURCE, use.trail(), 0, MOST_SUBSTITUTIONS + 1);
            }
            return;
        }
        boolean better = earlier == null
                || use.loops() > earlier.loops()
                || (use.loops() == earlier.loops()
                        && use.trail().length() < earlier.trail().length());
        if (better) {
            uses.put(use.key(), use);
        }
    }
}
