package io.github.concurrencyadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source alone must tell what the class files tell: the same calls, lambdas and values. */
class SourceOnlyEqualsClassesTest {

    /** What compilers add and source alone leaves out. */
    private static final Set<String> ADDED = Set.of(
            "java/util/Objects#requireNonNull",
            "java/lang/Throwable#addSuppressed",
            "java/lang/Integer#valueOf",
            "java/lang/Integer#intValue",
            "java/lang/Long#valueOf",
            "java/lang/Boolean#valueOf");

    @TempDir
    Path base;

    @Test
    void plainCalls() {
        check("""
                class A {
                    private final StringBuilder out = new StringBuilder("x");
                    static int count;
                    String a(String s, int... more) throws Exception {
                        out.append(s.trim()).append(1L).append('c');
                        Thread.sleep(1000);
                        count = a(s, 1, 2).length() + Math.max(count, more.length);
                        return this.toString().concat(super.toString());
                    }
                }
                """);
    }

    @Test
    void genericsAndChains() {
        check("""
                import java.util.*;
                import java.util.stream.*;
                class A {
                    int a(List<String> names, Map<String, List<StringBuilder>> by) {
                        for (Map.Entry<String, List<StringBuilder>> each : by.entrySet()) {
                            each.getValue().get(0).append(each.getKey());
                        }
                        String joined = names.stream().filter(n -> !n.isEmpty()).map(n -> n.trim())
                                .collect(Collectors.joining(", "));
                        var first = Optional.of(new ArrayList<>(names)).map(l -> l.get(0)).orElse(joined);
                        return first.length();
                    }
                }
                """);
    }

    @Test
    void whatMayBeLeftOut() {
        check("""
                import java.util.List;
                class A {
                    void always() {}
                    void maybe() {}
                    boolean test() { return true; }
                    void a(int n, List<String> names) {
                        always();
                        if (test()) { maybe(); } else { maybe(); }
                        always();
                        for (int i = 0; i < names.size(); i++) { maybe(); }
                        while (test()) { maybe(); }
                        for (String name : names) { name.trim(); }
                        do { always(); } while (test());
                        switch (n) { case 1: maybe(); break; default: maybe(); }
                        boolean both = test() && names.isEmpty() || names.contains("x");
                        String one = test() ? names.get(0) : names.get(n);
                        try { always(); } catch (IllegalStateException e) { maybe(); }
                        Runnable later = () -> { always(); if (test()) { maybe(); } };
                        if (n > 3) {
                            return;
                        }
                        maybe();
                    }
                    int b(int n) {
                        always();
                        if (n > 3) {
                            throw new IllegalStateException(String.valueOf(n));
                        }
                        always();
                        return Math.abs(n);
                    }
                }
                """);
    }

    @Test
    void lambdasAndMethodReferences() {
        check("""
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.*;
                class A {
                    private String field = "";
                    Object a(ExecutorService pool, String s) throws Exception {
                        Runnable plain = () -> System.out.println(s);
                        Supplier<String> usesThis = () -> field + s.length();
                        pool.submit(() -> work(s));
                        pool.submit(() -> b());
                        pool.execute(this::b);
                        Function<String, Integer> parse = Integer::parseInt;
                        Function<String, StringBuilder> make = StringBuilder::new;
                        Comparator<String> order = Comparator.comparing(String::length);
                        Supplier<Runnable> nested = () -> () -> plain.run();
                        return CompletableFuture.supplyAsync(() -> work(s), pool).thenApply(String::trim).thenAccept(x -> b());
                    }
                    String work(String s) { return s; }
                    void b() {}
                }
                """);
    }

    @Test
    void methodReferencesOfFields() {
        check("""
                import static java.util.concurrent.TimeUnit.SECONDS;
                import java.util.*;
                import java.util.stream.*;
                class A {
                    static final A ONE = new A();
                    String text = "x";
                    static class Held { static A kept = ONE; }
                    boolean is(String s) { return s.isEmpty(); }
                    void a(List<String> names, LongStream times) {
                        names.forEach(System.out::println);
                        names.removeIf(A.ONE::is);
                        names.removeIf(A.Held.kept::is);
                        names.removeIf(Held.kept.text::startsWith);
                        times.map(SECONDS::toMillis).sum();
                    }
                }
                """);
    }

    @Test
    void anonymousAndLocalClassesCaptureAsJavacDoes() {
        check("""
                import java.util.*;
                class A {
                    Iterator<String> a(List<String> from, String more) {
                        class Local { String get() { return more.trim(); } }
                        Local local = new Local();
                        return new Iterator<String>() {
                            private final Iterator<String> it = from.iterator();
                            @Override public boolean hasNext() { return it.hasNext(); }
                            @Override public String next() { return b(it.next()) + local.get(); }
                        };
                    }
                    String b(String s) { return s; }
                }
                """);
    }

    @Test
    void nestedInnerAndEnumTypes() {
        check("""
                import java.util.function.*;
                class A {
                    enum E {
                        X("x") { @Override String e() { return name().trim(); } },
                        Y("y");
                        final String s;
                        E(String s) { this.s = s; }
                        String e() { return s.concat(valueOf("X").s); }
                    }
                    class Inner extends Nested {
                        Inner(String s) { super(s); }
                        void i() { outer(); new Inner("a").n(); }
                    }
                    static class Nested {
                        private final String s;
                        Nested(String s) { this.s = s; }
                        void n() { System.out.println(s); }
                    }
                    record R(String s, int n) { R { s.trim(); } String twice() { return s().concat(s); } }
                    interface I extends Supplier<String> { default String d() { return get().trim(); } }
                    void outer() { new Inner("b").i(); new R("a", 1).twice(); }
                }
                """);
    }

