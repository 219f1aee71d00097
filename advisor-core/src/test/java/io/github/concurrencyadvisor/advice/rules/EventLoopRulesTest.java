package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be done on event loops and on the user interface's thread, and what may. */
class EventLoopRulesTest {

    @TempDir
    Path folder;

    @Test
    void aSchedulerForComputingMayComputeButNotWait() {
        Wants.check(folder, """
                import reactor.core.publisher.Mono;
                import reactor.core.scheduler.Schedulers;
                class A {
                    Mono<Integer> moved(Mono<Integer> in) {
                        return in.publishOn(Schedulers.parallel()).map(n -> cube(n));
                    }
                    Mono<Integer> waits(Mono<Integer> in) {
                        return in.publishOn(Schedulers.parallel()).map(n -> nap(n)); // want "BlockingCallOnEventLoop: A.nap sleeps .*"
                    }
                    Mono<Integer> stays(Mono<Integer> in) {
                        return in.map(n -> cube(n)); // want "CpuBoundWorkOnEventLoop: A.cube loops 3 deep on an event loop.*"
                    }
                    static int cube(int n) {
                        int sum = 0;
                        for (int a = 0; a < n; a++) for (int b = 0; b < n; b++) for (int c = 0; c < n; c++) sum += a ^ b ^ c;
                        return sum;
                    }
                    static int nap(int n) { try { Thread.sleep(100); } catch (InterruptedException e) { } return n; }
                }
                """);
    }

    @Test
    void aFewTurnsOfALoopAreNoHarm() {
        Wants.check(folder, """
                import io.netty.channel.*;
                class Sum extends SimpleChannelInboundHandler<int[]> {
                    @Override protected void channelRead0(ChannelHandlerContext c, int[] numbers) {
                        int sum = 0;
                        for (int n : numbers) { for (int bit = 0; bit < 32; bit++) { sum += n >> bit & 1; } }
                        c.writeAndFlush(sum);
                    }
                }
                """);
    }

    @Test
    void aWaitOfAStatedMomentIsNoHarm() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.concurrent.*;
                class Peek extends SimpleChannelInboundHandler<Future<String>> {
                    @Override protected void channelRead0(ChannelHandlerContext c, Future<String> f) throws Exception {
                        c.write(f.get(100, TimeUnit.MICROSECONDS));
                        c.write(f.get(10, TimeUnit.SECONDS)); // want "BlockingCallOnEventLoop: Future.get waits .*"
                    }
                }
                """);
    }

    @Test
    void theUserInterfacesThreadMustNotWaitEither() {
        Wants.check(folder, """
                import java.net.*;
                import javax.swing.SwingUtilities;
                class Window {
                    void refresh(URL url) {
                        SwingUtilities.invokeLater(() -> ask(url)); // want "BlockingCallOnEventLoop: Window.ask waits for the network .* on the user interface's thread.*"
                        SwingUtilities.invokeLater(() -> show("done"));
                    }
                    static void show(String text) { }
                    static void ask(URL url) { try { url.openStream().read(); } catch (java.io.IOException e) { } }
                }
                """);
    }
}
