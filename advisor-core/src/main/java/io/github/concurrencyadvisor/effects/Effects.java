package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Library;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.model.Value;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every method of the project does to the thread that runs it. Not thread-safe. */
public final class Effects {

    private final Program program;
    private final Solver libraries;
    private final ValueFlow flow;
    private final Solver solver;
    private final CallGraph graph;
    private final Idioms idioms;
    private final VoidWaits voidWaits;
    private final Elements elements;
    private final List<Spawn> spawns;
    private final List<MethodFacts> methods;
    private final Map<MethodFacts, Map<Integer, Map<Effect, Evidence>>> ofCalls = new HashMap<>();
    private final Pools pools;
    private @Nullable Carriers carriers;
    private @Nullable Loads loads;

    private Effects(Program program, ValueFlow flow, Solver solver, Solver libraries) {
        this.program = program;
        this.libraries = libraries;
        this.flow = flow;
        this.solver = solver;
        this.idioms = new Idioms(program, flow);
        this.voidWaits = new VoidWaits(program, flow);
        this.elements = program.elements();
        this.graph = new CallGraph(program, flow, solver);
        this.pools = new Pools(program, flow);
        findSites();
        this.spawns = graph.sites().stream().map(Site::spawn).toList();
        List<MethodFacts> all = new ArrayList<>();
        program.projectClasses().forEach(type -> all.addAll(type.methods()));
        this.methods = Collections.unmodifiableList(all);
    }

    /**
     * Solves the program against the known APIs. The class path is a program of its own, which knows nothing of the project, so
     * that its summaries serve every project.
     *
     * @param thresholds say which stated waits are fast or slow
     * @param store where summaries of the class path's methods are kept
     * @param steps of which each evaluation of a method is one, which may be stopped
     */
    public static Effects of(
            ProgramFacts facts,
            Library library,
            KnownApis known,
            Thresholds thresholds,
            SummaryStore store,
            Steps steps) {
        Program outside = new Program(Collections.emptySortedMap(), library, library, known, thresholds, steps);
        Solver libraries = Solver.ofLibrary(outside, new ValueFlow(outside), store);
        Program program = new Program(facts.classes(), facts.library(), library, known, thresholds, steps);
        ValueFlow flow = new ValueFlow(program);
        Solver solver = Solver.ofProject(program, flow, libraries);
        solver.solve();
        return new Effects(program, flow, solver, libraries);
    }

    /** The methods, of the project and of the class path, that were stopped half-way, so that not all is known of them; sorted. */
    public Set<MethodId> stopped() {
        Set<MethodId> stopped = new TreeSet<>(solver.givenUp().stopped());
        stopped.addAll(libraries.givenUp().stopped());
        return stopped;
    }

    /** The method's effects when nothing is known of its parameters. */
    public Map<Effect, Evidence> effects(MethodFacts method) {
        return closed(method, solver.of(method));
    }

    private Map<Effect, Evidence> closed(MethodFacts method, MethodSummary summary) {
        return solver.givenUp()
                .asked(
                        method.id(),
                        () -> new Evaluator(program, flow, solver, method).closed(summary),
                        () -> summary.andUnknown().effects());
    }

    /**
     * What the method does to its parameters and to what they hold: {@link #effects(MethodFacts)} takes them for anything of
     * their types.
     */
    public List<ParameterUse> uses(MethodFacts method) {
        return solver.of(method).uses().stream().filter(use -> use.on() == null).toList();
    }

    /** What the method hands to carriers of what it is given, so that only its callers know what runs there. */
    public List<ParameterUse> handsOver(MethodFacts method) {
        return solver.of(method).uses().stream().filter(use -> use.on() != null).toList();
    }

    /** The method's effects when nothing is known of its parameters and these uses of them do nothing. */
    public Map<Effect, Evidence> effectsWithout(MethodFacts method, Collection<ParameterUse> harmless) {
        MethodSummary summary = solver.of(method);
        List<ParameterUse> others =
                summary.uses().stream().filter(use -> !harmless.contains(use)).toList();
        return closed(method, summary.with(others));
    }

    /** Every call that {@link Effect#UNKNOWN} stands for in the method's effects. */
    public List<UnknownCall> unknownCalls(MethodFacts method) {
        return solver.givenUp().asked(method.id(), () -> new UnknownCalls(program, flow, solver).of(method), List::of);
    }

