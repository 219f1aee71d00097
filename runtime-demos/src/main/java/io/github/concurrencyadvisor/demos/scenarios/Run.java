package io.github.concurrencyadvisor.demos.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The same tasks on one executor or another. */
final class Run {

    private Run() {}

    /** A task by its number; what it returns is added up. */
    interface Numbered {
        long run(int number) throws Exception;
    }

    /** The task, while a permit is held. */
    static Numbered within(Semaphore permits, Numbered task) {
        return number -> {
            permits.acquire();
            try {
                return task.run(number);
            } finally {
                permits.release();
            }
        };
    }

    static long sequentially(int tasks, Numbered task) throws Exception {
        long sum = 0;
        for (int i = 0; i < tasks; i++) {
            sum += task.run(i);
        }
        return sum;
    }

    static long on(ExecutorService executor, int tasks, Numbered task) throws InterruptedException, ExecutionException {
        List<Callable<Long>> calls = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            int number = i;
            calls.add(() -> task.run(number));
        }
        long sum = 0;
        for (Future<Long> result : executor.invokeAll(calls)) {
            sum += result.get();
        }
        return sum;
    }
}
