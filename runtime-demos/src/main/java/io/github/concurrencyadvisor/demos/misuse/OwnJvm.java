package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import java.util.concurrent.ExecutionException;

/** For what happens once in a JVM, or leaves one unusable. */
final class OwnJvm {

    private OwnJvm() {}

    /** Runs the task in a process of its own, which is gone when this returns. */
    static <T> T run(ProcessPool.Task<T> task) throws InterruptedException, ExecutionException {
        try (ProcessPool processes = new ProcessPool(1)) {
            try {
                return processes.submit(task).get();
            } catch (InterruptedException e) {
                processes.shutdownNow();
                throw e;
            }
        }
    }
}
