package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks like a mistake and is none, next to what is one: found in published projects. */
class SilenceTest {

    @TempDir
    Path folder;

    @Test
    void loopsThatCallsBringTogetherReadTheSameDataOnce() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.*;
                class Handler extends SimpleChannelInboundHandler<List<String>> {
                    @Override protected void channelRead0(ChannelHandlerContext c, List<String> headers) {
                        c.write(each(headers));
                        c.write(pairs(headers)); // want "CpuBoundWorkOnEventLoop: Handler.pairs loops 3 deep .*"
                        c.write(streamed(headers));
                    }
                    private static int each(List<String> headers) {
                        int sum = 0;
                        for (String header : headers) sum += values(header);
                        return sum;
                    }
                    private static int values(String header) {
                        int sum = 0;
                        for (String value : header.split(",")) sum += letters(value);
                        return sum;
                    }
                    private static int letters(String value) {
                        int sum = 0;
                        for (int at = 0; at < value.length(); at++) sum += value.charAt(at);
                        return sum;
                    }
                    private static int pairs(List<String> headers) {
                        int same = 0;
                        for (String one : headers) for (String other : headers)
                            for (int at = 0; at < one.length(); at++) same += other.indexOf(one.charAt(at));
                        return same;
                    }
                    private static long streamed(List<String> headers) {
                        return headers.stream()
                                .filter(one -> headers.stream() // want "CpuBoundWorkOnEventLoop: .* loops 3 deep .*"
                                        .anyMatch(other -> {
                            int same = 0;
                            for (int at = 0; at < one.length(); at++) same += other.indexOf(one.charAt(at));
                            return same > 0;
                        })).count();
                    }
                }
                """);
    }

    @Test
    void aFutureThatAHelperShowsToBeDoneIsNotWaitedFor() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import io.netty.util.concurrent.Future;
                import java.util.concurrent.*;
                class Handler extends SimpleChannelInboundHandler<CompletableFuture<String>> {
                    private Future<String> address;
                    @Override protected void channelRead0(ChannelHandlerContext c, CompletableFuture<String> f) throws Exception {
                        if (isThere(f)) c.write(f.join());
                        c.write(known());
                        c.write(awaited()); // want "BlockingCallOnEventLoop: Handler.awaited waits .*"
                        address.addListener((Future<String> done) -> c.write(done.get()));
                        address.addListener((Future<String> done) -> c.write(f.join())); // want "BlockingCallOnEventLoop: CompletableFuture.join waits .*"
                    }
                    private static boolean isThere(CompletableFuture<?> f) { return f.isDone() && !f.isCompletedExceptionally(); }
                    private String known() throws Exception { return address.isSuccess() ? address.get() : null; }
                    private String awaited() throws Exception { return address.get(); }
                }
                """);
    }

    @Test
    void aLoopThatAClassHasForItselfMayWait() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import io.netty.channel.nio.NioEventLoopGroup;
                import java.util.concurrent.*;
                class A {
                    private final EventLoopGroup timer = new NioEventLoopGroup(1);
                    private final EventLoopGroup shared = new NioEventLoopGroup(1);
                    final EventLoopGroup open = new NioEventLoopGroup(1);
                    void start() {
                        timer.scheduleAtFixedRate(() -> nap(), 1, 1, TimeUnit.SECONDS);
                        shared.scheduleAtFixedRate(() -> nap(), 1, 1, TimeUnit.SECONDS); // want "BlockingCallOnEventLoop: .*"
                        open.execute(() -> nap()); // want "BlockingCallOnEventLoop: .*"
                    }
                    EventLoop forAChannel() { return shared.next(); }
                    void stop() { timer.shutdownGracefully(); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void whoAsksWhichThreadItIsOnWaitsOnTheOthers() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.concurrent.CompletableFuture;
                class Handler extends ChannelInboundHandlerAdapter {
                    private Channel channel;
                    private boolean isBlockingAllowed() { return Thread.currentThread().getName().startsWith("worker"); }
                    @Override public void channelRead(ChannelHandlerContext c, Object message) throws Exception {
                        close();
                        napIfAllowed();
                        napOutside(); // want "BlockingCallOnEventLoop: .*"
                        late(); // want "BlockingCallOnEventLoop: .*"
                    }
                    void close() throws Exception { if (!channel.eventLoop().inEventLoop()) channel.close().await(); }
                    void napIfAllowed() throws Exception { if (isBlockingAllowed()) Thread.sleep(100); }
                    void napOutside() throws Exception { if (!channel.eventLoop().inEventLoop()) Thread.sleep(100); }
                    void late() throws Exception { channel.close().await(); if (!channel.eventLoop().inEventLoop()) return; }
                    void stage(CompletableFuture<String> f) {
                        f.thenRun(() -> { try { close(); } catch (Exception e) { } });
                    }
                }
                """);
    }

    @Test
    void aHandlerIsReportedInsideAndNotWhereItIsRegistered() {
        Wants.check(folder, """
                import io.netty.channel.*;
                class A implements ChannelFutureListener {
                    A(Channel channel) { channel.closeFuture().addListener(this); }
                    @Override public void operationComplete(ChannelFuture done) throws Exception {
                        Thread.sleep(100); // want "BlockingCallOnEventLoop: .*"
                    }
                }
                class B {
                    void open(Channel channel) { new A(channel); }
                }
                """);
    }

    @Test
    void whatBranchesMostlyLeadAroundIsANoteOrNothing() {
        assertThat(Compiled.in(folder, """
                import io.netty.channel.*;
                class Handler extends ChannelInboundHandlerAdapter {
                    private int n;
                    @Override public void channelRead(ChannelHandlerContext c, Object message) throws Exception {
                        often(message);
                        seldom(message);
                        hardlyEver(message);
                        ensureOpen();
                        if (n > 0) if (n > 1) if (n > 2) if (n > 3) if (n > 4) Thread.sleep(100);
                    }
                    void often(Object message) throws Exception { if (n > 0) if (n > 1) Thread.sleep(100); }
                    void seldom(Object message) throws Exception { if (n > 0) if (n > 1) if (n > 2) if (n > 3) if (n > 4) often(message); }
                    void hardlyEver(Object message) throws Exception {
                        if (n > 5) if (n > 6) if (n > 7) if (n > 8) if (n > 9) if (n > 10) if (n > 11) seldom(message);
                    }
                    void ensureOpen() throws Exception { if (n > 0) Thread.sleep(100); }
                }
                """).analyze().findings())
                .extracting(finding -> finding.severity() + " " + finding.at().line() + " "
                        + finding.message().endsWith(", unless a branch on the way leads around it"))
                .containsExactly("ERROR 5 false", "INFO 6 true", "INFO 8 true", "ERROR 9 false");
    }

    @Test
    void aPipelineThatAStepMakesRunsWhereTheStepDoes() {
        Wants.check(folder, """
                import reactor.core.publisher.*;
                import reactor.core.scheduler.Schedulers;
                class Poll {
                    Flux<Integer> moved() {
                        return Flux.defer(() -> {
                            if (System.nanoTime() == 0) return Mono.empty();
                            return Flux.<Integer>generate(sink -> sink.next(nap())).take(3);
                        }).subscribeOn(Schedulers.boundedElastic());
                    }
                    Flux<Integer> deeper() {
                        return Flux.range(0, 3)
                                .concatMap(n -> Flux.defer(() -> Flux.<Integer>generate(sink -> sink.next(nap())).take(n))
                                        .subscribeOn(Schedulers.boundedElastic()));
                    }
                    Flux<Integer> stays() {
                        return Flux.defer(() -> Flux.<Integer>generate(sink -> sink.next(nap())).take(3)); // want "BlockingCallOnEventLoop: Poll.nap sleeps .*"
                    }
                    static int nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } return 1; }
                }
                """);
    }

    @Test
    void aTimersThreadIsThereAlready() {
        Wants.check(folder, """
                import java.util.*;
                class Expiry {
                    void all(Timer timer, List<String> keys) {
                        for (String key : keys) timer.schedule(task(key), 100);
                        for (String key : keys) timer.schedule(new TimerTask() {
                            @Override public void run() { System.out.println(key); }
                        }, 100);
                        for (String key : keys) new Thread(() -> System.out.println(key)).start(); // want "ThreadPerTaskInLoop: .*"
                    }
                    private static TimerTask task(String key) { return new TimerTask() { @Override public void run() { } }; }
                }
                """);
    }

    @Test
    void aSleepIsReportedAtTheLockNextToIt() {
        Wants.check(folder, """
                class Retries {
                    private final Object other = new Object();
                    synchronized void ready() throws InterruptedException { await(); }
                    synchronized void await() throws InterruptedException {
                        Thread.sleep(100); // want "SleepUnderLock: .*"
                    }
                    void far() throws InterruptedException {
                        synchronized (other) { nap(); } // want "SleepUnderLock: .*"
                    }
                    private static void nap() throws InterruptedException { Thread.sleep(100); }
                }
                """);
    }

    @Test
    void whatAnswersWithoutAnotherMachineStallsNoLoop() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.io.IOException;
                import java.net.*;
                class Proxy extends SimpleChannelInboundHandler<Socket> {
                    @Override protected void channelRead0(ChannelHandlerContext c, Socket peer) throws IOException {
                        peer.close();
                        peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 80)); // want "BlockingCallOnEventLoop: Socket.connect waits .*"
                    }
                }
                """);
    }
}
