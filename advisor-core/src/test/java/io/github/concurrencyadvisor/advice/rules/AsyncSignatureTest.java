package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods whose result promises that the caller can go on, and which wait all the same. */
class AsyncSignatureTest {

    @TempDir
    Path folder;

    @Test
    void aFutureThatIsDoneAlreadyHidesTheWaitBeforeIt() {
        Wants.checkBothWays(folder, """
                import java.util.*;
                import java.util.concurrent.*;
                class Users {
                    private final java.sql.PreparedStatement query;
                    private final ExecutorService pool;
                    Users(java.sql.PreparedStatement query, ExecutorService pool) { this.query = query; this.pool = pool; }
                    CompletableFuture<String> wrapped() {
                        return CompletableFuture.completedFuture(ask()); // want "BlockingWaitInAsyncStage: Users.ask waits for the database .* before Users.wrapped returns its CompletableFuture"
                    }
                    CompletionStage<Optional<String>> byWayOf(boolean any) {
                        if (any) { return CompletableFuture.supplyAsync(() -> Optional.of(name()), pool); }
                        Optional<String> found = Optional.ofNullable(ask()); // want "BlockingWaitInAsyncStage: Users.ask waits for the database .*"
                        return CompletableFuture.completedFuture(found);
                    }
                    CompletableFuture<String> handedOver() { return CompletableFuture.supplyAsync(() -> ask(), pool); }
                    CompletableFuture<String> inMemory() { return CompletableFuture.completedFuture(name()); }
                    CompletableFuture<String> begun() { String first = ask(); return CompletableFuture.supplyAsync(() -> first + ask(), pool); }
                    String name() { return "all"; }
                    String ask() {
                        try { return query.executeQuery().getString(1); } catch (java.sql.SQLException e) { return ""; }
                    }
                }
                """);
    }

    @Test
    void aPipelineIsMadeWhereItIsSubscribed() {
        Wants.checkBothWays(folder, """
                import java.nio.file.*;
                import reactor.core.publisher.*;
                import reactor.core.scheduler.Schedulers;
                class Notes {
                    Mono<String> late(Path at) {
                        String text = read(at); // want "BlockingWaitInAsyncStage: Notes.read waits for the file system .* before Notes.late returns its Mono"
                        return Mono.just(text);
                    }
                    Flux<String> passedOn(Path at) { return late(at).flux(); }
                    Mono<String> moved(Path at) {
                        return Mono.fromCallable(() -> read(at)).subscribeOn(Schedulers.boundedElastic());
                    }
                    static String read(Path at) { try { return Files.readString(at); } catch (java.io.IOException e) { return ""; } }
                }
                """);
    }

    @Test
    void whatAnExecutorOrAnAnnotationRunsElsewhereMayWait() {
        Wants.check(folder, """
                import java.nio.file.*;
                import java.util.concurrent.*;
                import reactor.core.publisher.*;
                import reactor.core.scheduler.Schedulers;
                class Notes {
                    void start(ExecutorService pool, Path at) { pool.execute(() -> fetch(at).subscribe()); }
                    private Mono<String> fetch(Path at) {
                        String text = read(at);
                        return Mono.fromSupplier(() -> text + read(at));
                    }
                    Mono<String> moved(Path at) { return source(at).map(String::trim).subscribeOn(Schedulers.boundedElastic()); }
                    private Mono<String> source(Path at) { return Mono.fromCallable(() -> read(at)); }
                    static String read(Path at) { try { return Files.readString(at); } catch (java.io.IOException e) { return ""; } }
                }
                """);
    }

    @Test
    void slowCallsOfAMethodThatReturnsAPipelineComputeOnTheLoop() {
        Wants.checkBothWays(folder, """
                import io.vertx.core.*;
                import java.security.cert.*;
                class Chains {
                    Future<Void> check(CertPathValidator validator, CertPath path, CertPathParameters how) {
                        try {
                            validator.validate(path, how); // want "CpuBoundWorkOnEventLoop: CertPathValidator.validate computes before Chains.check returns its Future.*"
                            return Future.succeededFuture();
                        } catch (java.security.GeneralSecurityException e) { return Future.failedFuture(e); }
                    }
                    Future<Object> moved(Vertx vertx, CertPathValidator validator, CertPath path, CertPathParameters how) {
                        return vertx.executeBlocking(() -> validator.validate(path, how));
                    }
                }
                """);
    }

    @Test
    void entropyIsABriefWait() {
        Wants.checkBothWays(folder, """
                import java.util.UUID;
                import reactor.core.publisher.Mono;
                import reactor.core.scheduler.Schedulers;
                class Tokens {
                    Mono<String> token() {
                        return Mono.fromCallable(this::fresh); // want "BlockingCallOnEventLoop: Tokens.fresh may wait for entropy of the system in UUID.randomUUID on an event loop.*"
                    }
                    Mono<String> moved() { return Mono.fromCallable(this::fresh).subscribeOn(Schedulers.boundedElastic()); }
                    Mono<String> step(Mono<String> name) { return name.map(each -> each + fresh()); }
                    String fresh() { return UUID.randomUUID().toString(); }
                }
                """);
    }

    @Test
    void aFutureThatWasAskedIsDoneAlsoFarDown() {
        Wants.check(folder, """
                import io.netty.channel.*;
                import java.util.concurrent.*;
                class Poll extends SimpleChannelInboundHandler<Future<String>> {
                    @Override protected void channelRead0(ChannelHandlerContext c, Future<String> f) throws Exception { c.write(state(f)); }
                    private static String state(Future<String> f) throws Exception { return f.isDone() ? f.get() : "waiting"; }
                }
                """);
    }
}
