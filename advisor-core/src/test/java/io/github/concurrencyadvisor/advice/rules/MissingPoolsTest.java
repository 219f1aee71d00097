package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools that classes make which are nowhere to be found. */
class MissingPoolsTest {

    @TempDir
    Path folder;

    @Test
    void aFactoryThatIsNamedLikeTheJdksMakesWhatThatDoes() {
        Wants.checkSourceAlone(folder, """
                import com.example.missing.Pools;
                import java.io.IOException;
                import java.net.URL;
                import java.util.concurrent.*;
                class A {
                    private final ExecutorService calls = Pools.newCachedThreadPool("calls"); // want "UnboundedPoolForBlockingWork: A.get waits for the network in URL.openStream on .*, made by Pools.newCachedThreadPool"
                    private final ExecutorService sized = Pools.newCachedThreadPool("sized", 4, 60);
                    private final ExecutorService fixed = Pools.newFixedThreadPool("fixed", 50);
                    void call(URL url) {
                        calls.execute(() -> get(url));
                        sized.execute(() -> get(url));
                        fixed.execute(() -> get(url));
                    }
                    CompletableFuture<Integer> perCall(String text) {
                        return CompletableFuture.supplyAsync(() -> text.length(), Pools.newSingleThreadExecutor("one")); // want "ThreadPerTaskInLoop: Pools.newSingleThreadExecutor makes a pool of platform threads for a single task in each call of A.perCall"
                    }
                    private static void get(URL url) {
                        try { url.openStream().close(); } catch (IOException e) { }
                    }
                }
                """);
    }

    @Test
    void anExecutorOfSpringThatStartsAThreadForEachTaskIsBoundedByItsLimitAlone() {
        Wants.checkSourceAlone(folder, """
                import java.util.concurrent.Executor;
                import org.springframework.core.task.SimpleAsyncTaskExecutor;
                class A {
                    Executor open() {
                        return new SimpleAsyncTaskExecutor("calls-"); // want "UnboundedPoolForBlockingWork: new SimpleAsyncTaskExecutor has no largest size and .*"
                    }
                    Executor limited() {
                        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("calls-");
                        executor.setConcurrencyLimit(20);
                        return executor;
                    }
                }
                """);
    }
}
