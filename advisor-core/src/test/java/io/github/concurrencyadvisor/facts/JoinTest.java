package io.github.concurrencyadvisor.facts;

import static io.github.concurrencyadvisor.facts.Project.call;
import static io.github.concurrencyadvisor.facts.Project.method;
import static io.github.concurrencyadvisor.facts.Project.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinTest {

    @TempDir
    Path base;

    @Test
    void methodsAndCallsGetTheirPlaceInTheSource() {
        Facts facts = project("p/A.java", """
                package p;
                class A {
                    static long twice(String s) {
                        return Long.parseLong(s) + Long.parseLong(s);
                    }
                }
                """).compile().facts();

        MethodFacts twice = method(facts, "p/A", "twice");
        assertThat(twice.origin()).isEqualTo(Origin.SOURCE_AND_CLASS);
        assertThat(twice.position()).hasToString("src/p/A.java:3:17");
        assertThat(twice.endLine()).isEqualTo(5);
        assertThat(twice.calls()).extracting(Call::line, Call::column).containsExactly(tuple(4, 21), tuple(4, 41));
        assertThat(type(facts, "p/A").file()).isEqualTo("src/p/A.java");
        assertThat(facts.program().files())
                .containsExactly(new SourceFile("src/p/A.java", 6, SourceFile.Status.JOINED));
        assertThat(facts.program().problems()).isEmpty();
    }

    @Test
    void overloadsAreToldApartByErasedTypes() {
        Facts facts = project("A.java", """
                import java.util.*;
                class A<T extends Number> {
                    void m(T t) {}
                    void m(Map.Entry<String, T> e) {}
                    <U> void m(U[] u) {}
                    void m(int... i) {}
                }
                """).compile().facts();

        assertThat(type(facts, "A").methods())
                .filteredOn(method -> method.id().name().equals("m"))
                .extracting(
                        method -> method.id().descriptor(),
                        method -> method.position().line())
                .containsExactlyInAnyOrder(
                        tuple("(Ljava/lang/Number;)V", 3),
                        tuple("(Ljava/util/Map$Entry;)V", 4),
                        tuple("([Ljava/lang/Object;)V", 5),
                        tuple("([I)V", 6));
    }

    @Test
    void lambdasAreJoinedByLineAndOrder() {
        Facts facts = project("A.java", """
                import java.util.function.*;
                class A {
                    Supplier<String> a() {
                        Supplier<String> x = () -> one(), y = () -> two();
                        return () -> {
                            Runnable r = () -> one();
                            return x.get() + y.get();
                        };
                    }
                    static String one() { return ""; }
                    static String two() { return ""; }
                }
                """).compile().facts();

        assertThat(type(facts, "A").methods())
                .filteredOn(method -> method.id().isLambdaBody())
                .allMatch(method -> method.origin() == Origin.SOURCE_AND_CLASS)
                .extracting(
                        method -> method.calls().get(0).target().name(),
                        method -> method.position().toString(),
                        MethodFacts::endLine)
                .containsExactlyInAnyOrder(
                        tuple("one", "src/A.java:4:30", 4),
                        tuple("two", "src/A.java:4:47", 4),
                        tuple("get", "src/A.java:5:16", 8),
                        tuple("one", "src/A.java:6:26", 6));
    }

    @Test
    void anonymousLocalAndInnerClassesAreJoined() {
        Facts facts = project("A.java", """
                class A {
                    Object a(int k) {
                        class Local { int k() { return k; } }
                        return new Object() {
                            @Override public String toString() { return "" + new Local().k(); }
                        };
                    }
                    class Inner { Inner(String s) {} }
                    enum E { X { void e() {} }; void e() {} E() {} }
                }
                """).compile().facts();

        assertThat(facts.program().problems()).isEmpty();
        assertThat(method(facts, "A$1Local", "k").position()).hasToString("src/A.java:3:27");
        assertThat(method(facts, "A$1", "toString").position()).hasToString("src/A.java:5:37");
        assertThat(method(facts, "A$Inner", "<init>").position()).hasToString("src/A.java:8:19");
        assertThat(method(facts, "A$E$1", "e").position()).hasToString("src/A.java:9:23");
        assertThat(call(method(facts, "A", "a"), "<init>").column()).isEqualTo(20);
    }

    @Test
    void literalBoundsOfTheSourceTakeLoopsOutOfTheDepth() {
        Facts facts = project("A.java", """
                class A {
                    void a() {
                        for (int i = 0; i < 8; i += 2)
                            b();
                        while (true)
                            c();
                    }
                    void b() {}
                    void c() {}
                }
                """).compile().facts();

        MethodFacts a = method(facts, "A", "a");
        assertThat(a.loops()).extracting(Loop::isSmall).containsExactly(true, false);
        assertThat(call(a, "b").loopDepth()).isZero();
        assertThat(call(a, "c").loopDepth()).isEqualTo(1);
    }

    @Test
    void recordsInterfacesAndAnnotationsAreNotStale() {
        Facts facts = project("A.java", """
                record A(String s, int... i) implements Comparable<A> {
                    A { if (s == null) throw new NullPointerException("s"); }
                    A(int i) { this("" + i); }
                    public int compareTo(A o) { return 0; }
                    @interface N { String value() default ""; }
                    interface I { int X = Integer.parseInt("1"); default void d() {} }
                }
                """).compile().facts();

        assertThat(facts.program().problems()).isEmpty();
        assertThat(method(facts, "A", "compareTo").position().line()).isEqualTo(4);
        assertThat(call(method(facts, "A$I", "<clinit>"), "parseInt").column()).isEqualTo(35);
    }

    @Test
    void aMethodThatTheClassesLackMakesTheFileSourceOnlyWithOneProblem() {
        Project project = project("A.java", "class A { void a() {} class B { void b() {} } }")
                .compile()
                .write(
                        "A.java",
                        "class A { void a() { System.gc(); } class B { void b() {} void c(int x) {} void d() {} } }");

        Facts facts = project.facts();

        assertThat(facts.program().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SOURCE_ONLY);
            assertThat(problem.message()).contains("c(int)").contains("compile first");
        });
        assertThat(method(facts, "A", "a").origin()).isEqualTo(Origin.SOURCE_ONLY);
        assertThat(call(method(facts, "A", "a"), "gc").target().owner()).isEqualTo("java/lang/System");
    }

    @Test
    void linesOutsideTheirMethodShowThatClassesAreStale() {
        Project project = project("A.java", "class A {\n  void a() { b(); }\n  void b() {}\n}\n")
                .compile()
                .write("A.java", "class A {\n\n\n\n  void a() { b(); }\n  void b() {}\n}\n");

        assertThat(project.facts().program().files())
                .extracting(SourceFile::status)
                .containsExactly(SourceFile.Status.SOURCE_ONLY);
    }

    @Test
    void aTypeWithoutAClassIsStaleButOtherFilesAreNot() {
        Project project = project("A.java", "class A { void a() {} }")
                .write("B.java", "class B { void b() {} }")
                .compile()
                .write("A.java", "class A { void a() {} static class New {} }");

        Facts facts = project.facts();

        assertThat(facts.program().files())
                .extracting(SourceFile::status)
                .containsExactly(SourceFile.Status.SOURCE_ONLY, SourceFile.Status.JOINED);
        assertThat(type(facts, "A$New").origin()).isEqualTo(Origin.SOURCE_ONLY);
        assertThat(type(facts, "B").origin()).isEqualTo(Origin.SOURCE_AND_CLASS);
    }

    @Test
    void sourceThatCannotBeParsedIsAnalysedFromItsClasses() {
        Facts facts = project("p/A.java", """
                package p;
                class A {
                    void a() { enum Local { X } Local.X.name(); }
                }
                """).compile().facts();

        ClassFacts a = type(facts, "p/A");
        assertThat(a.origin()).isEqualTo(Origin.CLASS_ONLY);
        assertThat(a.file()).isEqualTo("src/p/A.java");
        assertThat(method(a, "a").position()).hasToString("src/p/A.java:3");
        assertThat(facts.program().files())
                .containsExactly(new SourceFile("src/p/A.java", 4, SourceFile.Status.CLASSES_ONLY));
        assertThat(facts.program().problems()).extracting(Problem::kind).containsExactly(Problem.Kind.CLASSES_ONLY);
    }

    @Test
    void withoutAnyClassThereIsOneProblem() {
        Facts facts =
                project("A.java", "class A {}").write("B.java", "class B {}").facts();

        assertThat(facts.program().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.at().file()).isEmpty());
    }

    @Test
    void theSameWhateverTheThreads() {
        Project project = project("A.java", "class A { Runnable r = () -> new B().b(); }");
        for (int i = 0; i < 20; i++) {
            project.write("B" + i + ".java", "class B" + i + " { void b() { new A().r.run(); } }");
        }
        project.write("B.java", "class B { void b() {} }").compile();

        assertThat(project.facts(4).program().classes())
                .isEqualTo(project.facts(1).program().classes());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private Project project(String name, String source) {
        return new Project(base).write(name, source);
    }

    static List<String> targets(MethodFacts method) {
        return method.calls().stream().map(call -> call.target().toString()).toList();
    }
}
