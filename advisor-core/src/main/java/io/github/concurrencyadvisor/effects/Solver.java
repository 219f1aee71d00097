package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fixed point, in two passes.
 *
 * <p>The first finds what there is to solve and what it comes to: callees first as far as the code shows them, a method again
 * when a summary that it read does more to its parameters, as that may lead to methods not met before. What rests on final summaries
 * alone is final at once, which most are; the second pass is for the others. It goes over the strongly connected components of who really read whom,
 * callees first between them and within each, each from nothing. It hands shorter paths on to all callers and makes a summary
 * depend on the code alone, not on which method was asked for first: so summaries can be kept from one analysis to the next.
 */
final class Solver implements Evaluator.Summaries {

    /**
     * A method evaluated this often in one pass keeps what it has. Only in components of hundreds of methods is it reached,
     * where what is still missing by then is another turn's growth or sureness, hardly another effect.
     */
    private static final int MOST_EVALUATIONS = 24;

    /** What comes up in an evaluation is solved within it, this deep; what comes up deeper is left for its turn. */
    private static final int MOST_NESTED = 8;

    private final Program program;
    private final ValueFlow flow;
    private final Evaluator.@Nullable Summaries library;
    private final SummaryStore store;
    private final ShownCallees shownCallees;
    private final Map<SummaryKey, Node> nodes = new HashMap<>();
    private final GivenUp givenUp;
    private final List<Node> unsettled = new ArrayList<>();
    private final PriorityQueue<Node> queue = new PriorityQueue<>(Comparator.comparingInt(node -> node.order));
    private @Nullable Node evaluating;
    private int nested;
    private int nextOrder;
    private int nextComponent;

    private static final class Node {
        final SummaryKey key;
        final @Nullable MethodFacts facts;
        final Set<Node> readers = new LinkedHashSet<>();
        final Set<Node> reads = new LinkedHashSet<>();

        /** What it read in the second pass of nodes that were not final then. */
        Map<Node, MethodSummary> readTooEarly = Map.of();

        MethodSummary summary;
        int order;
        int component = -1;
        int evaluations;
        boolean queued;
        boolean stale;
        boolean isInSecondPass;
        boolean settled;
        boolean leansOnUnsettled;

        @Nullable
        Found found;

        Node(SummaryKey key, @Nullable MethodFacts facts) {
            this.key = key;
            this.facts = facts;
            this.summary = MethodSummary.nothing(key.method());
        }
    }

    /** What the last evaluation of a method found besides its summary. */
    record Found(List<Reach> reached, List<Site> sites) {
        Found {
            reached = List.copyOf(reached);
            sites = List.copyOf(sites);
        }

        static Found by(Evaluator evaluator) {
            return new Found(evaluator.reached(), evaluator.sites());
        }
    }

    /** A solver for the project's methods; those of the class path are asked of the library. */
    static Solver ofProject(Program program, ValueFlow flow, Evaluator.Summaries library) {
        return new Solver(program, flow, library, SummaryStore.NONE);
    }

    /** A solver for the methods of the class path, each solved when it is first asked for. */
    static Solver ofLibrary(Program program, ValueFlow flow, SummaryStore store) {
        return new Solver(program, flow, null, store);
    }

    private Solver(Program program, ValueFlow flow, Evaluator.@Nullable Summaries library, SummaryStore store) {
        this.program = program;
        this.flow = flow;
        this.library = library;
        this.store = store;
        this.givenUp = new GivenUp(program);
        this.shownCallees = new ShownCallees(program, library != null);
    }

