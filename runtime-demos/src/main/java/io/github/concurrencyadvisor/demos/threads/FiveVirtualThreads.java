package io.github.concurrencyadvisor.demos.threads;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The same five workers on virtual threads, where the JVM has them.
 *
 * <p>The code blocks as before, but a sleeping virtual thread gives its carrier, a platform thread, back to the scheduler: a
 * wait costs a small object on the heap instead of a stack.
 */
public final class FiveVirtualThreads implements Demo {

    private static final int WORKERS = 5;

    @Override
    public String name() {
        return "virtual-threads";
    }

    @Override
    public String summary() {
        return "the same five workers on virtual threads (Java 21 and later)";
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        if (!VirtualThreads.available()) {
            stage.say(VirtualThreads.whatIsMissing());
            return;
        }
        CountDownLatch queued = new CountDownLatch(1);
        ExecutorService perTask = VirtualThreads.executor();
        try {
            for (int i = 0; i < WORKERS; i++) {
                int number = i;
                int sleep = stage.random().nextInt(1, 10);
                perTask.execute(() -> worker(stage, number, sleep, queued));
            }
            stage.say("All Virtual Threads are queued, let's see when they finish!");
            queued.countDown();
            perTask.shutdown();
            perTask.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            perTask.shutdownNow();
        }
    }

    private static void worker(Stage stage, int number, int sleep, CountDownLatch queued) {
        try {
            stage.sleep("worker " + number, sleep);
            queued.await();
            stage.say("I am Worker " + number + ", I slept for " + stage.length(sleep));
        } catch (InterruptedException e) {
            stage.say("I am Worker " + number + ", I was interrupted");
        }
    }
}
