package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which carrier runs what, by the findings it leads to. */
class CarriersTest {

    @TempDir
    Path folder;

    @Test
    void anAsyncStageWithoutAnExecutorRunsInTheCommonPool() {
        Wants.check(folder, """
                import java.util.concurrent.*;
                class A {
                    CompletableFuture<Void> shared() {
                        return CompletableFuture.runAsync(() -> nap()); // want "BlockingCallInCommonPool: A.nap sleeps in Thread.sleep .*CompletableFuture.runAsync.*"
                    }
                    CompletableFuture<Void> own(ExecutorService pool) {
                        return CompletableFuture.runAsync(() -> nap(), pool);
                    }
                    CompletableFuture<Void> commonByName() {
                        return CompletableFuture.runAsync(() -> nap(), ForkJoinPool.commonPool()); // want "BlockingCallInCommonPool: .*"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aStreamIsParallelWhereItWasMadeSo() {
        Wants.check(folder, """
                import java.util.List;
                class A {
                    long bad(List<String> names) {
                        return names.stream().parallel().filter(n -> exists(n)).count(); // want "BlockingCallInCommonPool: .*File.exists.*"
                    }
                    long good(List<String> names) {
                        return names.stream().filter(n -> exists(n)).count();
                    }
                    long back(List<String> names) {
                        return names.parallelStream().sequential().filter(n -> exists(n)).count();
                    }
                    static boolean exists(String name) { return new java.io.File(name).exists(); }
                }
                """);
    }

    @Test
    void aHelperThatHandsItsParameterOverIsSeenThrough() {
        Wants.check(folder, """
                import java.util.concurrent.CompletableFuture;
                class A {
                    static void inBackground(Runnable task) {
                        CompletableFuture.runAsync(task); // want "BlockingCallInCommonPool: A.inBackground is given what CompletableFuture.runAsync runs .*"
                    }
                    void bad() {
                        inBackground(() -> nap()); // want "BlockingCallInCommonPool: A.nap sleeps .*"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aHelperThatRunsItsParameterInWhatItHandsOverIsSeenThroughAsWell() {
        Wants.check(folder, """
                import io.vertx.core.Vertx;
                class A {
                    static void onLoop(Vertx vertx, Runnable task) {
                        vertx.runOnContext(done -> {
                            System.nanoTime();
                            task.run();
                        });
                    }
                    static void later(Vertx vertx, Runnable task) { onLoop(vertx, task); }
                    void bad(Vertx vertx) {
                        onLoop(vertx, () -> nap()); // want "BlockingCallOnEventLoop: A.nap sleeps in Thread.sleep on an event loop, which runs what Vertx.runOnContext is given"
                        later(vertx, () -> nap()); // want "BlockingCallOnEventLoop: A.nap sleeps in Thread.sleep on an event loop, which runs what Vertx.runOnContext is given"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void vertxRunsHandlersOnTheLoopAndExecuteBlockingElsewhere() {
        Wants.check(folder, """
                import io.vertx.core.*;
                class Verticle extends AbstractVerticle {
                    @Override public void start() throws Exception {
                        vertx.setTimer(100, id -> nap()); // want "BlockingCallOnEventLoop: Verticle.nap sleeps .*"
                        vertx.executeBlocking(() -> { nap(); return null; });
                        nap(); // want "BlockingCallOnEventLoop: Verticle.nap sleeps .*overrides.*start.*"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void reactorStepsStayOnTheLoopUnlessMoved() {
        Wants.check(folder, """
                import reactor.core.publisher.*;
                import reactor.core.scheduler.Schedulers;
                class A {
                    Mono<String> bad(Mono<String> in) {
                        return in.map(s -> nap(s)); // want "BlockingCallOnEventLoop: A.nap sleeps .*Mono.map.*"
                    }
                    Mono<String> source() {
                        return Mono.fromCallable(() -> nap("x")).subscribeOn(Schedulers.boundedElastic());
                    }
                    Mono<String> moved(Mono<String> in) {
                        return in.publishOn(Schedulers.boundedElastic()).map(s -> nap(s));
                    }
                    static String nap(String s) { try { Thread.sleep(100); } catch (InterruptedException e) { } return s; }
                }
                """);
    }

    @Test
    void nettyHandlersRunOnTheLoop() {
        Wants.check(folder, """
                import io.netty.channel.*;
                class Echo extends SimpleChannelInboundHandler<String> {
                    @Override protected void channelRead0(ChannelHandlerContext c, String m) throws Exception {
                        c.writeAndFlush(m).sync(); // want "BlockingCallOnEventLoop: ChannelFuture.sync waits for another thread .*"
                        c.executor().execute(() -> nap()); // want "BlockingCallOnEventLoop: Echo.nap sleeps .*"
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void anExecutorOfWhichOnlyTheTypeIsKnownIsALoopIfThatTypeIs() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.concurrent.*;
                class A {
                    private final EventLoop own;
                    A(EventLoop own) { this.own = own; }
                    Future<Void> held() {
                        return CompletableFuture.runAsync(A::nap, own); // want "BlockingCallOnEventLoop: A.nap sleeps .*"
                    }
                    static Future<Void> given(EventLoop loop, CompletableFuture<String> text) {
                        return text.thenAcceptAsync(each -> nap(), loop); // want "BlockingCallOnEventLoop: A.nap sleeps .*"
                    }
                    static Future<Void> any(Executor any, CompletableFuture<String> text) {
                        return text.thenAcceptAsync(each -> nap(), any);
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void whatIsGivenToAParameterRunsWhereTheLibrarySays() {
        Wants.check(folder, """
                import io.vertx.core.Vertx;
                class A {
                    static void poll(Vertx vertx) {
                        vertx.setPeriodic(100, id -> nap()); // want "BlockingCallOnEventLoop: A.nap sleeps .*"
                        vertx.executeBlocking(() -> { nap(); return null; });
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void aLambdaIsSeenEvenWhereTheLibraryIsNotThere() {
        Wants.checkSourceAlone(folder, """
                import java.util.concurrent.*;
                import reactor.core.publisher.Mono;
                import missing.Missing;
                class A {
                    Mono<String> bad(Mono<String> in, Future<String> f) {
                        return in.map(s -> get(f)); // want "BlockingCallOnEventLoop: A.get waits for another thread .*"
                    }
                    static String get(Future<String> f) {
                        try { return f.get(); } catch (InterruptedException | ExecutionException e) { throw new Missing(e); }
                    }
                }
                """);
    }

    @Test
    void workerCodeIsMovedAwayWhicheverOverloadItIs() {
        Wants.checkSourceAlone(folder, """
                import io.vertx.core.*;
                import missing.Options;
                class A extends AbstractVerticle {
                    @Override public void start() {
                        vertx.executeBlocking(done -> nap(), new Options(), result -> { });
                        away(vertx, result -> { });
                        nap(); // want "BlockingCallOnEventLoop: A.nap sleeps .*"
                    }
                    static void away(Vertx vertx, Handler<AsyncResult<Void>> handler) {
                        vertx.executeBlocking(done -> { nap(); done.complete(); }, handler);
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }
}
