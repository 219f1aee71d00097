package io.github.concurrencyadvisor.demos.futures;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * The same future from a pool of three worker JVMs.
 *
 * <p>Nothing is arranged here: the worker has to start, and the result has to travel, so five units after the question the
 * answer is not yet there. It would be if the pool were warm and the unit long.
 */
public final class ProcessFuture implements Demo {

    @Override
    public String name() {
        return "process-future";
    }

    @Override
    public String summary() {
        return "the same future from a pool of three worker JVMs";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException {
        long fiveUnits = stage.unit().multipliedBy(5).toMillis();
        try (ProcessPool pool = new ProcessPool(3)) {
            Future<String> future = pool.submit(() -> returnAfter(fiveUnits, "hello"));
            Words.done(stage, future);
            stage.sleep(5);
            Words.done(stage, future);
            stage.say(future.get());
        }
    }

    private static String returnAfter(long millis, String message) throws InterruptedException {
        Thread.sleep(millis);
        return message;
    }
}
