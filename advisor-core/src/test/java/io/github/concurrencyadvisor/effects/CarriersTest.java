package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which carriers run each method, and by which way. */
class CarriersTest {

    @TempDir
    Path folder;

    @Test
    void aHandlersCarrierReachesWhatItCallsThreeHopsOn() {
        assertThat(carriers("""
                import io.vertx.core.VerticleBase;
                import io.vertx.core.Future;
                class Service extends VerticleBase {
                    public Future<?> start() throws Exception { one(); return super.start(); }
                    void one() { two(); }
                    void two() { three(); }
                    void three() { }
                    void never() { three(); }
                }
                """))
                .containsEntry("start", List.of("EVENT_LOOP HIGH"))
                .containsEntry("three", List.of("EVENT_LOOP HIGH: start:4 one:5 two:6"))
                .doesNotContainKey("never");
    }

    @Test
    void workThatIsHandedOverChangesItsCarrier() {
        assertThat(carriers("""
                import java.util.concurrent.*;
                class A {
                    private static final ExecutorService pool = Executors.newFixedThreadPool(4);
                    public static void main(String[] args) {
                        here();
                        pool.submit(() -> there());
                        CompletableFuture.runAsync(A::common);
                        new Thread(() -> there()).start();
                    }
                    static void here() { both(); }
                    static void there() { both(); }
                    static void common() { }
                    static void both() { }
                }
                """))
                .containsEntry("main", List.of("MAIN HIGH"))
                .containsEntry("here", List.of("MAIN HIGH: main:5"))
                .containsEntry(
                        "there", List.of("PLATFORM_POOL HIGH: main:6 main:6", "PLATFORM_THREAD HIGH: main:8 main:8"))
                .containsEntry("common", List.of("COMMON_POOL HIGH: main:7"))
                .containsEntry(
                        "both",
                        List.of(
                                "PLATFORM_POOL HIGH: main:6 main:6 there:11",
                                "PLATFORM_THREAD HIGH: main:8 main:8 there:11",
                                "MAIN HIGH: main:5 here:10"));
    }

    @Test
    void aLambdaRunsOnTheThreadOfWhoCallsIt() {
        assertThat(carriers("""
                import java.util.List;
                import java.util.function.Supplier;
                class A {
                    public static void main(String[] args) {
                        List.of(args).forEach(arg -> each());
                        twice(() -> given());
                    }
                    static void each() { }
                    static <T> T twice(Supplier<T> s) { s.get(); return s.get(); }
                    static int given() { return 1; }
                }
                """))
                .containsEntry("each", List.of("MAIN HIGH: main:5 main:5"))
                .containsEntry("given", List.of("MAIN HIGH: main:6 twice:9 main:6"));
    }

    @Test
    void theReceiverDecidesAndAChoiceIsLessSure() {
        assertThat(carriers("""
                class A {
                    public static void main(String[] args) {
                        new Quick().run();
                        Step given = args.length > 0 ? new Quick() : new Slow();
                        any(new Slow());
                    }
                    static void any(Step step) { step.take(); }
                    static void all(Step step) { step.take(); }
                }
                abstract class Step {
                    final void run() { take(); }
                    abstract void take();
                }
                class Quick extends Step { void take() { quick(); } void quick() { } }
                class Slow extends Step { void take() { slow(); } void slow() { } }
                """))
                .containsEntry("quick", List.of("MAIN HIGH: main:3 run:11 take:14"))
                .containsEntry("slow", List.of("MAIN HIGH: main:5 any:7 take:15"))
                .doesNotContainKey("all");
    }

    @Test
    void whatAFrameworkGivesMayBeAnyOfItsKind() {
        assertThat(carriers("""
                import io.vertx.core.VerticleBase;
                import io.vertx.core.Future;
                class Service extends VerticleBase {
                    private final Store store;
                    Service(Store store) { this.store = store; }
                    public Future<?> start() { store.load(); return null; }
                }
                interface Store { void load(); }
                class Memory implements Store { public void load() { memory(); } void memory() { } }
                class Disk implements Store { public void load() { disk(); } void disk() { } }
                """))
                .containsEntry("memory", List.of("EVENT_LOOP MEDIUM: start:6 load:9"))
                .containsEntry("disk", List.of("EVENT_LOOP MEDIUM: start:6 load:10"));
    }

