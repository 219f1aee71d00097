package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many threads a pool has, and how many tasks wait in its queue, as its maker and its setters say. */
class PoolsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # how it is made                                       | core, most, room, and what else is known
                    Executors.newFixedThreadPool(8)                        | 8 8 ? sized
                    Executors.newFixedThreadPool(n)                        | ? ? ? sized
                    Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors()) | ? ? ? sized per core
                    Executors.newFixedThreadPool(many ? 8 : 16)            | 16 16 ? sized
                    Executors.newFixedThreadPool(many ? 8 : n)             | ? ? ? sized
                    Executors.newFixedThreadPool(SIZE)                     | 6 6 ? sized
                    Executors.newFixedThreadPool(assigned)                 | ? ? ? sized
                    Executors.newCachedThreadPool()                        | many many ? endless
                    Executors.newWorkStealingPool()                        | ? ? ? sized per core
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, new LinkedBlockingQueue<>())      | 2 8 many sized
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, new LinkedBlockingQueue<>(100))   | 2 8 100 sized
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, new LinkedBlockingQueue<>(many ? 5 : 50)) | 2 8 50 sized
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, new SynchronousQueue<>())         | 2 8 0 sized
                    new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, SECONDS, new SynchronousQueue<>()) | 0 2147483647 0 sized endless
                    new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, SECONDS, new LinkedBlockingQueue<>(9)) | 0 2147483647 9 sized
                    new ThreadPoolExecutor(0, 2147483646, 1, SECONDS, new SynchronousQueue<>()) | 0 2147483646 0 sized
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, many ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(9)) | 2 8 9 sized
                    new ThreadPoolExecutor(2, 8, 1, SECONDS, queue)        | 2 8 ? sized
                    """)
    void aPoolIsAsLargeAsItsMakerSays(String maker, String size) {
        assertThat(pools("Executor made(int n, boolean many, BlockingQueue<Runnable> queue) { return " + maker + "; }"))
                .containsExactly(size);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # what is called on it afterwards            | core, most, room, and what else is known
                    pool.setMaximumPoolSize(20)                  | 2 20 many sized
                    pool.setCorePoolSize(5)                      | 5 8 many sized
                    other.setMaximumPoolSize(20)                 | 2 8 many sized
                    pool.setMaximumPoolSize(n)                   | 2 ? many sized
                    pool.allowCoreThreadTimeOut(true)            | 2 8 many sized
                    """)
    void aPoolIsMadeLargerAfterwards(String call, String size) {
        assertThat(pools("""
                void made(int n, ThreadPoolExecutor other) {
                    ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 8, 1, SECONDS, new LinkedBlockingQueue<>());
                    %s;
                    pool.execute(() -> { });
                }
                """.formatted(call))).containsExactly(size);
    }

    @Test
    void aValueIsEachPoolThatItMayBe() {
        List<String> found = new ArrayList<>();
        compiled("""
                private final ExecutorService few = Executors.newFixedThreadPool(2);
                private final ExecutorService more = Executors.newFixedThreadPool(3);
                void one() { few.execute(() -> { }); }
                void either(boolean b) { (b ? few : more).execute(() -> { }); }
                void inLambda() { ExecutorService own = Executors.newFixedThreadPool(4); run(() -> own.execute(() -> { })); }
                void given(ExecutorService any) { any.execute(() -> { }); }
                void twice() { CompletableFuture.runAsync(() -> { }, few).thenRunAsync(() -> { }, more); }
                void none() { CompletableFuture.runAsync(() -> { }); }
                static void run(Runnable task) { task.run(); }
                """)
                .effects((effects, classes) -> effects.methods()
                        .forEach(method -> method.calls()
                                .forEach(call -> effects.runs(method, call)
                                        .forEach(pool ->
                                                found.add(method.declaredIn().name() + " " + pool.most())))));

        assertThat(found)
                .containsExactlyInAnyOrder("one 2", "either 2", "either 3", "inLambda 4", "twice 2", "twice 3");
    }

    private List<String> pools(String member) {
        List<String> found = new ArrayList<>();
        compiled(member)
                .effects((effects, classes) -> effects.methods().stream()
                        .filter(method -> method.id().name().equals("made"))
                        .forEach(method -> method.calls().forEach(call -> {
                            Pool pool = effects.pool(method, call);
                            if (pool != null) {
                                found.add(told(pool));
                            }
                        })));
        return found;
    }

    private Compiled compiled(String members) {
        return Compiled.in(folder, """
                import java.util.concurrent.*;
                import static java.util.concurrent.TimeUnit.SECONDS;
                class A {
                    private static final int SIZE = 2 * 3;
                    private int assigned = 3;
                    void assign(int n) { assigned = n; }
                    %s
                }
                """.formatted(members));
    }

    private static String told(Pool pool) {
        return number(pool.core()) + " " + number(pool.most()) + " " + number(pool.room())
                + (pool.sized() ? " sized" : "")
                + (pool.perCore() ? " per core" : "")
                + (pool.isEndless() ? " endless" : "");
    }

    private static String number(@Nullable Long number) {
        return number == null ? "?" : number == AtOnce.NO_END ? "many" : number.toString();
    }
}
