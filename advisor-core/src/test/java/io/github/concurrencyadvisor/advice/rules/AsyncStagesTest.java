package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which waits for futures are waits. */
class AsyncStagesTest {

    @TempDir
    Path folder;

    @Test
    void afterAllOfNothingIsLeftToWaitFor() {
        Wants.checkBothWays(folder, """
                import java.util.List;
                import java.util.concurrent.*;
                class A {
                    CompletableFuture<List<String>> all(List<CompletableFuture<String>> fs) {
                        return CompletableFuture.allOf(fs.toArray(new CompletableFuture<?>[0]))
                                .thenApply(done -> fs.stream().map(f -> f.join()).toList());
                    }
                    CompletableFuture<String> later(CompletableFuture<Void> go, CompletableFuture<String> f) {
                        return go.thenApply(done -> f.join()); // want "BlockingWaitInAsyncStage: CompletableFuture.join waits for another thread in a stage that .*thenApply is given"
                    }
                }
                """);
    }

    @Test
    void whatIsAskedWhetherItIsDoneIsNotWaitedFor() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    CompletableFuture<String> peek(CompletableFuture<Void> go, Future<String> f) {
                        return go.thenApply(done -> {
                            try { return f.isDone() ? f.get() : ""; } catch (Exception e) { return ""; }
                        });
                    }
                    CompletableFuture<String> poll(CompletableFuture<Void> go, CompletableFuture<String> f) {
                        return go.thenApply(done -> f.getNow(""));
                    }
                }
                """);
    }

    @Test
    void aWaitThatIsHandedOnDoesNotWaitForWhatWasAsked() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                import java.util.function.Function;
                class A {
                    CompletableFuture<String> peek(CompletableFuture<Void> go, CompletableFuture<String> f) {
                        return go.thenApply(done -> ifDone(f, CompletableFuture::join));
                    }
                    CompletableFuture<String> wait(CompletableFuture<Void> go, CompletableFuture<String> f) {
                        return go.thenApply(done -> in(f, CompletableFuture::join)); // want "BlockingWaitInAsyncStage: A.in waits for another thread in CompletableFuture.join in a stage that .*thenApply is given"
                    }
                    private static String ifDone(CompletableFuture<String> f, Function<CompletableFuture<String>, String> how) {
                        return f.isDone() ? how.apply(f) : "";
                    }
                    private static String in(CompletableFuture<String> f, Function<CompletableFuture<String>, String> how) {
                        return how.apply(f);
                    }
                }
                """);
    }

    @Test
    void aLoopWaitsNoMoreForWhatIsDone() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.concurrent.CompletableFuture;
                class Join extends SimpleChannelInboundHandler<CompletableFuture<String>> {
                    @Override protected void channelRead0(ChannelHandlerContext c, CompletableFuture<String> f) {
                        if (f.isDone()) {
                            c.write(f.join());
                        }
                    }
                }
                """);
    }

    @Test
    void aStageWaitsByNameForWhatItBeginsWithAClassThatIsMissing() {
        Wants.checkSourceAlone(folder, """
                package com.acme.web;
                import com.acme.client.UserClient;
                import com.acme.client.Futures;
                import java.util.concurrent.CompletableFuture;
                class A {
                    private UserClient users;
                    Object begun(CompletableFuture<String> go) {
                        return go.thenApply(name -> users.search(name).actionGet()); // want "BlockingWaitInAsyncStage: .*actionGet waits for another thread in a stage that CompletableFuture.thenApply is given, as its name says: its class was not found"
                    }
                    Object several(CompletableFuture<String> go) {
                        return go.thenApply(name -> Futures.allOf(users, name).actionGet());
                    }
                    Object kept(CompletableFuture<String> go) {
                        return go.thenApply(name -> users.remove(name).actionGet());
                    }
                    Object composed(CompletableFuture<String> go) {
                        return go.thenCompose(name -> users.search(name));
                    }
                }
                """);
    }

    @Test
    void aStageOnAnExecutorOfItsOwnIsNotThisRules() {
        Wants.check(folder, """
                import java.util.concurrent.*;
                class A {
                    CompletableFuture<String> own(CompletableFuture<Void> go, CompletableFuture<String> f, Executor pool) {
                        return go.thenApplyAsync(done -> f.join(), pool);
                    }
                }
                """);
    }
}
