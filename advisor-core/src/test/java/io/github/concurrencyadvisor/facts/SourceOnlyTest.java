package io.github.concurrencyadvisor.facts;

import static io.github.concurrencyadvisor.facts.Project.call;
import static io.github.concurrencyadvisor.facts.Project.method;
import static io.github.concurrencyadvisor.facts.Project.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.Value;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file cut out of a project whose other classes and libraries are missing. */
class SourceOnlyTest {

    @TempDir
    Path base;

    @Test
    void anImportedClassThatIsMissingIsStillTheOwner() {
        MethodFacts a = method(facts("""
                package p;
                import com.acme.Client;
                import com.acme.Types.Request;
                class A {
                    private final Client client = new Client("x");
                    void a(Request request, Helper helper) {
                        client.send(request, 1);
                        Client.shared().close();
                        helper.help();
                        com.acme.Other.go();
                    }
                }
                """), "p/A", "a");

        assertThat(call(a, "send").target()).hasToString("com/acme/Client#send(Lcom/acme/Types$Request;I)V");
        assertThat(call(a, "send").receiver()).isEqualTo(new Value.FieldRead("p/A", "client", "Lcom/acme/Client;"));
        assertThat(call(a, "shared").target().owner()).isEqualTo("com/acme/Client");
        assertThat(call(a, "shared").kind()).isEqualTo(Call.Kind.STATIC);
        assertThat(call(a, "help").target().owner()).isEqualTo("p/Helper");
        assertThat(call(a, "go").target().owner()).isEqualTo("com/acme/Other");
        assertThat(call(a, "close").unresolved()).isEqualTo("the type of its receiver is not known");
        assertThat(call(a, "close").target().owner()).isEmpty();
        assertThat(a.calls()).filteredOn(call -> call.unresolved() != null).hasSize(1);
    }

    @Test
    void aPackageMayBeInUpperCaseAndAClassMayBeNested() {
        MethodFacts a = method(facts("""
                package p;
                import org.Acme9.client.Client;
                import org.Acme9.client.Client.Options;
                class A {
                    void a() {
                        Client.open(new Options());
                    }
                }
                """), "p/A", "a");

        assertThat(call(a, "open").target())
                .hasToString("org/Acme9/client/Client#open(Lorg/Acme9/client/Client$Options;)V");
    }

    @Test
    void theJdkResolvesAroundMissingTypes() {
        MethodFacts a = method(facts("""
                package p;
                import java.util.List;
                import java.util.concurrent.*;
                import com.acme.Order;
                class A {
                    List<Future<Order>> a(List<Order> orders, ExecutorService pool) {
                        return orders.stream().map(o -> pool.submit(() -> o.load())).toList();
                    }
                }
                """), "p/A", "a");

        assertThat(JoinTest.targets(a))
                .containsExactly(
                        "java/util/List#stream()Ljava/util/stream/Stream;",
                        "java/util/stream/Stream#map(Ljava/util/function/Function;)Ljava/util/stream/Stream;",
                        "java/util/stream/Stream#toList()Ljava/util/List;");
        Value.Function map = (Value.Function) call(a, "map").argument(0);
        assertThat(map.functionalInterface()).isEqualTo("java/util/function/Function");
        assertThat(map.interfaceMethod()).isEqualTo("apply");
        assertThat(map.captured()).containsExactly(new Value.Parameter(1));
        MethodFacts body = lambdas(facts, "p/A").get(0);
        assertThat(body.declaredIn()).isEqualTo(a.id());
        assertThat(call(body, "submit").target().descriptor())
                .isEqualTo("(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;");
        MethodFacts inner = lambdas(facts, "p/A").get(1);
        assertThat(inner.declaredIn()).isEqualTo(body.id());
        assertThat(call(inner, "load").target().owner()).isEqualTo("com/acme/Order");
    }

