package io.github.concurrencyadvisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.resolution.Resolvable;
import com.github.javaparser.resolution.declarations.ResolvedMethodDeclaration;
import com.github.javaparser.resolution.declarations.ResolvedReferenceTypeDeclaration;
import com.github.javaparser.resolution.types.ResolvedReferenceType;
import com.github.javaparser.resolution.types.ResolvedType;
import com.github.javaparser.symbolsolver.JavaSymbolSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.CombinedTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JavaParserTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Value;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An independent oracle for source alone: whatever JavaParser's symbol solver resolves, the facts must have, at the same place
 * and with the same erased parameters. The solver names the declaring class; the facts name the receiver's static type, as the
 * compiler does, so the declaring class must be that type or one of its supertypes.
 *
 * <p>What the solver cannot resolve proves nothing, and of methods of anonymous classes it names the class around them; each
 * fixture states those expressions, and one more or less fails.
 */
class SymbolSolverAgreementTest {

    @TempDir
    Path base;

    @Test
    void generics() {
        agree(List.of(), """
                import java.util.*;
                class A {
                    static class Box<T extends Comparable<T>> {
                        private T held;
                        void put(T t) { held = t; }
                        T get() { return held; }
                        <R extends CharSequence & Comparable<R>> R as(R r) { return r; }
                        boolean less(Box<? extends T> other) { return get().compareTo(other.get()) < 0; }
                    }
                    <K, V extends List<K>> K first(Map<String, V> by, String key) {
                        Box<String> box = new Box<>();
                        box.put(key.trim());
                        box.get().length();
                        box.as("x").concat("y");
                        box.less(box);
                        for (Map.Entry<String, V> each : by.entrySet()) { each.getKey().isEmpty(); each.getValue().size(); }
                        List<? super Integer> sink = new ArrayList<>();
                        sink.add(1);
                        return by.get(key).get(0);
                    }
                }
                """);
    }

    @Test
    void overloads() {
        agree(List.of(), """
                import java.util.*;
                class A {
                    void m(Object o) {} void m(String s) {} void m(Integer i) {} void m(long l) {} void m(double d) {}
                    void m(char c) {} void m(List<?> l) {} void m(Collection<?> c) {} void m(int i, Object o) {}
                    void m(Object o, int i) {} void m(int[] all) {}
                    void a(short s, byte b, float f, Integer boxed, List<String> list, Set<String> set, StringBuilder out) {
                        m("s"); m(boxed); m(s); m('c'); m(list); m(set); m(out); m(f); m(b); m(1, "x"); m("x", 1);
                        m(new int[0]); m(s + b); m(boxed == 1 ? "a" : "b");
                        out.append('c'); out.append(1); out.append(1L); out.append("s"); out.append((Object) "o");
                        out.append(new char[0]); out.append(set); out.insert(0, 'c');
                        list.remove(0); list.remove("x"); String.valueOf(1f); String.valueOf(out); Math.max(1, 2L); Math.abs(s);
                    }
                }
                """);
    }

    @Test
    void varargs() {
        agree(List.of(), """
                import java.util.*;
                class A {
                    void m(Object... all) {} void m(String first, Object... rest) {} void n(int... all) {} void n(int one) {}
                    <T> List<T> listed(T... all) { return Arrays.asList(all); }
                    void a(String[] texts) {
                        n(); n(1); n(1, 2); n(new int[0]); m(1, 2);
                        listed("a", "b").get(0).trim(); listed(texts).size();
                        String.format("%s %s", 1, "a"); String.join(",", "a", "b"); List.of(1, 2, 3).size();
                        Arrays.asList("a", "b").size(); EnumSet.of(Thread.State.NEW, Thread.State.RUNNABLE).size();
                    }
                }
                """);
    }

