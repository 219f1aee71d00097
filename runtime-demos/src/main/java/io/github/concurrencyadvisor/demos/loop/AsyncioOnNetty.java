package io.github.concurrencyadvisor.demos.loop;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;

/**
 * The same two series on Netty's event loop: one thread of a group of one.
 *
 * <p>A promise says when a series is over, because Netty's loops, made for servers, run until they are told to end.
 */
public final class AsyncioOnNetty implements Demo {

    private static final int UNITS = 50;

    @Override
    public String name() {
        return "asyncio-netty";
    }

    @Override
    public String summary() {
        return "the same two series on Netty's event loop";
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            EventLoop loop = group.next();
            long end = System.nanoTime() + stage.unit().multipliedBy(UNITS).toNanos();
            Future<Void> first = start(1, loop, stage, end);
            Future<Void> second = start(2, loop, stage, end);
            first.sync();
            second.sync();
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
        }
    }

    private static Future<Void> start(int number, EventLoop loop, Stage stage, long end) {
        Promise<Void> done = loop.newPromise();
        loop.execute(() -> displayDate(number, loop, stage, end, done));
        return done;
    }

    private static void displayDate(int number, EventLoop loop, Stage stage, long end, Promise<Void> done) {
        stage.say("Loop: " + number + " Time: " + stage.now());
        if (System.nanoTime() + stage.unit().toNanos() >= end) {
            done.trySuccess(null);
            return;
        }
        long delay = stage.unit().multipliedBy(stage.random().nextInt(0, 6)).toMillis();
        Runnable next = stage.timeline().later("series " + number, () -> displayDate(number, loop, stage, end, done));
        var unused = loop.schedule(next, delay, TimeUnit.MILLISECONDS);
    }
}
