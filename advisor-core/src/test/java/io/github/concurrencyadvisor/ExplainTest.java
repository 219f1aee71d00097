package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.UnknownCall;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verdict rests on and what would change it. */
class ExplainTest {

    @TempDir
    Path folder;

    @Test
    void theVerdictIsThatOfTheAnalysis() {
        Compiled compiled = Compiled.in(folder, """
                package shop;
                import java.nio.file.*;
                class Prices {
                    String read(Path file) throws Exception { return Files.readString(file); }
                    int sum(int[] all) { int sum = 0; for (int one : all) { sum += one; } return sum; }
                }
                """);
        for (MethodVerdict verdict : compiled.analyze().methods()) {
            Explanation explanation = explain(compiled, MethodSelector.nameOf(verdict.method()));
            assertThat(explanation.matches()).containsExactly(verdict.method());
            assertThat(explanation.methods())
                    .extracting(MethodExplanation::verdict)
                    .containsExactly(verdict);
        }
    }

    @Test
    void theDecidingEvidenceComesFirstAndMinorEffectsStandApart() {
        MethodExplanation explained = explained("""
                package shop;
                import java.io.*;
                import java.nio.file.*;
                import java.util.UUID;
                import java.util.logging.Logger;
                class Import {
                    private static final Logger LOG = Logger.getLogger("import");
                    String run(Process process, Path file) throws Exception {
                        LOG.info("start");
                        for (String line : Files.readAllLines(file)) { if (line.isEmpty()) { break; } }
                        process.waitFor();
                        return UUID.randomUUID().toString();
                    }
                }
                """, "Import#run");
        assertThat(explained.evidence())
                .extracting(Evidence::effect)
                .startsWith(Effect.PROCESS)
                .contains(Effect.FILE, Effect.COMPUTE);
        assertThat(explained.evidence()).filteredOn(explained::decides).hasSize(1);
        assertThat(explained.evidence()).noneMatch(Evidence::minor);
        assertThat(explained.minor())
                .as("the log; the entropy's file does not show beside the file that counts")
                .extracting(Evidence::effect)
                .containsExactly(Effect.CONSOLE);
        assertThat(explained.verdict().workload().effects())
                .doesNotContainAnyElementsOf(
                        explained.minor().stream().map(Evidence::effect).toList());
    }