    @Test
    void nestedInnerLocalAndAnonymousClasses() {
        agree(List.of("wrong: helper(1) of p/q/A"), """
                package p.q;
                import java.util.*;
                class A {
                    String outer(Nested n) { return n.own(); }
                    static class Nested {
                        static class Deeper { Nested up(Deeper[] all, Map.Entry<String, Nested> e) { return e.getValue(); } }
                        String own() { return toString(); }
                    }
                    class Inner extends Nested {
                        String in() { return own() + outer(this) + A.this.outer(new Nested()) + super.own(); }
                    }
                    enum E { X { @Override String e() { return name(); } }; String e() { return valueOf("X").name() + values().length; } }
                    record R(String s, int[] n) { String twice() { return s().concat(s) + n().length; } }
                    interface I { default String d() { return get().trim(); } String get(); }
                    void a(Iterator<String> from, I i) {
                        class Local { String get(Local other) { return from.next().trim(); } }
                        new Local().get(new Local());
                        new Inner().in(); new Nested.Deeper().up(null, null).own(); E.X.e(); E.X.compareTo(E.X);
                        new R("a", null).twice(); i.d(); i.hashCode(); i.getClass().getName();
                        new Thread() { @Override public void run() { helper(1); setName("x"); outer(null); } void helper(long l) {} }.start();
                    }
                }
                """);
    }

    @Test
    void lambdas() {
        agree(
                List.of(
                        "unresolved: by.computeIfAbsent(s, key -> new ArrayList<>()).add(1)",
                        "unresolved: r.compareTo(l)"),
                """
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.*;
                class A {
                    String work(String s) { return s.trim(); }
                    void nothing() {}
                    void a(ExecutorService pool, String s, Map<String, List<Integer>> by) throws Exception {
                        Runnable run = () -> work(s);
                        Function<String, String> f = x -> work(x).concat(x);
                        BiFunction<Integer, Long, Object> g = (x, y) -> Long.valueOf(x.longValue() + y.intValue());
                        Supplier<Runnable> nested = () -> () -> nothing();
                        run.run(); f.apply("x").length(); f.andThen(x -> x.length()).apply("y"); nested.get().run(); g.apply(1, 2L);
                        pool.execute(() -> nothing());
                        by.computeIfAbsent(s, key -> new ArrayList<>()).add(1);
                        by.forEach((key, value) -> { key.trim(); value.size(); });
                        new ArrayList<>(by.keySet()).sort((l, r) -> r.compareTo(l));
                        CompletableFuture.supplyAsync(() -> work(s), pool).thenAccept(x -> x.trim());
                    }
                }
                """);
    }

    @Test
    void staticImports() {
        agree(List.of(), """
                import static java.lang.Math.*;
                import static java.util.Objects.requireNonNull;
                import static java.util.concurrent.TimeUnit.SECONDS;
                import static java.util.stream.Collectors.joining;
                import static p.Util.Helper.help;
                import static p.Util.*;
                class A {
                    void a(java.util.List<String> l) throws Exception {
                        SECONDS.sleep(abs(-1L)); max(1, 2); requireNonNull(l).size(); requireNonNull(l, "l"); joining(", ");
                        help(l.get(0)).length(); go(1); go("1"); min(1);
                    }
                    static void min(int own) {}
                }
                """, """
                package p;
                public class Util {
                    public static void go(long l) {} public static void go(CharSequence s) {}
                    public static class Helper { public static String help(Object o) { return String.valueOf(o); } }
                }
                """);
    }

    @Test
    void inheritedMembers() {
        agree(List.of(), """
                import java.io.*;
                import java.util.*;
                class A extends Base<String> implements Named {
                    A a(ByteArrayInputStream in, LinkedHashMap<String, A> m) throws IOException {
                        top(); held("x").trim(); this.held("y"); super.held("z"); named(); Named.super.named(); protectedOne(1);
                        in.read(new byte[1]); in.readAllBytes(); m.getOrDefault("a", this).top(); m.hashCode(); m.values().stream().count();
                        new PrintWriter(new StringWriter()).append("a").append('b'); new StringReader("x").transferTo(null);
                        toString(); getClass(); equals(null); return this;
                    }
                    @Override String held(String s) { return hash(s); }
                }
                """, """
                abstract class Base<T> extends Root {
                    T held(T t) { return t; }
                    protected void protectedOne(double d) {}
                    static String hash(Object o) { return "" + o.hashCode(); }
                }
                """, """
                class Root { void top() { named(); } private void named() {} }
                """, """
                interface Named { default String named() { return getClass().getSimpleName(); } }
                """);
    }

