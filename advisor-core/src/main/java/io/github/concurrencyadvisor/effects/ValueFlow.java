package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows values through fields, results and constructors, to what they are.
 *
 * <p>The project is taken as closed: a field holds what the project's code assigns to it. Values that come in through a
 * constructor's parameter from another method are open.
 */
final class ValueFlow {

    static final String URL = "java/net/URL";
    static final String URL_DESCRIPTOR = "L" + URL + ";";

    /** Longer chains of constructors are given up: they cost much and decide little. */
    private static final int MOST_STEPS = 6;

    private static final List<Source> OPEN = List.of(Source.Open.OPEN);

    /** Stands, in what is known of a field, for an argument of a constructor of the field's class. */
    private static final Source FROM_CONSTRUCTOR = new Source.Argument(Integer.MIN_VALUE);

    private final Program program;
    private final Reflection reflection;
    private final Injected injected;
    private final Map<Value.FieldRead, List<Source>> fields = new HashMap<>();
    private final Map<MethodId, List<Source>> results = new HashMap<>();
    private final Map<CallSite, List<Source>> calls = new HashMap<>();
    private final Map<Assignment, List<Source>> assignments = new HashMap<>();
    private final Map<HeldField, List<Source>> heldFields = new HashMap<>();

    ValueFlow(Program program) {
        this.program = program;
        this.reflection = new Reflection(program);
        this.injected = new Injected(program, this);
    }

    Reflection reflection() {
        return reflection;
    }

    /** What the value may be; never empty. */
    List<Source> sources(MethodFacts in, @Nullable Value value) {
        if (value instanceof Value.OneOf several) {
            Set<Source> found = new LinkedHashSet<>();
            several.values().forEach(one -> found.addAll(sources(in, one)));
            return List.copyOf(found);
        }
        if (value instanceof Value.Parameter parameter) {
            return List.of(new Source.Argument(parameter.index()));
        }
        if (value == Value.Special.THIS) {
            return List.of(new Source.Argument(-1));
        }
        if (value instanceof Value.Created created) {
            return List.of(new Source.Made(created.type(), in, created.call()));
        }
        if (value instanceof Value.Function function) {
            return List.of(new Source.Function(function, in));
        }
        if (value instanceof Value.Constant) {
            return List.of(Source.Open.NOTHING);
        }
        if (value instanceof Value.FieldRead field) {
            return inReach(in, field);
        }
        if (value instanceof Value.Result result && result.call() < in.calls().size()) {
            return ofResult(in, in.calls().get(result.call()));
        }
        return OPEN;
    }

    /** The field as the method sees it: what its own constructors took from outside is the receiver's to tell. */
    private List<Source> inReach(MethodFacts in, Value.FieldRead field) {
        List<Source> held = ofField(field);
        if (!held.contains(FROM_CONSTRUCTOR)) {
            return held;
        }
        boolean own = !in.isStatic() && program.lineage(in.id().owner()).contains(field.owner());
        Source outside = own ? new Source.Argument(-1, List.of(field)) : Source.Open.OPEN;
        return held.stream()
                .map(source -> source.equals(FROM_CONSTRUCTOR) ? outside : source)
                .distinct()
                .toList();
    }

    /**
     * What the field of an object made there holds, by what its constructors do with their arguments.
     *
     * @return sources in the method that makes the object; open where the constructors do not tell
     */
    List<Source> held(Source.Made made, Value.FieldRead field) {
        if (made.call() < 0 || made.call() >= made.in().calls().size()) {
            return OPEN;
        }
        HeldField held = new HeldField(made, field);
        List<Source> known = heldFields.get(held);
        if (known == null) {
            heldFields.put(held, OPEN);
            known = heldFresh(made, field);
            heldFields.put(held, known);
        }
        return known;
    }

    private List<Source> heldFresh(Source.Made made, Value.FieldRead field) {
        Call constructor = made.in().calls().get(made.call());
        Set<Source> found = new LinkedHashSet<>();
        for (Source source : assigned(constructor.target(), field)) {
            if (source instanceof Source.Argument argument && argument.index() >= 0) {
                found.addAll(
                        within(made.in(), sources(made.in(), constructor.argument(argument.index())), argument.path()));
            } else {
                found.add(source instanceof Source.Argument ? Source.Open.OPEN : source);
            }
        }
        return found.isEmpty() ? OPEN : List.copyOf(found);
    }

    /** What a constructor, its delegates and its supers assign to the field; parameters are the constructor's own. */
    List<Source> assigned(MethodId constructor, Value.FieldRead field) {
        Assignment assignment = new Assignment(constructor, field);
        List<Source> known = assignments.get(assignment);
        if (known == null) {
            // An object that is made of another of its kind holds, by way of that, nothing else.
            assignments.put(assignment, List.of());
            known = assignedFresh(constructor, field);
            assignments.put(assignment, known);
        }
        return known;
    }