    @Test
    void overloadsAreChosenAsJavacDoes() {
        check("""
                import java.util.*;
                class A {
                    void m(Object o) {} void m(String s) {} void m(Integer i) {} void m(long l) {}
                    void m(char c) {} void m(Object... all) {} void m(List<?> l) {} void m(Collection<?> c) {}
                    <T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; }
                    void a(short s, Integer boxed, List<String> list, Set<String> set, StringBuilder b) {
                        m("s"); m(boxed); m(s); m('c'); m(list); m(set); m(b); m(); m(1, 2); m(null, null);
                        max("a", "b").trim();
                        b.append(new char[0]).append((Object) "x").insert(0, 'c');
                        list.remove(0); list.remove("x"); list.toArray(new String[0])[0].trim();
                        String.valueOf(new char[0]).trim();
                    }
                }
                """);
    }

    @Test
    void statementsOfEveryKind() {
        check("""
                import java.io.*;
                class A {
                    int a(Object o, int k) throws IOException {
                        synchronized (this) { notifyAll(); }
                        try (Reader r = new StringReader("x")) {
                            k += r.read();
                        } catch (IllegalStateException | IllegalArgumentException e) {
                            e.printStackTrace();
                        }
                        while (k > 0) { k--; o.hashCode(); }
                        do { o.notify(); } while (o.equals(k > 1 ? "a" : "b"));
                        String t = switch (k) { case 1 -> o.toString(); default -> { yield "z".trim(); } };
                        if (o instanceof String s && s.isEmpty()) { s.strip(); }
                        for (String each : t.split(",")) each.strip();
                        return t.length();
                    }
                }
                """);
    }

    @Test
    void constantsAndFields() {
        check("""
                class A {
                    static final int SECOND = 1000;
                    static final long MINUTE = 60 * SECOND;
                    static final String NAME = "a" + "b";
                    private final Object lock;
                    A() { this(new Object()); }
                    A(Object lock) { this.lock = lock; }
                    void a() throws Exception {
                        Thread.sleep(MINUTE); Thread.sleep(SECOND); Thread.sleep(-1L); NAME.trim(); lock.wait(A.SECOND);
                        Class.forName(A.class.getName());
                    }
                }
                """);
    }

    private void check(String source) {
        Project project = new Project(base).write("A.java", source).compile("--release", "17");
        SortedMap<String, ClassFacts> expected = project.compiled();
        SortedMap<String, ClassFacts> actual = project.sourceOnly().program().classes();

        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        assertThat(described(actual)).isEqualTo(described(expected));
    }

    /** Every method with its calls in order; lambdas without their number, since javac counts in an order of its own. */
    private static Map<String, List<String>> described(SortedMap<String, ClassFacts> classes) {
        Map<String, List<String>> described = new TreeMap<>();
        for (ClassFacts type : classes.values()) {
            for (MethodFacts method : type.methods()) {
                boolean compilersOwn = method.isSynthetic() && !method.id().isLambdaBody();
                boolean ofRecord = type.superName() != null
                        && type.superName().equals("java/lang/Record")
                        && Set.of("toString", "hashCode", "equals")
                                .contains(method.id().name());
                boolean ofEnum = Set.of("values", "valueOf", "<clinit>")
                        .contains(method.id().name());
                if (!compilersOwn && !ofRecord && !ofEnum) {
                    described
                            .computeIfAbsent(
                                    unnumbered(method.id()) + (method.isStatic() ? " static" : ""),
                                    key -> new ArrayList<>())
                            .addAll(calls(method));
                }
            }
        }
        described.values().forEach(calls -> calls.sort(null));
        return described;
    }

    private static List<String> calls(MethodFacts method) {
        List<String> calls = new ArrayList<>();
        for (Call call : method.calls()) {
            String name = call.target().owner() + "#" + call.target().name();
            boolean secondClose =
                    call.target().name().equals("close") && calls.stream().anyMatch(text -> text.contains("#close()"));
            if (!ADDED.contains(name) && !secondClose) {
                calls.add(text(call));
            }
        }
        return calls;
    }

    private static String text(Call call) {
        StringBuilder text = new StringBuilder().append(call.line()).append(' ').append(call.target());
        text.append(" depth ").append(call.loopDepth()).append(call.inMonitor() ? " monitor" : "");
        text.append(call.waysAround() > 0 ? " conditional" : "");
        if (!call.target().name().equals("close")) {
            for (Value argument : call.arguments()) {
                text.append(", ").append(text(argument));
            }
        }
        return text.toString();
    }

    private static String text(Value value) {
        if (value instanceof Value.Function function) {
            return "function " + unnumbered(function.body()) + function.bodyIsStatic() + " as "
                    + function.functionalInterface() + "." + function.interfaceMethod() + " with "
                    + function.captured().stream()
                            .map(SourceOnlyEqualsClassesTest::text)
                            .toList();
        }
        if (value instanceof Value.Created created) {
            return "new " + created.type();
        }
        if (value instanceof Value.OneOf || value == Value.Special.UNKNOWN || value instanceof Value.Result) {
            return "?";
        }
        return value.toString();
    }

    private static String unnumbered(MethodId id) {
        return id.isLambdaBody()
                ? id.owner() + "#" + id.name().substring(0, id.name().lastIndexOf('$')) + id.descriptor()
                : id.toString();
    }
}
