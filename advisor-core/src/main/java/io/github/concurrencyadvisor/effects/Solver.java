package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fixed point: callees first, one strongly connected component after another; a method is evaluated again when the summary
 * of one that it read has changed. Methods of the class path join when they are first reached.
 */
final class Solver implements Evaluator.Summaries {

    /**
     * A method evaluated this often keeps what it has. Only in components of hundreds of methods is it reached, where what is
     * still missing by then is another turn's growth or sureness, hardly another effect.
     */
    private static final int MOST_EVALUATIONS = 24;

    private final Program program;
    private final ValueFlow flow;
    private final Map<Key, Node> nodes = new HashMap<>();
    private final PriorityQueue<Node> queue =
            new PriorityQueue<>((one, other) -> Integer.compare(one.order, other.order));
    private @Nullable Node evaluating;
    private int nextOrder;
    private int nextComponent;

    /**
     * What a node stands for: a method; a method on a receiver of exactly one class; or, where {@code open}, whatever a call
     * of the method may reach.
     */
    private record Key(MethodId method, @Nullable String receiverType, boolean open) {
        static Key of(MethodId method) {
            return new Key(method, null, false);
        }
    }

    private static final class Node {
        final Key key;
        final @Nullable MethodFacts facts;
        final Set<Node> readers = new LinkedHashSet<>();
        MethodSummary summary;
        int order;
        int component = -1;
        int lowest;
        int evaluations;
        boolean queued;

        Node(Key key, @Nullable MethodFacts facts) {
            this.key = key;
            this.facts = facts;
            this.summary = MethodSummary.nothing(key.method());
        }
    }

    Solver(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
    }

