package io.github.concurrencyadvisor.effects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The strongly connected components of a graph, by Tarjan's algorithm without recursion. */
final class Components<T> {

    private final Function<T, ? extends Collection<T>> successors;
    private final Map<T, @Nullable Visit<T>> visits = new HashMap<>();
    private final ArrayDeque<Visit<T>> path = new ArrayDeque<>();
    private final ArrayDeque<Visit<T>> open = new ArrayDeque<>();
    private final List<List<T>> components = new ArrayList<>();
    private int entered;
    private int left;

    private Components(Function<T, ? extends Collection<T>> successors) {
        this.successors = successors;
    }

    private static final class Visit<T> {
        final T node;
        final int entered;
        final Iterator<T> next;
        int lowest;
        int left;
        boolean isOpen = true;

        Visit(T node, int entered, Iterator<T> next) {
            this.node = node;
            this.entered = entered;
            this.next = next;
            this.lowest = entered;
        }
    }

    /**
     * The components of the subgraph that the nodes make, each after those that it leads to; successors beyond the nodes do not
     * count. Within a component a node comes after what the search went on to from it. The same nodes in the same order, with
     * successors in the same order, give the same list.
     */
    static <T> List<List<T>> of(Collection<T> nodes, Function<T, ? extends Collection<T>> successors) {
        Components<T> search = new Components<>(successors);
        nodes.forEach(node -> search.visits.put(node, null));
        for (T node : nodes) {
            if (search.visits.get(node) == null) {
                search.from(node);
            }
        }
        return search.components;
    }

    private void from(T root) {
        enter(root);
        while (!path.isEmpty()) {
            Visit<T> visit = path.element();
            if (visit.next.hasNext()) {
                follow(visit, visit.next.next());
            } else {
                path.remove();
                visit.left = left++;
                if (!path.isEmpty()) {
                    path.element().lowest = Math.min(path.element().lowest, visit.lowest);
                }
                if (visit.lowest == visit.entered) {
                    components.add(closed(visit));
                }
            }
        }
    }

    private void follow(Visit<T> visit, T successor) {
        if (!visits.containsKey(successor)) {
            return;
        }
        Visit<T> seen = visits.get(successor);
        if (seen == null) {
            enter(successor);
        } else if (seen.isOpen) {
            visit.lowest = Math.min(visit.lowest, seen.entered);
        }
    }

    private void enter(T node) {
        Visit<T> visit = new Visit<>(node, entered++, successors.apply(node).iterator());
        visits.put(node, visit);
        path.push(visit);
        open.push(visit);
    }

    private List<T> closed(Visit<T> last) {
        List<Visit<T>> members = new ArrayList<>();
        Visit<T> member;
        do {
            member = open.pop();
            member.isOpen = false;
            members.add(member);
        } while (member != last);
        members.sort(Comparator.comparingInt(visit -> visit.left));
        List<T> component = new ArrayList<>(members.size());
        members.forEach(visit -> component.add(visit.node));
        return component;
    }
}