    @Test
    void theShortestWayIsToldAndASurerOneBeforeIt() {
        assertThat(carriers("""
                class A {
                    public static void main(String[] args) {
                        far();
                        near();
                    }
                    static void far() { farther(); }
                    static void farther() { goal(); }
                    static void near() { goal(); }
                    static void goal() { again(3); }
                    static void again(int n) { if (n > 0) again(n - 1); }
                }
                """))
                .containsEntry("goal", List.of("MAIN HIGH: main:4 near:8"))
                .containsEntry("again", List.of("MAIN HIGH: main:4 near:8 goal:9"));
    }

    @Test
    void aWayThatIsFoundFirstIsNotTheShortest() {
        assertThat(carriers("""
                import java.util.function.Supplier;
                class A {
                    public static void main(String[] args) {
                        twice(() -> goal());
                        near();
                    }
                    static <T> T twice(Supplier<T> s) { s.get(); return s.get(); }
                    static void near() { goal(); }
                    static int goal() { return 1; }
                }
                """)).containsEntry("goal", List.of("MAIN HIGH: main:5 near:8"));
    }

    @Test
    void ofEquallyLongWaysTheFirstInTheCodeIsTold() {
        assertThat(carriers("""
                class A {
                    public static void main(String[] args) {
                        one();
                        other();
                    }
                    static void one() { goal(); }
                    static void other() { goal(); }
                    static void goal() { }
                }
                """)).containsEntry("goal", List.of("MAIN HIGH: main:3 one:6"));
    }

    @Test
    void oneOfEightIsHardlyKnown() {
        StringBuilder handlers = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            handlers.append("class Store%d implements Store { public void load() { load%d(); } void load%d() { } }\n"
                    .formatted(i, i, i));
        }
        String service = """
                import io.vertx.core.VerticleBase;
                import io.vertx.core.Future;
                class Service extends VerticleBase {
                    private final Store store;
                    Service(Store store) { this.store = store; }
                    public Future<?> start() { store.load(); return null; }
                }
                interface Store { void load(); }
                """;
        assertThat(carriers(service + handlers)).containsEntry("load3", List.of("EVENT_LOOP LOW: start:6 load:12"));
    }

    @Test
    void theShortestWayIsToldWhateverTheReceiver() {
        assertThat(carriers("""
                class A {
                    public static void main(String[] args) {
                        new Quick().run();
                        far();
                    }
                    static void far() { new Slow().run(); }
                }
                abstract class Step {
                    final void run() { take(); }
                    abstract void take();
                }
                class Quick extends Step { void take() { } }
                class Slow extends Step { void take() { slow(); } void slow() { } }
                """))
                .containsEntry("run", List.of("MAIN HIGH: main:3"))
                .containsEntry("slow", List.of("MAIN HIGH: main:4 far:6 run:9 take:13"));
    }

    /** By method name, each carrier with its confidence and the methods and lines of its witness. */
    private Map<String, List<String>> carriers(String... sources) {
        Map<String, List<String>> byMethod = new TreeMap<>();
        Compiled.in(folder, sources).effects((effects, classes) -> {
            for (ClassFacts type : classes) {
                for (MethodFacts method : type.methods()) {
                    List<String> carriers = effects.carriers(method.id()).stream()
                            .map(CarriersTest::told)
                            .toList();
                    if (!carriers.isEmpty() && !method.id().isLambdaBody()) {
                        byMethod.put(method.id().name(), carriers);
                    }
                }
            }
        });
        return byMethod;
    }

    private static String told(CarriedBy by) {
        String way = by.witness().stream()
                .map(hop -> hop.method().name().replaceFirst("lambda\\$(\\w+)\\$.*", "$1") + ":"
                        + hop.at().line())
                .collect(Collectors.joining(" "));
        return (by.carrier() + " " + by.confidence() + (way.isEmpty() ? "" : ": " + way)).strip();
    }
}