    @Test
    void functionsHandedToTheUnknownAreReadAllTheSame() {
        Facts read = facts("""
                import com.acme.Loop;
                class A {
                    void a(Loop loop, String s) {
                        loop.run(() -> s.trim(), String::length, x -> x.whatever());
                    }
                }
                """);

        Call run = call(method(read, "A", "a"), "run");
        assertThat(run.arguments()).allMatch(Value.Function.class::isInstance);
        assertThat(((Value.Function) run.argument(0)).functionalInterface()).isEmpty();
        assertThat(((Value.Function) run.argument(0)).captured()).containsExactly(new Value.Parameter(1));
        assertThat(call(lambdas(read, "A").get(1), "whatever").unresolved()).isNotNull();
    }

    @Test
    void aMissingSuperclassMayHaveTheMethod() {
        MethodFacts a = method(facts("""
                package p;
                class A extends com.acme.Servlet {
                    void a() { context().log("x"); }
                }
                """), "p/A", "a");

        assertThat(type(facts, "p/A").superName()).isEqualTo("com/acme/Servlet");
        assertThat(call(a, "context").target().owner()).isEqualTo("p/A");
        assertThat(call(a, "context").unresolved()).isNull();
        assertThat(call(a, "log").unresolved()).isNotNull();
    }

    @Test
    void staticImportsAreBelieved() {
        MethodFacts a = method(facts("""
                import static com.acme.Util.go;
                import static java.util.concurrent.TimeUnit.SECONDS;
                import static java.lang.Math.*;
                class A {
                    void a() throws Exception { go(1); SECONDS.sleep(abs(-1L)); nowhere(); }
                }
                """), "A", "a");

        assertThat(call(a, "go").target().owner()).isEqualTo("com/acme/Util");
        assertThat(call(a, "abs").target()).hasToString("java/lang/Math#abs(J)J");
        assertThat(call(a, "sleep").target().owner()).isEqualTo("java/util/concurrent/TimeUnit");
        assertThat(call(a, "nowhere").unresolved()).isEqualTo("no method of that name is declared or imported here");
    }

    @Test
    void sourcesResolveEachOther() {
        Project project = new Project(base)
                .write("p/A.java", "package p; class A { String a(q.B<String> b) { return b.next().get().trim(); } }")
                .write(
                        "q/B.java",
                        "package q; public class B<T> { public B<T> next() { return this; } public T get() { return null; } }");

        assertThat(JoinTest.targets(method(project.sourceOnly(), "p/A", "a")))
                .containsExactly(
                        "q/B#next()Lq/B;", "q/B#get()Ljava/lang/Object;", "java/lang/String#trim()Ljava/lang/String;");
    }

    @Test
    void aVariableIsAllThatIsAssignedToIt() {
        MethodFacts a = method(facts("""
                class A {
                    Object a(Object p, boolean b) {
                        Object x = null;
                        if (b) x = p; else x = new A();
                        x.hashCode();
                        Object y = b ? p : this;
                        return y;
                    }
                }
                """), "A", "a");

        assertThat(call(a, "hashCode").receiver())
                .isEqualTo(new Value.OneOf(List.of(new Value.Parameter(0), new Value.Created("A", 0))));
        assertThat(a.returned()).containsExactly(new Value.OneOf(List.of(new Value.Parameter(0), Value.Special.THIS)));
    }

    @Test
    void annotationsAreNamedThroughImports() {
        Facts read = facts("""
                package p;
                import com.acme.*;
                import com.acme.web.Get;
                @Deprecated class A {
                    @Get("/x") @Override public String toString() { return ""; }
                    @com.acme.Inject Object field;
                }
                """);

        assertThat(type(read, "p/A").annotations()).containsExactly("java/lang/Deprecated");
        assertThat(method(read, "p/A", "toString").annotations()).containsExactly("com/acme/web/Get");
        assertThat(type(read, "p/A").fields().get(0).annotations()).containsExactly("com/acme/Inject");
    }

