package io.github.concurrencyadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many run at once, by what code and data say. */
class DemandTest {

    @TempDir
    Path folder;

    @Test
    void aRangeIsLimitedOrManyWhereAllOfItIs() {
        assertThat(Demand.of(AtOnce.upTo(200, ""), Thresholds.DEFAULTS)).isEqualTo(Demand.LIMITED);
        assertThat(Demand.of(AtOnce.upTo(201, ""), Thresholds.DEFAULTS)).isEqualTo(Demand.UNKNOWN);
        assertThat(Demand.of(AtOnce.exactly(1_999, ""), Thresholds.DEFAULTS)).isEqualTo(Demand.UNKNOWN);
        assertThat(Demand.of(AtOnce.exactly(2_000, ""), Thresholds.DEFAULTS)).isEqualTo(Demand.MANY);
        assertThat(Demand.of(AtOnce.UNKNOWN, Thresholds.DEFAULTS)).isEqualTo(Demand.UNKNOWN);
    }

    @Test
    void whatNobodyIsSeenToCallIsUnknown() {
        Wants.checkBothWays(folder, """
                class A {
                    void api() { inner(); } // want api.demand:"UNKNOWN"
                    void inner() { } // want inner.demand:"UNKNOWN"
                    public static void main(String[] args) { new A().once(); } // want main.demand:"LIMITED the main thread, of which there is one"
                    void once() { for (int i = 0; i < 9; i++) step(); } // want once.demand:"LIMITED the main thread, of which there is one"
                    void step() { } // want step.demand:"LIMITED the main thread, of which there is one"
                }
                """);
    }

    @Test
    void othersCallWhatALibraryOffers() {
        Wants.checkBothWays(folder, """
                public class A {
                    static final A ONE = of(1);
                    public static A of(int n) { return new A(); } // want of.demand:"UNKNOWN"
                    static final int TWO = two();
                    static int two() { return 2; } // want two.demand:"LIMITED a class is initialised once"
                }
                """);
    }

