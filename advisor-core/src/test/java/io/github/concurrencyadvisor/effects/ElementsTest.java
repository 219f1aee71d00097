package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calls are made for each of many elements, one after the other, and with that element. */
class ElementsTest {

    @TempDir
    Path folder;

    @Test
    void aLoopTakesElementsFromWhatHandsThemOut() {
        checkEach("""
                for (String id : ids) {
                    store.load(id); // each
                    store.load("one");
                }
                for (int i = 0; i < ids.size(); i++) {
                    store.load(ids.get(i)); // each
                    store.load(ids.get(0));
                }
                for (Iterator<String> all = ids.iterator(); all.hasNext(); ) {
                    store.load(all.next()); // each
                }
                while (more.hasMoreElements()) {
                    store.load(more.nextElement()); // each
                }
                while (queue.size() > 0) {
                    store.load(queue.poll());
                }
                store.load(ids.get(0));
                store.load(ids.iterator().next());
                """);
    }

    @Test
    void whatIsMadeOfAnElementInAFewStepsIsOneToo() {
        checkEach("""
                for (String id : ids) {
                    store.load(id.trim()); // each
                    store.load(new String(id)); // each
                    store.load(String.valueOf(new String(id).trim())); // each
                    store.load(id.trim().trim().trim().trim().trim());
                }
                for (Map.Entry<String, String> entry : names.entrySet()) {
                    store.load(entry.getKey()); // each
                }
                for (String id : ids) {
                    for (int i = 0; i < 100; i++) {
                        store.load(id); // each
                    }
                }
                """);
    }

    @Test
    void aFunctionIsCalledForEachElementOfAStreamThatGoesOnToTheEnd() {
        checkEach("""
                ids.forEach(id -> {
                    store.load(id); // each
                    store.load("one");
                });
                ids.stream().map(id -> {
                    return store.load(id); // each
                }).toList();
                ids.stream().filter(id -> {
                    return store.load(id) != null; // each
                }).count();
                ids.stream().map(id -> {
                    return store.load(id);
                }).findFirst();
                ids.stream().map(id -> {
                    return store.load(id);
                }).filter(Objects::nonNull).anyMatch(Objects::nonNull);
                ids.parallelStream().map(id -> {
                    return store.load(id);
                }).toList();
                ids.stream().map(id -> {
                    return store.load(id);
                }).parallel().toList();
                ids.stream().sorted((one, other) -> {
                    return store.load(one).length();
                }).toList();
                Optional.of("x").map(id -> {
                    return store.load(id);
                });
                ids.forEach(id -> names.forEach((key, value) -> {
                    store.load(id);
                    store.load(value); // each
                }));
                """);
    }

    /** Compares the lines on which something is loaded for each element with those that say so. */
    private void checkEach(String code) {
        String source = """
                import java.util.*;
                interface Store { String load(String id); }
                class A {
                    void work(Store store, List<String> ids, Map<String, String> names, Queue<String> queue, Enumeration<String> more) {
                %s
                    }
                }
                """.formatted(code);
        List<String> lines = source.lines().toList();
        Set<Integer> expected = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).endsWith("// each"))
                .mapToObj(line -> line + 1)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> found = new TreeSet<>();
        Compiled.in(folder, source)
                .effects((effects, classes) -> effects.methods()
                        .forEach(method -> method.calls().stream()
                                .filter(call -> call.target().name().equals("load")
                                        && effects.elements().isForEach(method, call))
                                .forEach(call -> found.add(call.line()))));
        assertThat(found).isEqualTo(expected);
    }
}