    @Test
    void chainedStreams() {
        agree(List.of(), """
                import java.util.*;
                import java.util.stream.*;
                class A {
                    String name() { return ""; }
                    int size() { return 0; }
                    Object a(List<A> all, String text) {
                        Map<Integer, List<A>> by = all.stream().filter(x -> x.size() > 0)
                                .sorted(Comparator.comparing(A::name)).collect(Collectors.groupingBy(A::size));
                        int total = all.stream().mapToInt(A::size).sum() + IntStream.range(0, 9).map(i -> Math.abs(i)).max().getAsInt();
                        text.chars().mapToObj(c -> (char) c).count();
                        Optional.of(text).map(String::trim).filter(s -> s.isEmpty()).orElse("x").length();
                        by.entrySet().stream().map(e -> e.getKey()).findFirst().get().intValue();
                        return all.stream().map(x -> x.name()).map(String::toUpperCase).distinct()
                                .collect(Collectors.joining(",")).length() + total;
                    }
                }
                """);
    }

    @Test
    void methodReferences() {
        agree(
                List.of(
                        "unresolved: String::equals",
                        "unresolved: Held.ONE::take",
                        "unresolved: Held.ONE.text::startsWith"),
                """
                import java.util.*;
                import java.util.function.*;
                import static java.util.concurrent.TimeUnit.SECONDS;
                class A {
                    static final StringBuilder OUT = new StringBuilder();
                    static class Held { static final Held ONE = new Held(); String text; void take(Object o) {} }
                    String own(String s) { return s; }
                    static int twice(int i) { return i; }
                    void a(List<String> names, StringBuilder out) {
                        Function<String, Integer> parse = Integer::parseInt;
                        Function<String, String> trim = String::trim;
                        Function<String, String> bound = this::own;
                        IntUnaryOperator unary = A::twice;
                        BiFunction<String, String, Boolean> same = String::equals;
                        names.forEach(System.out::println);
                        names.removeIf(String::isEmpty);
                        names.forEach(A.OUT::append);
                        names.forEach(Held.ONE::take);
                        names.removeIf(Held.ONE.text::startsWith);
                        LongUnaryOperator millis = SECONDS::toMillis;
                        millis.applyAsLong(1); parse.apply("1"); trim.apply("x"); bound.apply("y"); unary.applyAsInt(1); same.apply("a", "b");
                    }
                }
                """);
    }

    /**
     * Holds each call and method reference of the sources against the solver's answer.
     *
     * @param beyondTheSolver the expressions that the solver does not resolve, or of which it names the wrong class, in order
     */
    private void agree(List<String> beyondTheSolver, String... sources) {
        Project project = new Project(base);
        for (String source : sources) {
            project.write(fileName(source), source);
        }
        project.compile("--release", "17", "-nowarn");
        ProgramFacts facts = project.sourceOnly().program();

        List<String> apart = new ArrayList<>();
        StringBuilder details = new StringBuilder("what the solver and the facts do not agree on");
        int agreed = 0;
        for (String source : sources) {
            for (Expression expression : parse(source).findAll(Expression.class)) {
                Position at = nameOf(expression);
                if (at == null) {
                    continue;
                }
                ResolvedMethodDeclaration oracle = resolve(expression);
                if (oracle == null) {
                    apart.add("unresolved: " + expression);
                    continue;
                }
                List<MethodId> candidates = expression instanceof MethodCallExpr
                        ? calls(facts, fileName(source), oracle.getName(), at)
                        : references(facts, fileName(source), oracle.getName());
                if (candidates.stream().anyMatch(found -> matches(found, oracle, facts))) {
                    agreed++;
                } else {
                    apart.add("wrong: " + expression + " of " + type(oracle.declaringType()));
                    details.append("\n" + expression + " takes " + parameters(oracle) + ", found are " + candidates);
                }
            }
        }
        assertThat(apart).as(details.toString()).isEqualTo(beyondTheSolver);
        assertThat(agreed).isGreaterThan(10);
    }

