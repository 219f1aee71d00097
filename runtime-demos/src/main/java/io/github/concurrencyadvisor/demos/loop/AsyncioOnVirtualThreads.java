package io.github.concurrencyadvisor.demos.loop;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * The same two series as plain loops that sleep, one virtual thread each.
 *
 * <p>This is what {@code await} looks like on a JVM that multiplexes threads itself: the code blocks, the carrier does not.
 */
public final class AsyncioOnVirtualThreads implements Demo {

    private static final int UNITS = 50;

    @Override
    public String name() {
        return "asyncio-virtual";
    }

    @Override
    public String summary() {
        return "the same two series as blocking code on virtual threads (Java 21 and later)";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException {
        if (!VirtualThreads.available()) {
            stage.say(VirtualThreads.whatIsMissing());
            return;
        }
        ExecutorService perTask = VirtualThreads.executor();
        try {
            long end = System.nanoTime() + stage.unit().multipliedBy(UNITS).toNanos();
            List<Callable<Void>> series = List.of(() -> displayDate(1, stage, end), () -> displayDate(2, stage, end));
            for (Future<Void> done : perTask.invokeAll(series)) {
                done.get();
            }
        } finally {
            perTask.shutdownNow();
        }
    }

    @SuppressWarnings("NullAway") // a Callable of Void has only null to return
    private static Void displayDate(int number, Stage stage, long end) throws InterruptedException {
        while (true) {
            stage.say("Loop: " + number + " Time: " + stage.now());
            if (System.nanoTime() + stage.unit().toNanos() >= end) {
                return null;
            }
            stage.sleep("series " + number, stage.random().nextInt(0, 6));
        }
    }
}