    private List<Source> assignedFresh(MethodId constructor, Value.FieldRead field) {
        MethodFacts facts = program.isJdk(constructor.owner()) ? null : program.resolve(constructor);
        if (facts == null) {
            return List.of();
        }
        Set<Source> found = new LinkedHashSet<>();
        facts.fieldWrites().stream()
                .filter(write -> program.fieldWrites().isSameField(write, field))
                .forEach(write -> found.addAll(sources(facts, write.value())));
        for (Call call : facts.calls()) {
            if (call.kind() == Call.Kind.CONSTRUCTOR && call.receiver() == Value.Special.THIS) {
                for (Source source : assigned(call.target(), field)) {
                    if (source instanceof Source.Argument argument && argument.index() >= 0) {
                        found.addAll(within(facts, sources(facts, call.argument(argument.index())), argument.path()));
                    } else {
                        found.add(source);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * What the fields of the path hold, from each source on.
     *
     * @param in the method that the sources are seen from: what an object got from the arguments of another one, which made it,
     *     is open there
     */
    List<Source> within(MethodFacts in, List<Source> sources, List<Value.FieldRead> path) {
        List<Source> at = sources;
        for (Value.FieldRead field : path) {
            Set<Source> next = new LinkedHashSet<>();
            for (Source source : at) {
                if (source instanceof Source.Made made) {
                    boolean here = made.in().id().equals(in.id());
                    held(made, field)
                            .forEach(held ->
                                    next.add(!here && held instanceof Source.Argument ? Source.Open.OPEN : held));
                } else if (source instanceof Source.Argument argument
                        && argument.path().size() < ParameterUse.LONGEST_PATH) {
                    next.add(new Source.Argument(
                            argument.index(), ParameterUse.joined(argument.path(), List.of(field))));
                } else if (source != Source.Open.NOTHING) {
                    next.add(Source.Open.OPEN);
                }
            }
            at = List.copyOf(next);
        }
        return at;
    }

    private List<Source> ofField(Value.FieldRead field) {
        List<Source> known = fields.get(field);
        if (known == null) {
            // A field that is asked for while it is being found holds, by way of itself, nothing else.
            fields.put(field, OPEN);
            known = ofFieldFresh(field);
            fields.put(field, known);
        }
        return known;
    }

    private List<Source> ofFieldFresh(Value.FieldRead field) {
        KnownApi api = program.knownField(field.owner(), field.name());
        if (api != null) {
            return List.of(new Source.Handed(api.yields(), null));
        }
        Set<Source> found = new LinkedHashSet<>();
        if (reflection.isFoundByName(field)) {
            found.add(Source.Open.OPEN);
        }
        for (FieldWrites.Write write : program.fieldWrites().of(field)) {
            boolean byConstructor = write.in().id().isConstructor();
            for (Source source : sources(write.in(), write.value())) {
                Source outside = byConstructor ? FROM_CONSTRUCTOR : Source.Open.OPEN;
                found.add(source instanceof Source.Argument ? outside : source);
            }
        }
        boolean given = found.isEmpty() || found.equals(Set.of(FROM_CONSTRUCTOR));
        List<Source> executors = given ? injected.executors(field) : List.of();
        return !executors.isEmpty() ? executors : found.isEmpty() ? OPEN : List.copyOf(found);
    }

    private record CallSite(MethodId in, int call) {}

    private record HeldField(Source.Made made, Value.FieldRead field) {}

    private record Assignment(MethodId constructor, Value.FieldRead field) {}

    private List<Source> ofResult(MethodFacts in, Call call) {
        CallSite site = new CallSite(in.id(), call.index());
        List<Source> known = calls.get(site);
        if (known == null) {
            // A chain that feeds itself, as a builder in a loop does, adds nothing by going round again.
            calls.put(site, List.of());
            known = ofResultFresh(in, call);
            calls.put(site, known);
        }
        return known;
    }

    private List<Source> ofResultFresh(MethodFacts in, Call call) {
        Set<String> reflected = reflection.made(in, call);
        if (reflected != null) {
            return reflected.stream()
                    .map(type -> (Source) new Source.Made(type, in, -1))
                    .toList();
        }
        if (isProxy(call)) {
            return sources(in, call.argument(2)).stream()
                    .map(handler ->
                            (Source) new Source.Proxy(handler instanceof Source.Argument ? Source.Open.OPEN : handler))
                    .toList();
        }
        MethodFacts callee = onlyTarget(call);
        if (callee == null || callee.returned().isEmpty()) {
            KnownApi api = callee == null ? knownOf(call.target()) : null;
            return api == null ? OPEN : yielded(in, call, api.yields());
        }
        Set<Source> found = new LinkedHashSet<>();
        for (Source source : returnedBy(callee)) {
            if (source instanceof Source.Argument argument) {
                Value passed = argument.index() < 0 ? call.receiver() : call.argument(argument.index());
                found.addAll(within(in, sources(in, passed), argument.path()));
            } else {
                found.add(source);
            }
        }
        return found.isEmpty() ? OPEN : List.copyOf(found);
    }

    private static boolean isProxy(Call call) {
        return call.target().owner().equals("java/lang/reflect/Proxy")
                && call.target().name().equals("newProxyInstance");
    }

    private List<Source> returnedBy(MethodFacts callee) {
        List<Source> known = results.get(callee.id());
        if (known == null) {
            results.put(callee.id(), OPEN);
            Set<Source> found = new LinkedHashSet<>();
            callee.returned().forEach(value -> found.addAll(sources(callee, value)));
            known = List.copyOf(found);
            results.put(callee.id(), known);
        }
        return known;
    }

    private static boolean opensUrl(Call call) {
        return call.target().owner().equals(URL);
    }

    /** Whether a URL's source says, or will to a caller, what lies there. */
    private static boolean standsForItself(Source url) {
        return url instanceof Source.Argument
                || (url instanceof Source.Handed handed
                        && (handed.yield() == KnownApi.Yield.Plain.MEMORY
                                || handed.yield() instanceof KnownApi.Yield.Resource));
    }

    /** What the call's result stands for, by what is known of the method. */
    private List<Source> yielded(MethodFacts in, Call call, KnownApi.Yield yield) {
        if (ParallelStreams.asksForParallel(call)) {
            KnownApi.Yield parallel = new KnownApi.Yield.RunsOn(Carrier.COMMON_POOL, null);
            return List.of(new Source.Handed(parallel, new Source.Handed.Place(in, call.index())));
        }
        if (yield instanceof KnownApi.Yield.Resource && opensUrl(call)) {
            List<Source> opened = sources(in, call.receiver()).stream()
                    .map(url -> standsForItself(url) ? url : new Source.Handed(yield, null))
                    .distinct()
                    .toList();
            return opened.isEmpty() ? List.of(new Source.Handed(yield, null)) : opened;
        }
        if (yield instanceof KnownApi.Yield.Wraps wraps) {
            Value wrapped = wraps.argument() < 0 ? call.receiver() : call.argument(wraps.argument());
            return sources(in, wrapped);
        }
        if (yield instanceof KnownApi.Yield.RunsOn
                || yield instanceof KnownApi.Yield.Permits
                || yield instanceof KnownApi.Yield.Queue) {
            return List.of(new Source.Handed(yield, new Source.Handed.Place(in, call.index())));
        }
        return yield == KnownApi.Yield.Plain.NOTHING ? OPEN : List.of(new Source.Handed(yield, null));
    }

    /** The one method of project or class path that the call runs, or null where there are none or several. */
    @Nullable
    MethodFacts onlyTarget(Call call) {
        MethodId target = call.target();
        if (call.unresolved() != null || program.isJdk(target.owner())) {
            return null;
        }
        if (program.knownMethod(target) != null) {
            return null;
        }
        if (call.kind() != Call.Kind.VIRTUAL) {
            return program.resolve(target);
        }
        List<MethodFacts> targets = program.overriders(target);
        return targets.size() == 1 ? targets.get(0) : null;
    }

    /** What the known APIs say of a method whose code is not read. */
    @Nullable
    KnownApi knownOf(MethodId target) {
        KnownApi own = program.knownMethod(target);
        return own != null || program.resolve(target) != null ? own : program.known(target);
    }

    /**
     * What an object made by that constructor call stands for: the resource behind a stream, the carrier of an executor. Empty
     * where nothing says.
     */
    List<Source> behind(Source.Made made) {
        return made.call() < 0 || made.call() >= made.in().calls().size()
                ? List.of()
                : behind(made.in(), made.in().calls().get(made.call()), MOST_STEPS);
    }

    private List<Source> behind(MethodFacts in, Call constructor, int steps) {
        if (steps == 0) {
            return List.of();
        }
        MethodFacts own = program.isJdk(constructor.target().owner()) ? null : program.resolve(constructor.target());
        if (own == null || program.knownMethod(constructor.target()) != null) {
            KnownApi known = program.knownMethod(constructor.target());
            return known == null || known.yields() == KnownApi.Yield.Plain.NOTHING
                    ? List.of()
                    : yielded(in, constructor, known.yields());
        }
        List<Source> found = new ArrayList<>();
        for (Call call : own.calls()) {
            boolean toSuper = call.kind() == Call.Kind.CONSTRUCTOR && call.receiver() == Value.Special.THIS;
            if (!toSuper) {
                continue;
            }
            for (Source source : behind(own, call, steps - 1)) {
                if (source instanceof Source.Argument argument && argument.index() >= 0) {
                    found.addAll(within(in, sources(in, constructor.argument(argument.index())), argument.path()));
                } else {
                    found.add(source);
                }
            }
        }
        return found;
    }

    /** What the values stand for where a known API handed that out, also for an object of the project made around it. */
    List<Source.Handed> handedOut(List<Source> values) {
        List<Source.Handed> handed = new ArrayList<>();
        for (Source value : values) {
            for (Source meaning : value instanceof Source.Made made ? behind(made) : List.of(value)) {
                if (meaning instanceof Source.Handed one) {
                    handed.add(one);
                }
            }
        }
        return handed;
    }
}
