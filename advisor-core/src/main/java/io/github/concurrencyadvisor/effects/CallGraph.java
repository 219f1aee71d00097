package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs what on one thread, as the evaluation of the methods resolved it: an edge is what was applied there, so that
 * receivers, lambdas and callbacks are followed once only. Code of the class path is passed through: what it does to what it
 * is given stands at the project's call.
 */
final class CallGraph {

    private final Program program;
    private final ValueFlow flow;
    private final Solver solver;
    private final Quantities quantities;
    private final Map<MethodId, List<Reach>> recorded = new HashMap<>();
    private final Map<Reach.Node, List<Reach>> derived = new HashMap<>();
    private final Memo<MethodFacts, Map<Integer, List<Crew.Gate>>> held = new Memo<>(this::held);
    private final List<Site> sites = new ArrayList<>();

    CallGraph(Program program, ValueFlow flow, Solver solver) {
        this.program = program;
        this.flow = flow;
        this.solver = solver;
        this.quantities = new Quantities(program, flow);
    }

    /** Adds what the evaluation of the method found. */
    void record(MethodFacts method, Solver.Found found, Registrations registrations) {
        recorded.put(method.id(), found.reached());
        found.sites().stream().map(registrations::moved).forEach(sites::add);
    }

    /** Adds a site that no call makes. */
    void add(Site site) {
        sites.add(site);
    }

    /** In the order of classes and code. */
    List<Site> sites() {
        return sites;
    }

    List<Reach> from(Reach.Node node) {
        List<Reach> general = recorded.getOrDefault(node.method(), List.of());
        if (node.receiverType() == null && !node.open()) {
            return general;
        }
        List<Reach> known = derived.get(node);
        if (known == null) {
            known = new ArrayList<>(general);
            known.addAll(replayed(node));
            derived.put(node, known);
        }
        return known;
    }

    /** What the method does to its receiver or to anything it is given, now that the one is known and the other never will be. */
    private List<Reach> replayed(Reach.Node node) {
        MethodFacts method = program.resolve(node.method());
        if (method == null) {
            return List.of();
        }
        Evaluator evaluator = new Evaluator(program, flow, solver, method);
        try {
            MethodSummary summary = solver.of(method);
            solver.givenUp()
                    .asked(
                            method.id(),
                            () -> node.receiverType() == null
                                    ? evaluator.closed(summary)
                                    : evaluator.specialize(
                                            summary, node.receiverType(), MethodSummary.nothing(method.id())),
                            List::of);
        } catch (StackOverflowError e) {
            // As in the solver: what was found until the stack was full is kept.
        }
        return List.copyOf(evaluator.reached());
    }

    /** The semaphores of constant size of which the method holds a permit when it makes the call. */
    List<Crew.Gate> held(@Nullable MethodFacts in, @Nullable Call call) {
        Map<Integer, List<Crew.Gate>> known = in == null || call == null ? null : held.of(in);
        return known == null || call == null ? List.of() : known.getOrDefault(call.index(), List.of());
    }

    /** By the index of a call, what is held then. */
    private Map<Integer, List<Crew.Gate>> held(MethodFacts method) {
        Map<Integer, List<Crew.Gate>> byCall = new HashMap<>();
        Map<Value, Crew.Gate> now = new LinkedHashMap<>();
        for (Call call : method.calls()) {
            if (!now.isEmpty()) {
                byCall.put(call.index(), List.copyOf(now.values()));
            }
            KnownApi api = call.unresolved() == null ? program.knownMethod(call.target()) : null;
            Value semaphore = call.receiver();
            if (api == null || semaphore == null) {
                continue;
            }
            if (api.occurrences().contains(KnownApi.Occurrence.Permit.RELEASE)) {
                now.remove(semaphore);
            } else if (api.occurrences().contains(KnownApi.Occurrence.Permit.ACQUIRE)) {
                Crew.Gate gate = semaphore(method, semaphore);
                if (gate != null) {
                    now.put(semaphore, gate);
                }
            }
        }
        return byCall;
    }

    private Crew.@Nullable Gate semaphore(MethodFacts method, Value value) {
        Crew.Gate widest = null;
        for (Source.Handed handed : flow.handedOut(flow.sources(method, value))) {
            Crew.Gate gate = handed.yield() instanceof KnownApi.Yield.Permits semaphore
                    ? Crew.Gate.of(handed, semaphore.permits(), Crew.What.SEMAPHORE, method, quantities)
                    : null;
            if (gate == null) {
                return null;
            }
            widest = widest == null || gate.bound().compareTo(widest.bound()) > 0 ? gate : widest;
        }
        return widest;
    }
}
