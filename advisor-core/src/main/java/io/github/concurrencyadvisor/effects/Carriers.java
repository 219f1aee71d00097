package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Which carriers run each method: from every site forward along what runs on the same thread, shortest ways first. It ends
 * where work is handed over, since a site of its own begins there.
 */
final class Carriers {

    /** Shorter ways first, of equal ones the surer, then the one that was found first. */
    private static final Comparator<Arrival> ORDER = (one, other) -> {
        int order = Integer.compare(one.length, other.length);
        order = order != 0 ? order : other.sure.compareTo(one.sure);
        return order != 0 ? order : Integer.compare(one.number, other.number);
    };

    /** A way from a site to a method, as the last part of it and the way before. */
    private record Arrival(
            Site site,
            Reach.Node node,
            Confidence sure,
            @Nullable Arrival before,
            @Nullable Trail path,
            int length,
            int number) {
        List<Hop> hops() {
            ArrayDeque<Trail> parts = new ArrayDeque<>();
            for (Arrival at = this; at != null; at = at.before) {
                if (at.path != null) {
                    parts.push(at.path);
                }
            }
            List<Hop> hops = new ArrayList<>(length);
            parts.forEach(part -> hops.addAll(part.hops()));
            return hops;
        }
    }

    private final CallGraph graph;
    private final PriorityQueue<Arrival> queue = new PriorityQueue<>(ORDER);
    private final Map<Reach.Node, Map<Carrier, Confidence>> passed = new HashMap<>();
    private final Map<MethodId, Map<Carrier, Arrival>> best = new HashMap<>();
    private final Map<MethodId, List<CarriedBy>> told = new HashMap<>();
    private int found;

    Carriers(CallGraph graph) {
        this.graph = graph;
        for (Site site : graph.sites()) {
            if (site.spawn().call() == null) {
                arrive(site, Reach.Node.open(site.spawn().entry()), Confidence.HIGH, null, null);
            }
            site.starts().forEach(start -> arrive(site, start.node(), start.sure(), null, start.path()));
        }
        spread();
    }

    /** In the order of the carriers; empty where no site is known to run the method. */
    List<CarriedBy> of(MethodId method) {
        List<CarriedBy> known = told.get(method);
        if (known == null) {
            known = best.getOrDefault(method, Map.of()).values().stream()
                    .map(at -> new CarriedBy(at.site.spawn().carrier(), at.site.spawn(), at.sure, at.hops()))
                    .toList();
            told.put(method, known);
        }
        return known;
    }

    private void arrive(Site site, Reach.Node node, Confidence sure, @Nullable Arrival before, @Nullable Trail path) {
        if (isPassed(node, site.spawn().carrier(), sure)) {
            return;
        }
        int length = (before == null ? 0 : before.length) + (path == null ? 0 : path.length());
        queue.add(new Arrival(site, node, sure, before, path, length, found++));
    }

    private void spread() {
        while (!queue.isEmpty()) {
            Arrival at = queue.remove();
            Carrier carrier = at.site.spawn().carrier();
            if (isPassed(at.node, carrier, at.sure)) {
                continue;
            }
            passed.computeIfAbsent(at.node, any -> new EnumMap<>(Carrier.class)).put(carrier, at.sure);
            best.computeIfAbsent(at.node.method(), any -> new EnumMap<>(Carrier.class))
                    .merge(carrier, at, (first, then) -> then.sure.compareTo(first.sure) > 0 ? then : first);
            for (Reach reach : graph.from(at.node)) {
                arrive(at.site, reach.node(), at.sure.atMost(reach.sure()), at, reach.path());
            }
        }
    }

    /** Whether a way that is no longer and no less sure has led there: what it leads on to is then known. */
    private boolean isPassed(Reach.Node node, Carrier carrier, Confidence sure) {
        Map<Carrier, Confidence> surest = passed.get(node);
        Confidence before = surest == null ? null : surest.get(carrier);
        return before != null && before.compareTo(sure) >= 0;
    }
}
