package io.github.concurrencyadvisor.demos.loop;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.io.IOException;

/**
 * Two series of dates on one loop, which is nothing but a selector and a heap of timers.
 *
 * <p>Where Python says {@code await}, this returns to the loop and leaves a timer that continues. The loop ends when both
 * series have: it has nothing left to wait for.
 */
public final class AsyncioOnNio implements Demo {

    private static final int UNITS = 50;

    @Override
    public String name() {
        return "asyncio-nio";
    }

    @Override
    public String summary() {
        return "two series of dates on one thread: a selector and a heap of timers";
    }

    @Override
    public void run(Stage stage) throws IOException {
        try (NioLoop loop = new NioLoop()) {
            long end = System.nanoTime() + stage.unit().multipliedBy(UNITS).toNanos();
            loop.execute(() -> displayDate(1, loop, stage, end));
            loop.execute(() -> displayDate(2, loop, stage, end));
            loop.run();
        }
    }

    private static void displayDate(int number, NioLoop loop, Stage stage, long end) {
        stage.say("Loop: " + number + " Time: " + stage.now());
        if (System.nanoTime() + stage.unit().toNanos() >= end) {
            return;
        }
        Runnable next = stage.timeline().later("series " + number, () -> displayDate(number, loop, stage, end));
        loop.after(stage.unit().multipliedBy(stage.random().nextInt(0, 6)), next);
    }
}
