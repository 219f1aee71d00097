package io.github.concurrencyadvisor.demos.misuse;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A computation made on an event loop.
 *
 * <p>To all others on the loop it makes no difference whether its thread waits or computes. That a core is free does not help
 * them: their connections belong to this thread.
 */
public final class BusyEventLoop implements Misuse {

    private static final int LOGINS = 4;

    @Override
    public String name() {
        return "busy-event-loop";
    }

    @Override
    public String summary() {
        return "an event loop hashes passwords";
    }

    @Override
    public String rule() {
        return "CpuBoundWorkOnEventLoop";
    }

    /** The loop itself computes. */
    static List<String> bad(EventLoop loop, List<String> passwords) throws InterruptedException, ExecutionException {
        List<CompletableFuture<String>> hashes = new ArrayList<>();
        for (String password : passwords) {
            hashes.add(CompletableFuture.supplyAsync(password::strip, loop)
                    .thenApplyAsync(Passwords::hash, loop)
                    .thenApplyAsync(String::toUpperCase, loop));
        }
        return Answers.of(hashes);
    }

    /** The loop hands over what computes, to as many threads as there are cores. */
    static List<String> good(EventLoop loop, List<String> passwords) throws InterruptedException, ExecutionException {
        ExecutorService computing =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<CompletableFuture<String>> hashes = new ArrayList<>();
            for (String password : passwords) {
                hashes.add(CompletableFuture.supplyAsync(password::strip, loop)
                        .thenApplyAsync(Passwords::hash, computing)
                        .thenApplyAsync(String::toUpperCase, loop));
            }
            return Answers.of(hashes);
        } finally {
            computing.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        List<String> passwords = Answers.questions(effort.of(LOGINS));
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EventLoop loop = group.next();
            Ticker beside = Ticker.onLoop(loop);
            List<String> bad = bad(loop, passwords);
            Ticker.Lag late = beside.stop();

            beside = Ticker.onLoop(loop);
            List<String> good = good(loop, passwords);
            Ticker.Lag punctual = beside.stop();

            Answers.checkSame(bad, good);
            return Harm.of(
                    passwords.size() + " passwords are hashed; a timer of the same loop is due every 5 ms",
                    new Harm.Figure("delay of a timer, at most", "ms", late.most(), punctual.most()),
                    new Harm.Figure("delay of a timer, median", "ms", late.median(), punctual.median()));
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
