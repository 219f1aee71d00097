package io.github.concurrencyadvisor.demos.threads;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Five platform threads that sleep and finish out of order.
 *
 * <p>Each is a thread of the operating system: it has a stack of its own, and while it sleeps the core is free for others.
 * So five waits take as long as the longest, not as long as their sum.
 */
public final class FiveThreads implements Demo {

    private static final int WORKERS = 5;

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public String summary() {
        return "five platform threads sleep and finish out of order";
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        CountDownLatch queued = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();

        for (int i = 0; i < WORKERS; i++) {
            int number = i;
            int sleep = stage.random().nextInt(1, 10);
            Thread thread = new Thread(() -> worker(stage, number, sleep, queued), "worker-" + number);
            thread.start();
            threads.add(thread);
        }

        stage.say("All Threads are queued, let's see when they finish!");
        queued.countDown();

        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void worker(Stage stage, int number, int sleep, CountDownLatch queued) {
        try {
            stage.sleep("worker " + number, sleep);
            queued.await(); // open long ago, unless the machine stalled for a whole unit
            stage.say("I am Worker " + number + ", I slept for " + stage.length(sleep));
        } catch (InterruptedException e) {
            stage.say("I am Worker " + number + ", I was interrupted");
        }
    }
}