    private CompilationUnit parse(String source) {
        CombinedTypeSolver types =
                new CombinedTypeSolver(new ReflectionTypeSolver(), new JavaParserTypeSolver(base.resolve("src")));
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17)
                .setSymbolResolver(new JavaSymbolSolver(types));
        return new JavaParser(configuration).parse(source).getResult().orElseThrow();
    }

    private static String fileName(String source) {
        String type = source.replaceAll("(?s).*?\\b(?:class|interface) (\\w+).*", "$1");
        return source.startsWith("package")
                ? source.replaceAll("(?s)package ([\\w.]+);.*", "$1").replace('.', '/') + "/" + type + ".java"
                : type + ".java";
    }

    /** Where the called or referred name stands; null for what is neither a call nor a reference to a method. */
    private static @Nullable Position nameOf(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            return call.getName().getBegin().orElseThrow();
        }
        return expression instanceof MethodReferenceExpr reference
                ? reference.getBegin().orElseThrow()
                : null;
    }

    /** The solver fails with exceptions of every kind, and with an endless recursion. */
    private static @Nullable ResolvedMethodDeclaration resolve(Expression expression) {
        try {
            return (ResolvedMethodDeclaration) ((Resolvable<?>) expression).resolve();
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    // --- the facts' side

    private static List<MethodId> calls(ProgramFacts facts, String file, String name, Position at) {
        return methods(facts, file)
                .flatMap(method -> method.calls().stream())
                .filter(call -> call.line() == at.line && call.column() == at.column)
                .filter(call -> call.unresolved() == null)
                .map(Call::target)
                .filter(target -> target.name().equals(name))
                .toList();
    }

    /** A reference has no place of its own in the facts: it is a value that is handed to a call, written or returned. */
    private static List<MethodId> references(ProgramFacts facts, String file, String name) {
        return methods(facts, file)
                .flatMap(method -> method.calls().stream())
                .flatMap(call -> Stream.concat(call.arguments().stream(), Stream.ofNullable(call.receiver())))
                .flatMap(value -> value.alternatives().stream())
                .filter(Value.Function.class::isInstance)
                .map(value -> ((Value.Function) value).body())
                .filter(body -> body.name().equals(name))
                .distinct()
                .toList();
    }

    private static Stream<MethodFacts> methods(ProgramFacts facts, String file) {
        return facts.classes().values().stream()
                .filter(type -> type.file().endsWith(file))
                .flatMap(type -> type.methods().stream());
    }

    private static boolean matches(MethodId found, ResolvedMethodDeclaration oracle, ProgramFacts facts) {
        List<String> parameters = found.parameterTypes().stream()
                .map(SymbolSolverAgreementTest::unnumbered)
                .toList();
        return parameters.equals(parameters(oracle))
                && lineage(found.owner(), facts).stream()
                        .map(SymbolSolverAgreementTest::unnumbered)
                        .anyMatch(type(oracle.declaringType())::equals);
    }

    /** The solver does not number local classes: {@code A$1Local} is {@code A$Local}. */
    private static String unnumbered(String name) {
        return name.replaceAll("\\$\\d+(?=\\p{Alpha})", "\\$");
    }

    /** The class and all its supertypes. */
    private static Set<String> lineage(String name, ProgramFacts facts) {
        Set<String> lineage = new HashSet<>(Set.of("java/lang/Object"));
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.remove();
            ClassFacts own = facts.classes().get(next);
            ClassFacts type = own != null ? own : facts.library().find(next);
            if (lineage.add(next) && type != null) {
                open.addAll(type.interfaces());
                if (type.superName() != null) {
                    open.add(type.superName());
                }
            }
        }
        return lineage;
    }

    // --- the solver's side: its own descriptors name nested classes with a dot and varargs without an array

    private static List<String> parameters(ResolvedMethodDeclaration method) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < method.getNumberOfParams(); i++) {
            parameters.add(descriptor(method.getParam(i).getType()));
        }
        return parameters;
    }

    private static String descriptor(ResolvedType type) {
        ResolvedType erased = type.erasure();
        if (erased.isArray()) {
            return "[" + descriptor(erased.asArrayType().getComponentType());
        }
        if (erased.isReferenceType()) {
            ResolvedReferenceType reference = erased.asReferenceType();
            return "L" + type(reference.getTypeDeclaration().orElseThrow()) + ";";
        }
        return erased.toDescriptor();
    }

    private static String type(ResolvedReferenceTypeDeclaration type) {
        String simple = type.getClassName().replace('.', '$');
        return type.getPackageName().isEmpty() ? simple : type.getPackageName().replace('.', '/') + "/" + simple;
    }
}