    /** The effects of one call of the method; each path starts with the call. Empty where the method was given up. */
    public Map<Effect, Evidence> effects(MethodFacts method, Call call) {
        if (solver.givenUp().contains(method.id())) {
            return Map.of();
        }
        Map<Integer, Map<Effect, Evidence>> known = ofCalls.get(method);
        if (known == null) {
            known = new HashMap<>();
            ofCalls.put(method, known);
        }
        Map<Effect, Evidence> effects = known.get(call.index());
        if (effects == null) {
            effects = Collections.unmodifiableMap(solver.givenUp()
                    .asked(method.id(), () -> new Evaluator(program, flow, solver, method).effectsOf(call), Map::of));
            known.put(call.index(), effects);
        }
        return effects;
    }

    /** Every site of the project, in the order of classes and code. */
    public List<Spawn> spawns() {
        return spawns;
    }

    /** Every method of the project, in the order of classes and code. */
    public List<MethodFacts> methods() {
        return methods;
    }

    /** What a known API says of the call; null where the code of what it calls is read, and where nothing is known. */
    public @Nullable KnownApi known(Call call) {
        return call.unresolved() == null ? flow.knownOf(call.target()) : null;
    }

    /** What a known API says of the method; null where its code is read, and where nothing is known. */
    public @Nullable KnownApi known(MethodId method) {
        return flow.knownOf(method);
    }

    /** The pool that the call hands out, or null. */
    public @Nullable Pool pool(MethodFacts in, Call call) {
        return pools.madeBy(in, call);
    }

    /** The pools that the value may be, of those that the project makes; empty where none is known. */
    public List<Pool> pools(MethodFacts in, @Nullable Value value) {
        return pools.of(in, value);
    }

    /** The pools that the call hands work to, of those that the project makes. */
    public List<Pool> runs(MethodFacts in, Call call) {
        return pools.runs(in, call);
    }

    /** The method of the project or class path, or null. */
    public @Nullable MethodFacts method(MethodId id) {
        return program.resolve(id);
    }

    /** The carriers that run the method, each with the shortest way from a site, in the order of the enum; empty if none known. */
    public List<CarriedBy> carriers(MethodId method) {
        if (carriers == null) {
            carriers = over("finding what runs on what", Carriers::new);
        }
        return carriers.of(method);
    }

    /** The methods whose result promises that the caller can go on, where nothing says what runs them. */
    public List<AsyncMethod> asyncMethods() {
        return methods().stream()
                .map(program::asyncMethod)
                .filter(Objects::nonNull)
                .filter(async -> carriers(async.method().id()).isEmpty())
                .toList();
    }

    /** What is believed of the call that the step makes, of a class that was left out; null where more is known of it. */
    public @Nullable Belief belief(Hop step) {
        MethodFacts in = program.isProject(step.method().owner()) ? program.resolve(step.method()) : null;
        Call call = in == null ? null : call(in, step);
        return in == null || call == null ? null : program.beliefs().of(in, call);
    }

    /** Whether the step is a call of which only the name tells that it means the method that it leads to. */
    public boolean isGuessed(Hop step) {
        MethodFacts in = program.isProject(step.method().owner()) ? program.resolve(step.method()) : null;
        for (Call call : in == null ? List.<Call>of() : in.calls()) {
            MethodFacts only = call.isAt(step.at()) ? program.onlyNamed(call) : null;
            if (only != null && only.id().equals(step.callee())) {
                return true;
            }
        }
        return false;
    }

    /** The call of the method that the step of a path is; null where it is none. */
    public @Nullable Call call(MethodFacts in, Hop step) {
        for (Call call : in.calls()) {
            if (call.isAt(step.at()) && call.target().equals(step.callee())) {
                return call;
            }
        }
        return null;
    }

    /** Whether the method asks the system for random bytes. */
    public boolean drawsEntropy(MethodId method) {
        KnownApi api = flow.knownOf(method);
        return api != null && api.occurrences().contains(KnownApi.Occurrence.Source.ENTROPY);
    }

    /** Whether the call hands out a future that is done already. */
    public boolean isReady(Call call) {
        return idioms.isReady(call);
    }

    /** Whether the result of the method, as its class names it, promises that the caller can go on. */
    public boolean isAsync(MethodId method) {
        MethodFacts found = program.resolve(method);
        return found != null && program.asyncMethod(found) != null;
    }

    /** How many runs of the method are under way at once, as far as its sites say. */
    public AtOnce atOnce(MethodId method) {
        if (loads == null) {
            loads = over("counting what runs at once", all -> new Loads(program, all));
        }
        return loads.of(method);
    }

    /** What runs when the class is first used; null where that is nothing, and outside the project. */
    public @Nullable MethodFacts initialiser(String type) {
        ClassFacts facts = program.isProject(type) ? program.find(type) : null;
        return facts == null ? null : facts.method("<clinit>", "()V");
    }

    /** Whether the type is a stream or channel. */
    public boolean isStream(String type) {
        return program.isStream(type);
    }