    @Test
    void aPoolOfConstantSizeBoundsWhatItRuns() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private static final int SIZE = 2 * 8;
                    private final ExecutorService fixed = Executors.newFixedThreadPool(SIZE);
                    private final Executor grown = new ThreadPoolExecutor(4, 150, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
                    private final ExecutorService cached = Executors.newCachedThreadPool();
                    private final ExecutorService one = Executors.newSingleThreadExecutor();
                    private final ExecutorService large = Executors.newFixedThreadPool(500);
                    void all(Iterable<String> ids) {
                        for (String id : ids) {
                            fixed.submit(() -> a(id));
                            grown.execute(() -> b());
                            cached.submit(() -> c());
                            one.submit(this::d);
                            large.submit(() -> e());
                        }
                    }
                    void a(String id) { a2(); } // want a.demand:"LIMITED a pool of 16 threads"
                    void a2() { } // want a2.demand:"LIMITED a pool of 16 threads"
                    void b() { } // want b.demand:"LIMITED a pool of 150 threads"
                    void c() { } // want c.demand:"UNKNOWN"
                    void d() { } // want d.demand:"LIMITED a pool of one thread"
                    void e() { } // want e.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aLoopStartsAsManyAsItsBoundSays() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private static final ExecutorService pool = Executors.newCachedThreadPool();
                    public static void main(String[] args) {
                        for (int i = 0; i < 10; i++) {
                            pool.submit(() -> few());
                        }
                        for (int i = 0; i < 100; i++) {
                            for (int j = 0; j < 100; j++) {
                                pool.submit(() -> nested());
                            }
                        }
                        for (String arg : args) {
                            pool.submit(() -> each());
                        }
                        pool.submit(() -> one());
                    }
                    void api() {
                        for (int i = 0; i < 5000; i++) {
                            pool.submit(() -> many());
                        }
                        for (int i = 0; i < 10; i++) {
                            pool.submit(() -> perCall());
                        }
                    }
                    static void few() { } // want few.demand:"LIMITED a loop of 10 turns in A.main"
                    static void nested() { } // want nested.demand:"MANY a loop of 10000 turns in A.main"
                    static void each() { } // want each.demand:"UNKNOWN"
                    static void one() { } // want one.demand:"LIMITED the main thread, of which there is one"
                    static void many() { } // want many.demand:"MANY a loop of 5000 turns in A.api"
                    static void perCall() { } // want perCall.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aLoopAroundTheCallThatStartsTasksCounts() {
        Wants.checkBothWays(folder, """
                import java.util.List;
                import java.util.concurrent.*;
                class A {
                    private static final ExecutorService pool = Executors.newCachedThreadPool();
                    public static void main(String[] args) {
                        for (int i = 0; i < 3000; i++) {
                            start();
                        }
                        List.of(args).forEach(arg -> startEach());
                    }
                    static void start() { pool.submit(() -> task()); } // want start.demand:"LIMITED the main thread, of which there is one"
                    static void task() { } // want task.demand:"MANY a loop of 3000 turns in A.main"
                    static void startEach() { pool.submit(() -> other()); }
                    static void other() { } // want other.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aSemaphoreOfConstantSizeBoundsWhatRunsUnderItsPermit() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private static final Semaphore PERMITS = new Semaphore(20);
                    private final Semaphore given;
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    A(int n) { given = new Semaphore(n); }
                    void call() throws InterruptedException {
                        before();
                        PERMITS.acquire();
                        try {
                            under();
                        } finally {
                            PERMITS.release();
                        }
                        after();
                    }
                    void submit() throws InterruptedException {
                        PERMITS.acquire();
                        pool.submit(() -> { try { task(); } finally { PERMITS.release(); } });
                    }
                    void other() throws InterruptedException {
                        given.acquire();
                        open();
                        given.release();
                    }
                    void before() { } // want before.demand:"UNKNOWN"
                    void under() { } // want under.demand:"LIMITED a semaphore of 20 permits"
                    void after() { } // want after.demand:"UNKNOWN"
                    void task() { } // want task.demand:"LIMITED a semaphore of 20 permits"
                    void open() { } // want open.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void ofSeveralPoolsOrSemaphoresThatItMayBeTheLargestCounts() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool;
                    private final Semaphore permits;
                    private final Semaphore others;
                    private final Semaphore open;
                    A(boolean small, int n) {
                        pool = small ? Executors.newFixedThreadPool(4) : Executors.newFixedThreadPool(60);
                        permits = small ? new Semaphore(5) : new Semaphore(50);
                        others = small ? new Semaphore(70) : new Semaphore(7);
                        open = small ? new Semaphore(3) : new Semaphore(n);
                    }
                    void start() throws InterruptedException {
                        pool.submit(() -> pooled());
                        permits.acquire();
                        under();
                        permits.release();
                        others.acquire();
                        underOthers();
                        others.release();
                        open.acquire();
                        underAny();
                        open.release();
                    }
                    void pooled() { } // want pooled.demand:"LIMITED a pool of 60 threads"
                    void under() { } // want under.demand:"LIMITED a semaphore of 50 permits"
                    void underOthers() { } // want underOthers.demand:"LIMITED a semaphore of 70 permits"
                    void underAny() { } // want underAny.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aMethodThatTheCompilerMakesCallsNothing() {
        Wants.checkBothWays(folder, """
                interface Step<T> { void on(T t); }
                class Named implements Step<String> {
                    public void on(String s) { done(); }
                    void done() { } // want done.demand:"LIMITED the main thread, of which there is one"
                    public static void main(String[] args) { new Named().on("x"); }
                }
                """);
    }

    @Test
    void aTaskRunsWhatItsOwnClassHas() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void start() { pool.execute(new Quick()); new Slow().run(); }
                }
                abstract class Step implements Runnable {
                    public final void run() { take(); }
                    abstract void take();
                }
                class Quick extends Step {
                    void take() { } // want take.demand:"LIMITED a pool of 4 threads"
                }
                class Slow extends Step {
                    void take() { } // want take.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aPoolThatEachRunMakesAnewIsNoBoundOnAllRuns() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    public static void main(String[] args) {
                        ExecutorService pool = Executors.newFixedThreadPool(8);
                        for (String arg : args) pool.submit(() -> inMain());
                    }
                    void api(Iterable<String> all) {
                        ExecutorService pool = Executors.newFixedThreadPool(8); // want "ExecutorNeverClosed: .*after A.api returns"
                        for (String one : all) pool.submit(() -> inApi());
                    }
                    static void inMain() { } // want inMain.demand:"LIMITED a pool of 8 threads"
                    static void inApi() { } // want inApi.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void theCarrierThatRunsMostDecides() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService small = Executors.newFixedThreadPool(4);
                    private final ExecutorService larger = Executors.newFixedThreadPool(60);
                    void start() {
                        small.submit(() -> both());
                        larger.submit(() -> both());
                        small.submit(() -> shared());
                        shared();
                    }
                    void both() { } // want both.demand:"LIMITED a pool of 60 threads"
                    void shared() { } // want shared.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void tasksThatStartTasksOfTheirOwnKindHaveNoEnd() {
        Wants.checkBothWays(folder, """
                class A {
                    public static void main(String[] args) { new Thread(() -> fork()).start(); }
                    static void fork() { // want fork.demand:"MANY a loop of 2 turns in A.fork"
                        for (int i = 0; i < 2; i++) {
                            new Thread(() -> fork()).start();
                        }
                    }
                }
                """);
    }

    @Test
    void aPipelineIsBoundByThePoolThatItIsMovedTo() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.Executors;
                import reactor.core.publisher.Mono;
                import reactor.core.scheduler.*;
                class A {
                    private final Scheduler few = Schedulers.fromExecutor(Executors.newFixedThreadPool(12));
                    Mono<String> moved(Mono<String> m) { return m.publishOn(few).map(s -> on(s)); }
                    Mono<String> stays(Mono<String> m) { return m.map(s -> off(s)); }
                    String on(String s) { return s; } // want on.demand:"LIMITED a pool of 12 threads"
                    String off(String s) { return s; } // want off.demand:"UNKNOWN"
                }
                """);
    }