    /** Solves for all methods of the project and what they reach. */
    void solve() {
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                if (!nodes.containsKey(Key.of(method.id()))) {
                    order(method);
                }
            }
        }
        run();
        shortenTrails();
    }

    /** A shorter path alone wakes no caller while the fixed point is sought; one more round hands them on, callees first. */
    private void shortenTrails() {
        List<Node> inOrder = new ArrayList<>(nodes.values());
        inOrder.sort((one, other) -> Integer.compare(one.order, other.order));
        for (Node node : inOrder) {
            evaluating = node;
            node.summary = fresh(node);
            evaluating = null;
        }
        run();
    }

    private void run() {
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            node.queued = false;
            evaluate(node);
        }
    }

    private void evaluate(Node node) {
        if (node.evaluations++ > MOST_EVALUATIONS) {
            return;
        }
        evaluating = node;
        MethodSummary summary = fresh(node);
        evaluating = null;
        boolean saysMore = !summary.saysTheSameAs(node.summary);
        node.summary = summary;
        if (saysMore) {
            node.readers.forEach(this::enqueue);
        }
    }

    private MethodSummary fresh(Node node) {
        try {
            return evaluated(node);
        } catch (StackOverflowError e) {
            // Code that calls itself through more objects than the stack has room for: of this method nothing more is
            // known.
            return node.summary.andUnknown();
        }
    }

    private MethodSummary evaluated(Node node) {
        Key key = node.key;
        if (node.facts == null) {
            return anyOf(key.method(), node.summary);
        }
        Evaluator evaluator = new Evaluator(program, flow, this, node.facts);
        return key.receiverType() == null
                ? evaluator.summarize(node.summary)
                : evaluator.specialize(of(node.facts), key.receiverType(), node.summary);
    }

    private MethodSummary anyOf(MethodId target, MethodSummary before) {
        Map<Effect, Evidence> effects = new EnumMap<>(Effect.class);
        effects.putAll(before.effects());
        List<MethodFacts> targets = program.overriders(target);
        Confidence sure = Dispatch.sureOf(targets, this);
        for (MethodFacts one : targets) {
            Map<Effect, Evidence> closed = new Evaluator(program, flow, this, one).closed(of(one));
            closed.values()
                    .forEach(evidence -> effects.merge(evidence.effect(), evidence.atMost(sure), Evidence::join));
        }
        return new MethodSummary(target, effects, List.of());
    }

    private void enqueue(Node node) {
        if (!node.queued) {
            node.queued = true;
            queue.add(node);
        }
    }

    @Override
    public MethodSummary of(MethodFacts callee) {
        Node node = nodes.get(Key.of(callee.id()));
        return read(node == null ? order(callee) : node);
    }

    @Override
    public MethodSummary exact(MethodFacts callee, String receiverType) {
        return read(derived(new Key(callee.id(), receiverType, false), callee));
    }

    @Override
    public MethodSummary open(MethodId target) {
        return read(derived(new Key(target, null, true), null));
    }

    private Node derived(Key key, @Nullable MethodFacts facts) {
        Node node = nodes.get(key);
        if (node == null) {
            node = new Node(key, facts);
            node.order = nextOrder++;
            nodes.put(key, node);
            enqueue(node);
            settle();
        }
        return node;
    }

    /** A node that is asked for after the fixed point is brought there at once, with all that it reads. */
    private void settle() {
        if (evaluating == null) {
            run();
        }
    }

    private MethodSummary read(Node node) {
        if (evaluating != null) {
            node.readers.add(evaluating);
        }
        return node.summary;
    }

    @Override
    public boolean recursive(MethodId caller, MethodId callee) {
        Node one = nodes.get(Key.of(caller));
        Node other = nodes.get(Key.of(callee));
        return one != null && other != null && one.component == other.component;
    }

    /** Tarjan's algorithm from one method, without recursion: numbers all it reaches, callees first, and queues them. */
    private Node order(MethodFacts root) {
        ArrayDeque<Visit> visits = new ArrayDeque<>();
        ArrayDeque<Node> open = new ArrayDeque<>();
        Map<Node, Integer> entered = new HashMap<>();
        Node first = enter(root, visits, open, entered);
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (visit.next < visit.callees.size()) {
                MethodFacts callee = visit.callees.get(visit.next++);
                Node known = nodes.get(Key.of(callee.id()));
                if (known == null) {
                    enter(callee, visits, open, entered);
                } else if (known.component < 0) {
                    visit.node.lowest = Math.min(visit.node.lowest, entered.getOrDefault(known, Integer.MAX_VALUE));
                }
                continue;
            }
            visits.remove();
            Node node = visit.node;
            if (!visits.isEmpty()) {
                Node caller = visits.element().node;
                caller.lowest = Math.min(caller.lowest, node.lowest);
            }
            node.order = nextOrder++;
            enqueue(node);
            if (Integer.valueOf(node.lowest).equals(entered.get(node))) {
                Node member;
                do {
                    member = open.pop();
                    member.component = nextComponent;
                } while (member != node);
                nextComponent++;
            }
        }
        return first;
    }

    private static final class Visit {
        final Node node;
        final List<MethodFacts> callees;
        int next;

        Visit(Node node, List<MethodFacts> callees) {
            this.node = node;
            this.callees = callees;
        }
    }

    private Node enter(
            MethodFacts method, ArrayDeque<Visit> visits, ArrayDeque<Node> open, Map<Node, Integer> entered) {
        Node node = new Node(Key.of(method.id()), method);
        nodes.put(node.key, node);
        node.lowest = entered.size();
        entered.put(node, node.lowest);
        open.push(node);
        visits.push(new Visit(node, callees(method)));
        return node;
    }

    /** What the method may call, as far as its code shows it: the order of evaluation rests on it, not the result. */
    private List<MethodFacts> callees(MethodFacts method) {
        Set<MethodFacts> callees = new LinkedHashSet<>();
        for (Call call : method.calls()) {
            MethodId target = call.target();
            if (call.unresolved() == null && !program.isJdk(target.owner())) {
                if (program.isProject(target.owner())) {
                    callees.addAll(call.kind() == Call.Kind.VIRTUAL ? program.overriders(target) : resolved(target));
                }
            }
            for (Value argument : call.arguments()) {
                for (Value value : argument.alternatives()) {
                    if (value instanceof Value.Function function
                            && program.isProject(function.body().owner())) {
                        callees.addAll(resolved(function.body()));
                    }
                }
            }
        }
        return new ArrayList<>(callees);
    }

    private List<MethodFacts> resolved(MethodId target) {
        MethodFacts callee = program.resolve(target);
        return callee == null ? List.of() : List.of(callee);
    }
}