    /** Solves for all methods of the project and what they reach. */
    void solve() {
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                if (!nodes.containsKey(SummaryKey.of(method.id()))) {
                    order(method);
                }
            }
        }
        bringToRest();
    }

    @Override
    public MethodSummary of(MethodFacts callee) {
        if (library != null && !program.isProject(callee.id().owner())) {
            return library.of(callee);
        }
        Node node = nodes.get(SummaryKey.of(callee.id()));
        return read(node == null ? order(callee) : node);
    }

    @Override
    public MethodSummary exact(MethodFacts callee, String receiverType) {
        if (library != null && !program.isProject(callee.id().owner()) && !program.isProject(receiverType)) {
            return library.exact(callee, receiverType);
        }
        return read(derived(SummaryKey.exact(callee.id(), receiverType), callee));
    }

    @Override
    public MethodSummary open(MethodId target) {
        if (library != null && !program.hasProjectSubtype(target.owner())) {
            return library.open(target);
        }
        return read(derived(SummaryKey.open(target), null));
    }

    private Node derived(SummaryKey key, @Nullable MethodFacts facts) {
        Node node = nodes.get(key);
        if (node == null) {
            node = enter(key, facts);
            node.order = nextOrder++;
            if (!node.settled) {
                bringUp(node);
            }
        }
        return node;
    }

    /** Evaluates what an evaluation of the first pass has come upon, so that it need not be evaluated again for that. */
    private void bringUp(Node node) {
        if (evaluating == null || evaluating.isInSecondPass || nested >= MOST_NESTED) {
            enqueue(node);
            return;
        }
        nested++;
        try {
            find(node);
        } finally {
            nested--;
        }
    }

    private Node enter(SummaryKey key, @Nullable MethodFacts facts) {
        Node node = new Node(key, facts);
        nodes.put(key, node);
        MethodSummary kept = store.find(key);
        if (kept == null) {
            unsettled.add(node);
        } else {
            node.summary = kept;
            node.settled = true;
            node.component = nextComponent++;
        }
        return node;
    }

    /** The node's summary, final where it is asked for from outside. */
    private MethodSummary read(Node node) {
        if (evaluating == null) {
            bringToRest();
        } else if (!node.settled) {
            node.readers.add(evaluating);
            evaluating.reads.add(node);
            evaluating.leansOnUnsettled = true;
        }
        return node.summary;
    }

    @Override
    public boolean recursive(MethodId caller, MethodId callee) {
        Node one = nodes.get(SummaryKey.of(caller));
        Node other = nodes.get(SummaryKey.of(callee));
        return one != null && other != null && one.component == other.component;
    }

    private void bringToRest() {
        while (!unsettled.isEmpty()) {
            run();
            settle();
        }
    }

    private void run() {
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            node.queued = false;
            find(node);
        }
    }

    private void find(Node node) {
        boolean first = node.evaluations == 0;
        if (evaluate(node)) {
            node.readers.forEach(this::enqueue);
        }
        if (first && !node.leansOnUnsettled) {
            settled(node);
        }
    }

    private void settled(Node node) {
        node.settled = true;
        node.readers.clear();
        node.reads.clear();
        node.readTooEarly = Map.of();
        store.keep(node.key, node.summary);
    }

    private void enqueue(Node node) {
        if (!node.queued && !node.settled && !node.isInSecondPass) {
            node.queued = true;
            queue.add(node);
        }
    }

    /**
     * The second pass, over all that is not settled. What comes up only now is left for the next turn, and so is what read a
     * summary that was not final, which it seldom turns out to have been wrong about.
     */
    private void settle() {
        unsettled.removeIf(node -> node.settled);
        List<Node> found = inOrderOfNames(unsettled);
        unsettled.clear();
        for (List<Node> component : Components.of(found, node -> node.reads)) {
            if (!component.stream().allMatch(Solver::stands)) {
                settle(component.size() == 1 ? component : calleesFirst(component));
            }
            if (restsOnFinal(component)) {
                component.forEach(this::settled);
            } else {
                unsettled.addAll(component);
            }
        }
    }

    /** Whether the second pass has been over the node, and all that it read then has become final as it was. */
    private static boolean stands(Node node) {
        return node.isInSecondPass
                && node.readTooEarly.entrySet().stream()
                        .allMatch(read ->
                                read.getKey().settled && read.getKey().summary.equals(read.getValue()));
    }

    /** Whether all that the component read of others is final; where it is not, keeps what was read. */
    private static boolean restsOnFinal(List<Node> component) {
        Set<Node> own = component.size() == 1 ? Set.of(component.get(0)) : new HashSet<>(component);
        boolean isFinal = true;
        for (Node node : component) {
            Map<Node, MethodSummary> tooEarly = new HashMap<>();
            for (Node read : node.reads) {
                if (!read.settled && !own.contains(read)) {
                    tooEarly.put(read, read.summary);
                }
            }
            node.readTooEarly = tooEarly.isEmpty() ? Map.of() : tooEarly;
            isFinal &= tooEarly.isEmpty();
        }
        return isFinal;
    }

    /** The component as the search for components leaves it from its first name on, wherever that was entered. */
    private static List<Node> calleesFirst(List<Node> component) {
        return Components.of(inOrderOfNames(component), node -> inOrderOfNames(node.reads))
                .get(0);
    }

    private static List<Node> inOrderOfNames(Collection<Node> nodes) {
        List<Node> sorted = new ArrayList<>(nodes);
        sorted.sort(Comparator.comparing(node -> node.key));
        return sorted;
    }

    /**
     * Evaluates a component from nothing, in turns, until no summary says more or is proved by shorter paths. A method whose
     * callees say what they said comes to what it came to, and is left out of the turn.
     */
    private void settle(List<Node> component) {
        for (Node node : component) {
            node.summary = MethodSummary.nothing(node.key.method());
            node.evaluations = 0;
            node.isInSecondPass = true;
            node.stale = true;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : component) {
                if (node.stale) {
                    node.stale = false;
                    MethodSummary before = node.summary;
                    changed |= evaluate(node) || node.summary.lengthOfTrails() != before.lengthOfTrails();
                    if (!node.summary.equals(before)) {
                        node.readers.forEach(reader -> reader.stale = true);
                    }
                }
            }
            changed &= component.size() > 1 || component.get(0).reads.contains(component.get(0));
        }
    }

    /** Whether the node's summary says more than before, as far as that matters to its readers in this pass. */
    private boolean evaluate(Node node) {
        if (givenUp.contains(node.key.method())) {
            node.leansOnUnsettled = true;
            return giveUp(node);
        }
        if (node.evaluations++ > MOST_EVALUATIONS) {
            return false;
        }
        Node outer = evaluating;
        evaluating = node;
        node.leansOnUnsettled = false;
        MethodSummary summary = givenUp.orGiveUp(node.key.method(), () -> fresh(node));
        evaluating = outer;
        if (summary == null) {
            node.found = null;
            node.leansOnUnsettled = true;
            return giveUp(node);
        }
        MethodSummary before = node.summary;
        node.summary = summary;
        return node.isInSecondPass ? !summary.saysTheSameAs(before) : !summary.usesTheSameAs(before);
    }

    /** Leaves the node with what it has, once: of the rest nothing is known. */
    private static boolean giveUp(Node node) {
        MethodSummary before = node.summary;
        node.summary = before.andUnknown();
        return !node.summary.saysTheSameAs(before);
    }

    /**
     * Hands out, once, what the method was found to reach and to hand over; evaluates it again where that rested on summaries that
     * were not final, and comes to nothing where the method was stopped.
     */
    Found found(MethodFacts method) {
        Node node = nodes.get(SummaryKey.of(method.id()));
        Found found = node == null ? null : node.found;
        if (found != null && node != null) {
            node.found = null;
            return found;
        }
        Found nothing = new Found(List.of(), List.of());
        if (givenUp.contains(method.id())) {
            return nothing;
        }
        Evaluator evaluator = new Evaluator(program, flow, this, method);
        try {
            boolean done = givenUp.orGiveUp(method.id(), () -> evaluator.summarize(MethodSummary.nothing(method.id())))
                    != null;
            return done ? Found.by(evaluator) : nothing;
        } catch (StackOverflowError e) {
            return Found.by(evaluator); // what was found until the stack was full
        }
    }

    /** The methods that were not followed to their end. */
    GivenUp givenUp() {
        return givenUp;
    }

    private MethodSummary fresh(Node node) {
        try {
            return evaluated(node);
        } catch (StackOverflowError e) {
            // Code that calls itself through more objects than the stack has room for: of this method nothing more is
            // known.
            node.leansOnUnsettled = true;
            return node.summary.andUnknown();
        }
    }

    private MethodSummary evaluated(Node node) {
        SummaryKey key = node.key;
        if (node.facts == null) {
            return anyOf(key.method(), node.summary);
        }
        Evaluator evaluator = new Evaluator(program, flow, this, node.facts);
        if (key.receiverType() != null) {
            return evaluator.specialize(of(node.facts), key.receiverType(), node.summary);
        }
        MethodSummary summary = evaluator.summarize(node.summary);
        // Only on summaries that stay as they are another evaluation would find the same.
        node.found = library == null || node.leansOnUnsettled ? null : Found.by(evaluator);
        return summary;
    }

    private MethodSummary anyOf(MethodId target, MethodSummary before) {
        Map<Effect, Evidence> effects = new EnumMap<>(Effect.class);
        effects.putAll(before.effects());
        List<MethodFacts> targets = program.overriders(target).stream()
                .filter(method -> program.annotated().handed(method.id()) == null)
                .toList();
        Odds odds = Odds.of(targets, this);
        for (MethodFacts one : targets) {
            Map<Effect, Evidence> closed = new Evaluator(program, flow, this, one).closed(of(one));
            closed.values()
                    .forEach(evidence -> effects.merge(evidence.effect(), evidence.behind(odds), Evidence::join));
        }
        return new MethodSummary(target, effects, List.of());
    }

    /** Enters one method and all that its code shows it to reach, and queues them callees first. */
    private Node order(MethodFacts root) {
        Map<MethodFacts, List<MethodFacts>> callees = new HashMap<>();
        List<MethodFacts> reached = new ArrayList<>();
        ArrayDeque<MethodFacts> open = new ArrayDeque<>(List.of(root));
        Node first = enter(SummaryKey.of(root.id()), root);
        while (!open.isEmpty()) {
            MethodFacts method = open.remove();
            if (isSettled(method)) {
                continue;
            }
            reached.add(method);
            List<MethodFacts> called = shownCallees.of(method);
            callees.put(method, called);
            for (MethodFacts callee : called) {
                if (!nodes.containsKey(SummaryKey.of(callee.id()))) {
                    enter(SummaryKey.of(callee.id()), callee);
                    open.add(callee);
                }
            }
        }
        for (List<MethodFacts> component : Components.of(reached, method -> called(callees, method))) {
            for (MethodFacts method : component) {
                Node node = nodes.get(SummaryKey.of(method.id()));
                if (node != null) {
                    node.component = nextComponent;
                    node.order = nextOrder++;
                    enqueue(node);
                }
            }
            nextComponent++;
        }
        return first;
    }

    private boolean isSettled(MethodFacts method) {
        Node node = nodes.get(SummaryKey.of(method.id()));
        return node != null && node.settled;
    }

    private static Collection<MethodFacts> called(Map<MethodFacts, List<MethodFacts>> callees, MethodFacts method) {
        return callees.getOrDefault(method, List.of());
    }
}
