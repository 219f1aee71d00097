package io.github.concurrencyadvisor.demos.misuse;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A call that waits, made on an event loop.
 *
 * <p>The loop is one thread that serves all connections in turn. While it waits for the answer to one, none of the others gets a
 * word, and timers run late: here one that ticks every 5 ms.
 */
public final class BlockedEventLoop implements Misuse {

    private static final int REQUESTS = 10;
    private static final Duration DELAY = Duration.ofMillis(50);

    @Override
    public String name() {
        return "blocked-event-loop";
    }

    @Override
    public String summary() {
        return "an event loop waits for a service";
    }

    @Override
    public String rule() {
        return "BlockingCallOnEventLoop";
    }

    /** The loop itself waits for the service. */
    static List<String> bad(EventLoop loop, SlowService service, List<String> requests)
            throws InterruptedException, ExecutionException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String request : requests) {
            answers.add(CompletableFuture.supplyAsync(request::strip, loop)
                    .thenApplyAsync(service::ask, loop)
                    .thenApplyAsync(String::toUpperCase, loop));
        }
        return Answers.of(answers);
    }

    /** The loop hands over what waits, and gets the answer when it is there. */
    static List<String> good(EventLoop loop, SlowService service, List<String> requests)
            throws InterruptedException, ExecutionException {
        ExecutorService waiting = Executors.newFixedThreadPool(10);
        try {
            List<CompletableFuture<String>> answers = new ArrayList<>();
            for (String request : requests) {
                answers.add(CompletableFuture.supplyAsync(request::strip, loop)
                        .thenApplyAsync(service::ask, waiting)
                        .thenApplyAsync(String::toUpperCase, loop));
            }
            return Answers.of(answers);
        } finally {
            waiting.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        List<String> requests = Answers.questions(effort.of(REQUESTS));
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (SlowService service = SlowService.start(DELAY)) {
            EventLoop loop = group.next();
            Ticker beside = Ticker.onLoop(loop);
            List<String> bad = bad(loop, service, requests);
            Ticker.Lag late = beside.stop();

            beside = Ticker.onLoop(loop);
            List<String> good = good(loop, service, requests);
            Ticker.Lag punctual = beside.stop();

            Answers.checkSame(bad, good);
            return Harm.of(
                    requests.size() + " requests that wait " + DELAY.toMillis()
                            + " ms for a service; a timer of the same loop is due every 5 ms",
                    new Harm.Figure("delay of a timer, at most", "ms", late.most(), punctual.most()),
                    new Harm.Figure("delay of a timer, median", "ms", late.median(), punctual.median()));
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
