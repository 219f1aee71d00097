package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
     * A method evaluated this often keeps its summary. Summaries only grow, so this is not reached but where two paths of the
     * same length take turns.
     */
    private static final int MOST_EVALUATIONS = 60;

    private final Program program;
    private final ValueFlow flow;
    private final Map<MethodId, Node> nodes = new HashMap<>();
    private final PriorityQueue<Node> queue =
            new PriorityQueue<>((one, other) -> Integer.compare(one.order, other.order));
    private @Nullable Node evaluating;
    private int nextOrder;
    private int nextComponent;

    private static final class Node {
        final MethodFacts facts;
        final Set<Node> readers = new LinkedHashSet<>();
        MethodSummary summary;
        int order;
        int component = -1;
        int lowest;
        int evaluations;
        boolean queued;

        Node(MethodFacts facts) {
            this.facts = facts;
            this.summary = MethodSummary.nothing(facts.id());
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
                if (!nodes.containsKey(method.id())) {
                    order(method);
                }
            }
        }
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            node.queued = false;
            evaluate(node);
        }
    }

    MethodSummary summary(MethodFacts method) {
        Node node = nodes.get(method.id());
        return node == null ? MethodSummary.nothing(method.id()) : node.summary;
    }

    private void evaluate(Node node) {
        if (node.evaluations++ > MOST_EVALUATIONS) {
            return;
        }
        evaluating = node;
        MethodSummary summary = new Evaluator(program, flow, this, node.facts).summarize();
        evaluating = null;
        if (!summary.equals(node.summary)) {
            node.summary = summary;
            node.readers.forEach(this::enqueue);
        }
    }

    private void enqueue(Node node) {
        if (!node.queued) {
            node.queued = true;
            queue.add(node);
        }
    }

    @Override
    public MethodSummary of(MethodFacts callee) {
        Node node = nodes.get(callee.id());
        if (node == null) {
            node = order(callee);
        }
        if (evaluating != null) {
            node.readers.add(evaluating);
        }
        return node.summary;
    }

    @Override
    public boolean recursive(MethodId caller, MethodId callee) {
        Node one = nodes.get(caller);
        Node other = nodes.get(callee);
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
                Node known = nodes.get(callee.id());
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
        Node node = new Node(method);
        nodes.put(method.id(), node);
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
