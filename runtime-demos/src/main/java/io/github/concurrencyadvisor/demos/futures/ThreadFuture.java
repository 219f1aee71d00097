package io.github.concurrencyadvisor.demos.futures;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A future from a pool of three threads: not done, not done after five units, then its value.
 *
 * <p>The second look is taken in the instant between the end of the sleep and the delivery of the result. In the article it
 * hit that instant by luck; here the task waits for it, so that the same three words come every time.
 */
public final class ThreadFuture implements Demo {

    @Override
    public String name() {
        return "thread-future";
    }

    @Override
    public String summary() {
        return "a future from a pool of three threads: done, done, result";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException {
        CountDownLatch looked = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Future<String> future = pool.submit(() -> returnAfterFive(stage, "hello", looked));
            Words.done(stage, future);
            stage.sleep("caller", 5);
            Words.done(stage, future);
            looked.countDown();
            stage.say(future.get());
        } finally {
            pool.shutdownNow();
        }
    }

    private static String returnAfterFive(Stage stage, String message, CountDownLatch looked)
            throws InterruptedException {
        stage.sleep("task", 5);
        looked.await();
        return message;
    }
}