    @Test
    void aFrameworkSaysHowManyItServes() {
        Wants.checkBothWays(folder, """
                import io.netty.channel.*;
                class Handler extends SimpleChannelInboundHandler<String> {
                    @Override
                    protected void channelRead0(ChannelHandlerContext ctx, String msg) { // want channelRead0.demand:"MANY SimpleChannelInboundHandler.channelRead0, as many as come"
                        answer(msg);
                    }
                    private void answer(String msg) { } // want answer.demand:"MANY SimpleChannelInboundHandler.channelRead0, as many as come"
                }
                """);
    }

    @Test
    void aSettingSpeaksWhereNothingElseDoesAndThresholdsMove() {
        Compiled compiled = Compiled.in(folder, """
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService pool = Executors.newFixedThreadPool(16);
                    void api() throws Exception { pool.submit(() -> { Thread.sleep(5); return 1; }); nap(); }
                    void nap() throws Exception { Thread.sleep(5); }
                    void task() { pool.submit(() -> pooled()); }
                    void pooled() { }
                }
                """);
        AnalysisRequest request = compiled.request(17, List.of(folder.resolve("classes")));
        Thresholds moved = new Thresholds(1, 0.1, Duration.ofMillis(4), Duration.ofMillis(1), 16, 8);
        Analysis analysis = Sound.analyze(
                request.but().thresholds(moved).demand(Demand.MANY).build());
        assertThat(of(analysis, "nap").workload().ioSpeed().name()).isEqualTo("SLOW");
        assertThat(of(analysis, "nap").demand()).isEqualTo(Demand.MANY);
        assertThat(of(analysis, "nap").recommendation().why())
                .isEqualTo(
                        "I/O-bound, very slow (4 ms a wait or more), many at once (16 or more: a setting, as nothing in"
                                + " the code says) → event loop");
        assertThat(of(analysis, "pooled").demandWhy()).contains("a setting");
    }

    private static MethodVerdict of(Analysis analysis, String name) {
        return analysis.methods().stream()
                .filter(verdict -> verdict.method().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