    /** What another method made its object of is that method's parameter, and none of the method that uses the object. */
    @Test
    void anObjectIsNotMadeOfTheParametersOfWhoeverUsesIt() {
        MethodExplanation explained = explained("""
                package shop;
                import java.net.*;
                class Client {
                    interface Names { boolean knows(String name); }
                    static class Dns implements Names {
                        public boolean knows(String name) {
                            try { return InetAddress.getByName(name) != null; } catch (UnknownHostException e) { return false; }
                        }
                    }
                    static class Resolver {
                        private final Names names;
                        Resolver(Names names) { this.names = names; }
                        boolean resolve(String name) { return names.knows(name); }
                    }
                    static class Resources {
                        private final Resolver resolver;
                        Resources(Names names) { this.resolver = new Resolver(names); }
                        Resolver resolver() { return resolver; }
                    }
                    private final Resources resources;
                    Client(Resources resources) { this.resources = resources; }
                    static Client usual() { return new Client(new Resources(new Dns())); }
                    boolean ask() { return resources.resolver().resolve("host"); }
                }
                """, "Client#ask");
        assertThat(explained.verdict().workload().kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(explained.whatIfs()).extracting(WhatIf::fact).noneMatch(fact -> fact.contains("parameter"));
    }

    @Test
    void whatIsPrintedIsMinor() {
        MethodExplanation explained = explained("""
                package shop;
                class Greeter {
                    void greet(String name) { System.out.println(name); }
                }
                """, "Greeter#greet");
        assertThat(explained.evidence()).isEmpty();
        assertThat(explained.minor()).extracting(Evidence::effect).containsExactly(Effect.CONSOLE);
        assertThat(explained.whatIfs()).isEmpty();
    }

    @Test
    void aStreamThatItHoldsMayBeMemoryAFileOrASocket() {
        assertThat(whatIfs(explained("""
                package shop;
                import java.io.*;
                class Parser {
                    private final Reader in;
                    Parser(Reader in) { this.in = in; }
                    int count() throws IOException {
                        int sum = 0;
                        for (int c = in.read(); c >= 0; c = in.read()) { sum = sum * 31 + c; }
                        return sum;
                    }
                }
                """, "Parser#count")))
                .contains(
                        "this.in (Reader) were known to be memory: CPU_BOUND PROCESSES",
                        "this.in (Reader) were known to be a file: IO_BOUND THREADS",
                        "this.in (Reader) were known to be a socket: IO_BOUND EVENT_LOOP");
    }

    @Test
    void anObjectThatItIsGivenMayBeKnownElsewhere() {
        assertThat(whatIfs(explained("""
                package shop;
                import java.nio.file.*;
                class Shop {
                    interface Store { String load(String id) throws Exception; }
                    static class Files1 implements Store {
                        public String load(String id) throws Exception { return Files.readString(Path.of(id)); }
                    }
                    static class Memory implements Store { public String load(String id) { return id; } }
                    String first(int number, Store store) throws Exception { return store.load("" + number); }
                }
                """, "Shop#first")))
                .contains("what it calls on parameter 2 (Store) neither waited nor computed: TRIVIAL SEQUENTIAL");
    }

    @Test
    void ofTwoWaitsThatDecideAlikeNeitherAloneWouldChangeTheVerdict() {
        MethodExplanation explained = explained("""
                package shop;
                import java.net.*;
                class Client {
                    int twice(Socket one, DatagramSocket other, DatagramPacket packet) throws Exception {
                        other.receive(packet);
                        Thread.sleep(50);
                        return one.getInputStream().read();
                    }
                }
                """, "Client#twice");
        assertThat(explained.verdict().workload().kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(explained.whatIfs()).isEmpty();
    }

    @Test
    void everyUnknownCalleeIsNamedOnceWithItsFirstPlace() {
        Compiled compiled = Compiled.in(folder, """
                package shop;
                import org.assertj.core.util.Files;
                import org.assertj.core.util.Strings;
                class Tool {
                    void run() {
                        first();
                        second();
                    }
                    private void first() {
                        Files.newTemporaryFolder();
                        Strings.quote("a");
                    }
                    private void second() {
                        Strings.quote("b");
                    }
                    void handsOver() {
                        new Thread(() -> first()).start();
                    }
                }
                """);
        AnalysisRequest all = compiled.request(17, List.of(folder.resolve("classes")));
        AnalysisRequest withoutLibraries = all.but().classPath(List.of()).build();
        MethodExplanation run = only(Advisor.explain(withoutLibraries, MethodSelector.named("Tool#run")));
        assertThat(run.verdict().workload().kind()).isEqualTo(WorkloadKind.UNKNOWN);
        assertThat(run.unknown())
                .extracting(ExplainTest::text)
                .containsExactly(
                        "Files.newTemporaryFolder 10 1: the class path has no class org.assertj.core.util.Files,"
                                + " and no line of known APIs describes it",
                        "Strings.quote 11 2: the class path has no class org.assertj.core.util.Strings,"
                                + " and no line of known APIs describes it");
        assertThat(run.unknown()).allMatch(UnknownCall::describable);
        assertThat(whatIfs(run)).contains("an unknown call waited for the network: IO_BOUND EVENT_LOOP");

        assertThat(only(Advisor.explain(withoutLibraries, MethodSelector.named("Tool#handsOver")))
                        .unknown())
                .as("what another thread does is not unknown of this method")
                .isEmpty();
    }

    @Test
    void anUnknownCallIsFoundThroughWhatIsHandedOn() {
        MethodExplanation explained = explained("""
                package shop;
                import java.lang.reflect.Method;
                class Calls {
                    interface Task { void run() throws Exception; }
                    private final Method method;
                    Calls(Method method) { this.method = method; }
                    void all() throws Exception {
                        safely(() -> method.invoke(null));
                        safely(new Native());
                    }
                    private void safely(Task task) throws Exception { task.run(); }
                    static class Native implements Task { public native void run(); }
                    static class Nothing implements Task { public void run() {} }
                }
                """, "Calls#all");
        assertThat(explained.unknown())
                .extracting(ExplainTest::text)
                .satisfiesExactlyInAnyOrder(
                        reflection -> assertThat(reflection).startsWith("Method.invoke 8 1: "),
                        code -> assertThat(code).isEqualTo("Calls.Native.run 12 1: it is native code"));
    }

    @Test
    void anUnknownCallIsFoundBehindAWideDispatchAndATemplateMethod() {
        Compiled compiled = Compiled.in(folder, """
                package shop;
                import java.util.List;
                class Wide {
                    interface Task { void run(); }
                    static class A implements Task { public void run() {} }
                    static class B implements Task { public void run() {} }
                    static class C implements Task { public void run() {} }
                    static class D implements Task { public void run() {} }
                    static class E implements Task { public void run() {} }
                    static class F implements Task { public void run() {} }
                    static class G implements Task { public void run() {} }
                    static class H implements Task { public void run() { step(); } native void step(); }
                    void any(List<Task> tasks) { for (Task task : tasks) { task.run(); } }
                }
                """, """
                package shop;
                abstract class Template {
                    void run() { step(); }
                    abstract void step();
                    static class Quiet extends Template { void step() {} }
                    static class Native extends Template { native void step(); }
                    static void unknown() { new Native().run(); }
                    static void quiet() { new Quiet().run(); }
                }
                """);
        assertThat(only(explain(compiled, "Wide#any")).unknown())
                .extracting(ExplainTest::text)
                .containsExactly("Wide.H.step 12 1: it is native code");
        assertThat(only(explain(compiled, "Template#unknown")).unknown())
                .extracting(ExplainTest::text)
                .containsExactly("Template.Native.step 6 1: it is native code");
        assertThat(only(explain(compiled, "Template#quiet")).unknown()).isEmpty();
    }

    @Test
    void ofSeveralStreamsNoneIsNamedAsTheOneThatDecides() {
        assertThat(whatIfs(explained("""
                package shop;
                import java.io.*;
                class Pump {
                    void run(InputStream in, OutputStream out) throws IOException { out.write(in.read()); }
                }
                """, "Pump#run")))
                .containsExactly(
                        "each stream that it does not choose were known to be memory: TRIVIAL SEQUENTIAL",
                        "each stream that it does not choose were known to be a file: IO_BOUND THREADS",
                        "each stream that it does not choose were known to be a socket: IO_BOUND EVENT_LOOP");
    }

    @Test
    void fromSourceAloneAnUnresolvedCallSaysWhy() {
        Compiled written = Compiled.writtenIn(folder, """
                package shop;
                class Till {
                    void pay(Purse purse) { purse.take().coin(); }
                }
                """);
        MethodExplanation explained =
                only(Advisor.explain(written.request(17, List.of()), MethodSelector.at("src/shop/Till.java:3")));
        assertThat(explained.unknown())
                .extracting(ExplainTest::text)
                .anySatisfy(call -> assertThat(call).contains("coin 3 1: the type of its receiver is not known"));
        assertThat(explained.verdict().workload().confidence()).isEqualTo(Confidence.LOW);
    }

    @Test
    void whereNothingIsMeantTheNearestAreNamed() {
        Compiled compiled = Compiled.in(folder, """
                package shop;
                abstract class Stock {
                    int count() { return 1; }
                    abstract int weigh();
                }
                """);
        Explanation misspelt = explain(compiled, "Stok#cuont");
        assertThat(misspelt.matches()).isEmpty();
        assertThat(misspelt.methods()).isEmpty();
        assertThat(misspelt.nearest()).startsWith("shop.Stock#count()");
        assertThat(explain(compiled, "Stock#weigh").matches())
                .as("an abstract method has no code to explain")
                .isEmpty();
    }

    @Test
    void ofManyMethodsOnlyTheNamesAreGiven() {
        Compiled compiled = Compiled.in(folder, """
                package shop;
                class Log {
                    void add() {} void add(int a) {} void add(long a) {} void add(byte a) {} void add(char a) {}
                    void add(String a) {}
                }
                """);
        Explanation many = explain(compiled, "Log#add");
        assertThat(many.matches()).hasSize(6).isSorted();
        assertThat(many.methods()).isEmpty();
        assertThat(many.nearest()).isEmpty();
    }

    private MethodExplanation explained(String source, String method) {
        return only(explain(Compiled.in(folder, source), method));
    }

    private static Explanation explain(Compiled compiled, String method) {
        AnalysisRequest request = compiled.request(17, List.of(compiled.base().resolve("classes")));
        return Advisor.explain(request, MethodSelector.named(method));
    }

    private static MethodExplanation only(Explanation explanation) {
        assertThat(explanation.methods()).hasSize(1);
        return explanation.methods().get(0);
    }

    private static List<String> whatIfs(MethodExplanation explained) {
        return explained.whatIfs().stream()
                .map(whatIf ->
                        whatIf.fact() + ": " + whatIf.verdict().workload().kind() + " "
                                + whatIf.verdict().recommendation().model())
                .toList();
    }

    private static String text(UnknownCall call) {
        return call.called().display() + " " + call.first().at().line() + " " + call.places() + ": " + call.why();
    }
}
