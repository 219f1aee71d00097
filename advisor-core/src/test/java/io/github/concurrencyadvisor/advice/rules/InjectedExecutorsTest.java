package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors are followed from where they are made to where they are used: by hand, and by containers that inject them. */
class InjectedExecutorsTest {

    @TempDir
    Path folder;

    @Test
    void throughConstructorsAndFields() {
        Wants.checkBothWays(folder, """
                package p;
                import java.util.concurrent.*;
                class Setup {
                    Shared shared = new Shared(ForkJoinPool.commonPool());
                    Own own = new Own(Executors.newFixedThreadPool(64));
                    Both one = new Both(ForkJoinPool.commonPool());
                    Both other = new Both(Executors.newFixedThreadPool(64));
                }
                class Shared {
                    private final Executor executor;
                    Shared(Executor executor) { this.executor = executor; }
                    void start() { executor.execute(() -> nap()); } // want "BlockingCallInCommonPool: Shared.nap sleeps .*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Own {
                    private final Executor executor;
                    Own(Executor executor) { this.executor = executor; }
                    void start() { executor.execute(() -> Shared.nap()); }
                }
                class Both {
                    private final Executor executor;
                    Both(Executor executor) { this.executor = executor; }
                    void start() { executor.execute(() -> Shared.nap()); }
                }
                """);
    }

    @Test
    void fromTheOneMethodThatProvidesTheType() {
        Wants.check(folder, """
                package p;
                import java.util.concurrent.*;
                import org.springframework.context.annotation.Bean;
                import org.springframework.context.annotation.Configuration;
                @Configuration
                class Setup {
                    @Bean ExecutorService shared() { return ForkJoinPool.commonPool(); }
                }
                class Constructed {
                    private final Executor executor;
                    Constructed(Executor executor) { this.executor = executor; }
                    void start() { executor.execute(() -> nap()); } // want "BlockingCallInCommonPool: Constructed.nap sleeps .*"
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Fields {
                    private Executor executor;
                    void start() { executor.execute(() -> Constructed.nap()); } // want "BlockingCallInCommonPool: Constructed.nap sleeps .*"
                }
                class Narrower {
                    private ScheduledExecutorService executor;
                    void start() { executor.execute(() -> Constructed.nap()); }
                }
                """);
    }

    @Test
    void ofSeveralFromTheOneThatIsNamedSo() {
        Wants.checkSourceAlone(folder, """
                package p;
                import jakarta.enterprise.inject.Produces;
                import jakarta.inject.Inject;
                import java.util.concurrent.*;
                class Setup {
                    @Produces Executor shared() { return ForkJoinPool.commonPool(); }
                    @Produces Executor workers() { return Executors.newFixedThreadPool(64); }
                }
                class A {
                    @Inject Executor shared;
                    @Inject Executor workers;
                    @Inject Executor any;
                    void start() {
                        shared.execute(() -> nap()); // want "BlockingCallInCommonPool: A.nap sleeps .*"
                        workers.execute(() -> nap());
                        any.execute(() -> nap());
                    }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }

    @Test
    void notFromAMethodThatNoContainerCalls() {
        Wants.checkBothWays(folder, """
                package p;
                import java.util.concurrent.*;
                import org.jetbrains.annotations.NonBlocking;
                class Setup {
                    @NonBlocking ExecutorService shared() { return ForkJoinPool.commonPool(); }
                }
                class A {
                    private Executor executor;
                    void start() { executor.execute(() -> nap()); }
                    static void nap() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                """);
    }
}