    @Test
    void loopsAndOriginAreSaid() {
        MethodFacts a = method(facts("""
                class A {
                    void a(int n) {
                        for (int i = 0; i < n; i++) for (int j = 0; j < 4; j++) b();
                    }
                    void b() {}
                }
                """), "A", "a");

        assertThat(a.origin()).isEqualTo(Origin.SOURCE_ONLY);
        assertThat(a.position()).hasToString("src/A.java:2:10");
        assertThat(call(a, "b").loopDepth()).isEqualTo(1);
        assertThat(a.loops()).hasSize(2);
        assertThat(a.loops().get(1).bound()).isEqualTo(4);
    }

    @Test
    void manyUnresolvedCallsAreOneProblem() {
        Facts read = facts("""
                import com.acme.*;
                class A {
                    void a() { var b = B.make(); b.a(); b.b(); b.c(); b.d(); }
                }
                """);

        assertThat(read.program().problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.UNRESOLVED_SOURCE)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("4 of its 6 calls"));
    }

    @Test
    void aClassKeepsItsNameWhereAnImportLeavesItsPackageOpen() {
        MethodFacts a = method(facts("""
                import com.acme.*;
                class A {
                    private final B b = null;
                    void a(B given) { b.ask(); given.ask(); new B().ask(); B.all(); }
                }
                """), "A", "a");

        assertThat(a.id().descriptor()).isEqualTo("(Ljava/lang/Object;)V");
        assertThat(a.calls()).extracting(call -> call.target().owner()).containsOnly("B");
        assertThat(a.calls()).extracting(Call::unresolved).containsOnlyNulls();
    }

    @Test
    void typesThatInheritFromThemselvesEnd() {
        Facts read = facts("""
                class A extends B { void a() { b(); } class C extends C {} }
                class B extends A { <T extends Comparable<T> & Runnable, U extends T> void b(U u) { u.run(); } }
                """);

        assertThat(read.program().classes()).containsKeys("A", "B", "A$C");
    }

    @Test
    void theSameWhateverTheThreads() {
        Project project = new Project(base);
        for (int i = 0; i < 20; i++) {
            String next = "B" + (i + 1) % 20;
            project.write(
                    "B" + i + ".java",
                    "class B" + i + " { Runnable b() { return () -> new " + next + "() { }.b().run(); } }");
        }

        assertThat(project.facts(4).program())
                .usingRecursiveComparison()
                .ignoringFields("library")
                .isEqualTo(project.facts(1).program());
    }

    @Test
    void nestedLambdasDoNotMultiplyForEver() {
        StringBuilder nested = new StringBuilder("b()");
        for (int i = 0; i < 40; i++) {
            nested.insert(0, "e.submit(() -> ").append(')');
        }

        Facts read =
                facts("class A { void a(java.util.concurrent.ExecutorService e) { " + nested + "; } void b() {} }");

        assertThat(type(read, "A").methods()).isNotEmpty();
    }

    @Test
    void expressionsOfGeneratedCodeAreNotTooDeep() {
        String sum = "\"a\" + b()" + " + \"x\"".repeat(5_000);

        Facts read = facts("class A { String a() { return " + sum + "; } String b() { return null; } }");

        assertThat(JoinTest.targets(method(read, "A", "a"))).containsExactly("A#b()Ljava/lang/String;");
    }

    private Facts facts = new Facts(
            new io.github.concurrencyadvisor.model.ProgramFacts(
                    new java.util.TreeMap<>(), name -> null, List.of(), List.of()),
            List.of());

    private Facts facts(String source) {
        String name = source.contains("package p;") ? "p/A.java" : "A.java";
        facts = new Project(base).write(name, source).sourceOnly();
        return facts;
    }

    private static List<MethodFacts> lambdas(Facts facts, String name) {
        return type(facts, name).methods().stream()
                .filter(method -> method.id().isLambdaBody())
                .toList();
    }
}
