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
                String last = "";
                for (String id : ids) {
                    last = id;
                }
                String oneOf = ids.get(ids.size() - 1);
                for (int i = 0; i < 100; i++) {
                    store.load(last);
                    store.load(oneOf);
                    store.load(own.get(i));
                    store.load(words.next());
                    store.load(String.valueOf(i));
                }
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
                ids.stream().parallel().filter(Objects::nonNull).map(id -> {
                    return store.load(id);
                }).toList();
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

    @Test
    void aMissingClassIsAStreamWhereOneIsMadeOfIt() {
        Path library = Compiled.in(folder.resolve("library"), """
                package lib;
                import java.util.function.*;
                public interface Seq<T> {
                    Seq<T> stream();
                    Seq<T> runOn(Object pool);
                    <R> Seq<R> map(Function<T, R> step);
                    void forEach(Consumer<T> step);
                }
                """).base().resolve("classes");
        Set<String> found = new TreeSet<>();
        Compiled.in(folder.resolve("project"), List.of(library), """
                import java.util.Optional;
                class A {
                    void work(lib.Seq<String> all, Present present) {
                        all.stream().map(id -> streamed(id));
                        all.stream().runOn(this).map(id -> atOnce(id));
                        all.map(id -> mapped(id));
                        all.forEach(id -> each(id));
                        present.stream().map(id -> own(id));
                        Optional.of("x").map(id -> optional(id));
                    }
                    static String streamed(String id) { return id; }
                    static String atOnce(String id) { return id; }
                    static String mapped(String id) { return id; }
                    static String each(String id) { return id; }
                    static String own(String id) { return id; }
                    static String optional(String id) { return id; }
                }
                interface Present {
                    Present stream();
                    Present map(java.util.function.UnaryOperator<String> step);
                }
                """)
                .effects((effects, classes) -> effects.methods().stream()
                        .filter(method -> effects.elements().isBodyOfEach(method))
                        .forEach(method -> method.calls()
                                .forEach(call -> found.add(call.target().name()))));

        assertThat(found).containsExactly("each", "streamed");
    }

    /** Compares the lines on which something is loaded for each element with those that say so. */
    private void checkEach(String code) {
        String source = """
                import java.util.*;
                interface Store { String load(String id); }
                interface Own { String get(int at); }
                class A {
                    void work(Store store, List<String> ids, Map<String, String> names, Queue<String> queue, Enumeration<String> more,
                        Own own, Scanner words) {
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
