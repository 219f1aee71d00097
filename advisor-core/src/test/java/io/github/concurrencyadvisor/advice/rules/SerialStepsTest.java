package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which asynchronous steps begin one after the other without need, and which do so for a reason. */
class SerialStepsTest {

    @TempDir
    Path folder;

    @Test
    void anElementIsAskedForByWhatLooksItUp() {
        Wants.checkBothWays(folder, """
                import reactor.core.publisher.*;
                class A {
                    interface Users {
                        Mono<String> find(String name);
                        Mono<String> finder(String name);
                        Mono<String> save(String name);
                    }
                    private Users users;
                    Flux<String> lambda(Flux<String> names) {
                        return names.concatMap(name -> users.find(name)); // want "SequentialBlockingLoop: Flux.concatMap asks for the next element by A.Users.find only .*"
                    }
                    Flux<String> reference(Flux<String> names) {
                        return names.concatMap(users::find); // want "SequentialBlockingLoop: .* by A.Users.find only .*"
                    }
                    Flux<String> further(Flux<String> names) {
                        return names.concatMap(name -> users.find(name.trim()).map(String::trim)); // want "SequentialBlockingLoop: .* by A.Users.find only .*"
                    }
                    Flux<String> late(Flux<String> names) {
                        return names.concatMapDelayError(name -> users.find(name)); // want "SequentialBlockingLoop: Flux.concatMapDelayError .*"
                    }
                    Flux<String> own(Flux<String> names) {
                        return names.concatMap(this::loadOne); // want "SequentialBlockingLoop: .* by A.loadOne only .*"
                    }
                    Flux<String> mono(Flux<String> names) { return names.concatMap(this::loadNone); }
                    Flux<String> another(Flux<String> names) { return names.concatMap(name -> users.finder(name)); }
                    Flux<String> saved(Flux<String> names) { return names.concatMap(name -> users.save(name)); }
                    Flux<String> ready(Flux<String> names) { return names.concatMap(name -> Mono.just(name)); }
                    Flux<String> fixed(Flux<String> names) { return names.concatMap(name -> users.find("x")); }
                    Flux<String> atOnce(Flux<String> names) { return names.flatMap(name -> users.find(name)); }
                    Mono<Boolean> any(Flux<String> names) { return names.concatMap(name -> users.find(name)).any(found -> true); }
                    Mono<Boolean> later(Flux<String> names) { return names.concatMap(name -> users.find(name)).map(String::trim).hasElements(); }
                    private Mono<String> loadOne(String name) { return users.find(name); }
                    private Mono<String> loadNone(String name) { return Mono.just(name); }
                }
                """);
    }

    @Test
    void aStepNeedNotWaitForTheSameOneOfSomethingElse() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    interface Store {
                        CompletableFuture<Void> check(String name, Object how);
                        CompletableFuture<Void> check(String name);
                        CompletableFuture<Void> other(String name, Object how);
                        CompletableFuture<String> make(String name, Object how);
                        CompletableFuture<Void> runAll(String name, Object how);
                        CompletableFuture<Void> runnable(String name, Object how);
                    }
                    static CompletableFuture<Void> helper(String name, Object how) { return new CompletableFuture<>(); }
                    Object same(Store s, String one, String two, Object how) {
                        return s.check(one, how).thenCompose(done -> s.check(two, how)); // want "SequentialBlockingLoop: A.Store.check begins only when another call of it is done.*"
                    }
                    Object named(Store s, String one, String two, Object how) {
                        return s.runnable(one, how).thenCompose(done -> s.runnable(two, how)); // want "SequentialBlockingLoop: A.Store.runnable begins only .*"
                    }
                    Object ordered(Store s, String one, String two, Object how) {
                        return s.runAll(one, how).thenCompose(done -> s.runAll(two, how));
                    }
                    Object notNext(Store s, String one, String two, Object how) {
                        return s.check(one, how).thenApply(done -> done).thenCompose(done -> s.check(two, how));
                    }
                    Object uses(Store s, String one, Object how) {
                        return s.make(one, how).thenCompose(made -> s.make(made, how));
                    }
                    Object isStatic(String one, String two, Object how) {
                        return helper(one, how).thenCompose(done -> helper(two, how));
                    }
                    Object fewer(Store s, String one, String two, Object how) {
                        return s.check(one, how).thenCompose(done -> s.check(two));
                    }
                    Object another(Store s, String one, String two, Object how) {
                        return s.check(one, how).thenCompose(done -> s.other(two, how));
                    }
                    Object constants(Store s, Object how) {
                        return s.check("one", how).thenCompose(done -> s.check("two", how));
                    }
                    Object again(Store s, String one, Object how) {
                        return s.check(one, how).thenCompose(done -> s.check(one, how));
                    }
                }
                """);
    }

    @Test
    void twoLookUpsMayBeginTogetherWhereOnlyWhatComesAfterNeedsBoth() {
        Wants.checkBothWays(folder, """
                import java.util.concurrent.*;
                class A {
                    interface Store {
                        CompletableFuture<String> findUser(int id);
                        CompletableFuture<String> findOrders(int id);
                        CompletableFuture<String> saveOrders(int id);
                    }
                    Object both(Store s, int id) {
                        return s.findUser(id).thenCompose(user ->
                            s.findOrders(id).thenApply(orders -> user + orders)); // want "SequentialBlockingLoop: A.Store.findOrders begins only when A.Store.findUser is done.*"
                    }
                    Object alone(Store s, int id) {
                        return s.findUser(id).thenCompose(user -> s.findOrders(id).thenApply(orders -> orders));
                    }
                    Object checked(Store s, int id) {
                        return s.findUser(id).thenCompose(user -> {
                            user.trim();
                            return s.findOrders(id).thenApply(orders -> user + orders);
                        });
                    }
                    Object saves(Store s, int id) {
                        return s.findUser(id).thenCompose(user -> s.saveOrders(id).thenApply(orders -> user + orders));
                    }
                    Object ready(Store s, int id) {
                        return CompletableFuture.completedFuture(id).thenCompose(user -> s.findOrders(id).thenApply(orders -> user + orders));
                    }
                }
                """);
    }
}