    /** The carriers that an executor, thread factory or stream stands for; empty where nothing says. */
    public Set<Carrier> standsFor(MethodFacts in, @Nullable Value value) {
        return idioms.standsFor(in, value);
    }

    /** Whether the call makes a pool that keeps its threads, up to a number. */
    public boolean makesPool(Call call) {
        return idioms.makesPool(call);
    }

    /** Whether the value holds an object for each thread that uses it. */
    public boolean isPerThread(MethodFacts in, @Nullable Value value) {
        return idioms.isPerThread(in, value);
    }

    /** Whether the call takes a semaphore's permit or gives one back. */
    public boolean handlesPermits(Call call) {
        return idioms.handlesPermits(call);
    }

    /** The call of the same method that made the executor or stream which runs what the call is given; null where none did. */
    public @Nullable Call maker(MethodFacts in, Call call) {
        return idioms.maker(in, call);
    }

    /** The functions that the call is given to be run by whatever thread completes what comes before. */
    public List<MethodId> stages(Call call) {
        return idioms.stages(call);
    }

    /** Whether the code shows that futures which the call would wait for are done by then. */
    public boolean isDone(MethodFacts in, Call call) {
        return voidWaits.isDone(in, call);
    }

    /** Whether the field is private to a class of the project. */
    public boolean isPrivate(Value.FieldRead read) {
        ClassFacts type = program.isProject(read.owner()) ? program.find(read.owner()) : null;
        return type != null
                && type.fields().stream().anyMatch(field -> field.name().equals(read.name()) && field.isPrivate());
    }

    /** The methods of the class and of those inside it, which can reach what is private in it. */
    public Stream<MethodFacts> methodsOf(String owner) {
        return methods.stream()
                .filter(method ->
                        method.id().owner().equals(owner) || method.id().owner().startsWith(owner + "$"));
    }

    /** Whether the call, known to wait, waits for nothing, as the code around it shows. */
    public boolean waitsForNothing(MethodFacts in, Call call) {
        return voidWaits.waitsForNothing(in, call);
    }

    /** What is known of the call or, where its class is not, what its name alone says; null where that is nothing. */
    public @Nullable KnownApi byName(Call call) {
        return idioms.byName(call);
    }

    /** Whether the class is one of the project's, and there. */
    public boolean isOwn(String type) {
        return program.isProject(type);
    }

    /** Whether the class, which the method uses, is one of the project's by its name, but is not there. */
    public boolean isLeftOut(MethodFacts in, String type) {
        return program.beliefs().isLeftOut(in.id().owner(), type);
    }

    /** Whether no code of the class can be read and no line describes it. */
    public boolean isMissing(String type) {
        return program.isMissing(type);
    }

    /** Whether the class is a future, or something else that has its result later. */
    public boolean isFuture(String type) {
        return program.isFuture(type);
    }

    /** What the code does for each of many elements, one after the other. */
    public Elements elements() {
        return elements;
    }

    /** What follows from the call graph; from one without calls where that fails. */
    private <R> R over(String step, Function<CallGraph, R> work) {
        return program.steps()
                .runDespiteFaults(
                        () -> step,
                        Position.NONE,
                        () -> work.apply(graph),
                        () -> work.apply(new CallGraph(program, flow, solver)));
    }

    private void findSites() {
        Registrations registrations = new Registrations(program, flow);
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                solver.givenUp().asked(method.id(), () -> findSites(type, method, registrations), () -> false);
            }
        }
    }

    /** Whether there is one. */
    private boolean findSites(ClassFacts type, MethodFacts method, Registrations registrations) {
        int before = graph.sites().size();
        graph.record(method, solver.found(method), registrations);
        if (isMain(method)) {
            graph.add(site(method, new Runner(Carrier.MAIN, "the program starts here", AtOnce.UNKNOWN), false));
        }
        Runner runner = program.runner(method);
        Runner believed = runner == null ? program.namedCarriers().called(type, method) : null;
        if (runner != null) {
            graph.add(site(method, registrations.moved(method, runner), false));
        } else if (believed != null) {
            graph.add(site(method, believed, true));
        }
        return graph.sites().size() > before;
    }

    private Site site(MethodFacts entry, Runner runner, boolean believed) {
        Spawn spawn =
                new Spawn(entry.id(), null, entry.id(), runner.carrier(), runner.because(), believed, effects(entry));
        Crew crew = Crew.of(runner.carrier());
        AtOnce bounded = crew.gate() == null
                ? runner.atOnce()
                : runner.atOnce().cut(crew.gate().bound());
        return new Site(spawn, List.of(), crew, bounded, 0);
    }

    private static boolean isMain(MethodFacts method) {
        return method.isStatic()
                && method.id().name().equals("main")
                && method.id().descriptor().equals("([Ljava/lang/String;)V");
    }
}
