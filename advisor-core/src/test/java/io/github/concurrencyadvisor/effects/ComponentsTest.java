package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {

    private static final int NODES = 12;

    /** Against the definition: two nodes are in one component if each reaches the other. */
    @ParameterizedTest
    @ValueSource(ints = {0, 6, 12, 18, 30, 60})
    void areWhatReachesEachOtherCalleesFirst(int edges) {
        Random random = new Random(edges);
        for (int turn = 0; turn < 200; turn++) {
            TreeMap<Integer, Set<Integer>> graph = new TreeMap<>();
            for (int node = 0; node < NODES; node++) {
                graph.put(node, new TreeSet<>());
            }
            for (int edge = 0; edge < edges; edge++) {
                graph.computeIfAbsent(random.nextInt(NODES), any -> new TreeSet<>())
                        .add(random.nextInt(NODES + 1));
            }
            List<List<Integer>> components = Components.of(graph.keySet(), node -> graph.getOrDefault(node, Set.of()));
            assertThat(components.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(graph.keySet());
            Set<Integer> before = new HashSet<>();
            for (List<Integer> component : components) {
                for (int node : component) {
                    Set<Integer> reached = reached(graph, node);
                    List<Integer> together = new ArrayList<>(List.of(node));
                    reached.stream()
                            .filter(other ->
                                    other != node && reached(graph, other).contains(node))
                            .forEach(together::add);
                    assertThat(component).containsExactlyInAnyOrderElementsOf(together);
                    reached.removeAll(component);
                    assertThat(before).containsAll(reached);
                }
                before.addAll(component);
            }
        }
    }

    @Test
    void calleesComeFirstWithinOneTooWhereverThatCanBe() {
        Map<String, List<String>> circle = Map.of(
                "main", List.of("parse"),
                "parse", List.of("expression"),
                "expression", List.of("term", "skip"),
                "term", List.of("factor"),
                "factor", List.of("expression", "skip"),
                "skip", List.of("expression"));
        assertThat(Components.of(List.of("main", "expression", "factor", "skip", "term", "parse"), circle::get))
                .containsExactly(List.of("skip", "factor", "term", "expression"), List.of("parse"), List.of("main"));
    }

    private static Set<Integer> reached(Map<Integer, Set<Integer>> graph, int from) {
        Set<Integer> reached = new HashSet<>();
        List<Integer> open = new ArrayList<>(graph.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            int node = open.remove(0);
            if (graph.containsKey(node) && reached.add(node)) {
                open.addAll(graph.getOrDefault(node, Set.of()));
            }
        }
        return reached;
    }
}
