package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many runs of each method are under way at once: from the sites forward, along what runs on the same thread and what is
 * handed over, as a fixed point. Where several places run a method, the one that runs most decides.
 *
 * <p>A call hands its load on, however often it is made, since one thread makes one call at a time; of a task as many are taken
 * to be under way as are started, cut by the pool that runs them.
 */
final class Loads {

    /**
     * @param atOnce how many runs are under way at once
     * @param started how many are started in all by the runs that are under way at once where it all began
     */
    private record Load(AtOnce atOnce, AtOnce started) {
        /** This object where the other adds nothing. */
        @SuppressWarnings("ReferenceEquality") // as the parts hand themselves out then
        Load join(Load other) {
            AtOnce joinedAtOnce = atOnce.join(other.atOnce);
            AtOnce joinedStarted = started.join(other.started);
            return joinedAtOnce == atOnce && joinedStarted == started ? this : new Load(joinedAtOnce, joinedStarted);
        }

        static Load of(AtOnce both) {
            return new Load(both, both);
        }
    }

    /** A node with its load so far. */
    private static final class Loaded {
        final Reach.Node node;
        Load load;
        boolean isWaiting;

        Loaded(Reach.Node node, Load load) {
            this.node = node;
            this.load = load;
        }
    }

    private final Program program;
    private final CallGraph graph;
    private final Map<Reach.Node, Loaded> loads = new HashMap<>();
    private final Map<MethodId, AtOnce> byMethod = new HashMap<>();
    private final Map<MethodId, List<Site>> handingOver = new HashMap<>();
    private final ArrayDeque<Loaded> waiting = new ArrayDeque<>();

    Loads(Program program, CallGraph graph) {
        this.program = program;
        this.graph = graph;
        for (Site site : graph.sites()) {
            if (site.spawn().call() != null) {
                handingOver
                        .computeIfAbsent(site.spawn().in(), any -> new ArrayList<>())
                        .add(site);
            }
        }
        begin();
        while (!waiting.isEmpty()) {
            Loaded next = waiting.remove();
            next.isWaiting = false;
            spread(next.node, next.load);
        }
        loads.forEach((node, loaded) -> byMethod.merge(node.method(), loaded.load.atOnce(), AtOnce::join));
    }

    /** Unknown where no site is known to run the method. */
    AtOnce of(MethodId method) {
        return byMethod.getOrDefault(method, AtOnce.UNKNOWN);
    }

    /**
     * Loads what frameworks call, what runs once, and what nobody is seen to call: of that nothing is known. A project that
     * neither a main method nor a framework starts is a library, whose public methods others call.
     */
    private void begin() {
        Set<MethodId> called = called();
        boolean isLibrary = graph.sites().stream().allMatch(site -> site.spawn().call() != null);
        for (Site site : graph.sites()) {
            if (site.spawn().call() == null) {
                load(Reach.Node.open(site.spawn().entry()), Load.of(site.atOnce()));
            }
        }
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                if (method.id().name().equals("<clinit>")) {
                    load(Reach.Node.of(method.id()), Load.of(AtOnce.exactly(1, "a class is initialised once")));
                } else if (isCode(method) && (!called.contains(method.id()) || (isLibrary && method.isForOthers()))) {
                    load(Reach.Node.of(method.id()), Load.of(AtOnce.UNKNOWN));
                }
            }
        }
    }

    private static boolean isCode(MethodFacts method) {
        return !method.isAbstract() && (!method.isSynthetic() || method.id().isLambdaBody());
    }

    /** Every method that is seen to be called, handed over or overridden for a framework. */
    private Set<MethodId> called() {
        Set<Reach.Node> seen = new HashSet<>();
        ArrayDeque<Reach.Node> queue = new ArrayDeque<>();
        Set<MethodId> called = new HashSet<>();
        for (ClassFacts type : program.projectClasses()) {
            type.methods().forEach(method -> meet(Reach.Node.of(method.id()), seen, queue));
        }
        for (Site site : graph.sites()) {
            called.add(site.spawn().entry());
            if (site.spawn().call() == null) {
                meet(Reach.Node.open(site.spawn().entry()), seen, queue);
            }
            site.starts().forEach(start -> {
                called.add(start.node().method());
                meet(start.node(), seen, queue);
            });
        }
        while (!queue.isEmpty()) {
            Reach.Node node = queue.remove();
            for (Reach reach : graph.from(node)) {
                // A method that only calls itself is called by nobody.
                if (!reach.node().method().equals(node.method())) {
                    called.add(reach.node().method());
                }
                meet(reach.node(), seen, queue);
            }
        }
        return called;
    }

    private static void meet(Reach.Node node, Set<Reach.Node> seen, ArrayDeque<Reach.Node> queue) {
        if (seen.add(node)) {
            queue.add(node);
        }
    }

    private void spread(Reach.Node node, Load load) {
        MethodFacts method = program.resolve(node.method());
        for (Reach reach : graph.from(node)) {
            AtOnce atOnce = load.atOnce();
            for (Crew.Gate gate : graph.held(method, reach.call())) {
                atOnce = atOnce.cut(gate.among(load.atOnce()));
            }
            AtOnce started = Turns.of(method, reach.call(), reach.loops()).of(load.started());
            load(reach.node(), new Load(atOnce, started));
        }
        for (Site site : handingOver.getOrDefault(node.method(), List.of())) {
            Load tasks = Load.of(tasks(method, site, load));
            site.starts().forEach(start -> load(start.node(), tasks));
        }
    }

    private AtOnce tasks(@Nullable MethodFacts in, Site site, Load load) {
        Call call = site.spawn().call();
        AtOnce tasks = Turns.of(in, call, site.loops()).of(load.started());
        Crew.Gate pool = site.crew().gate();
        if (pool != null) {
            tasks = tasks.cut(pool.among(load.atOnce()));
        }
        for (Crew.Gate gate : graph.held(in, call)) {
            tasks = tasks.cut(gate.among(load.atOnce()));
        }
        return tasks;
    }

    @SuppressWarnings("ReferenceEquality") // joining hands out the same object where nothing is added
    private void load(Reach.Node node, Load more) {
        Loaded loaded = loads.get(node);
        if (loaded == null) {
            loaded = new Loaded(node, more);
            loads.put(node, loaded);
        } else {
            Load before = loaded.load;
            loaded.load = before.join(more);
            if (loaded.load == before) {
                return;
            }
        }
        if (!loaded.isWaiting) {
            loaded.isWaiting = true;
            waiting.add(loaded);
        }
    }
}
