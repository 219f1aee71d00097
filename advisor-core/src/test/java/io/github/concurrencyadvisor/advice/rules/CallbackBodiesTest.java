package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that are given a function to tell the result, and wait before they call it. */
class CallbackBodiesTest {

    @TempDir
    Path folder;

    @Test
    void aHashThatIsSlowByDesignHoldsUpWhoeverGaveTheFunction() {
        Wants.checkBothWays(folder, """
                import io.vertx.core.*;
                import java.security.spec.KeySpec;
                import javax.crypto.SecretKeyFactory;
                class Login {
                    private final Vertx vertx;
                    private final SecretKeyFactory hashes;
                    Login(Vertx vertx, SecretKeyFactory hashes) { this.vertx = vertx; this.hashes = hashes; }
                    void check(KeySpec password, Handler<AsyncResult<Object>> handler) throws Exception {
                        Object hash = hashes.generateSecret(password); // want "CpuBoundWorkOnEventLoop: SecretKeyFactory.generateSecret computes before Login.check answers by the function that it is given, which is mostly called on an event loop"
                        handler.handle(Future.succeededFuture(hash));
                    }
                    void onWorker(KeySpec password) {
                        vertx.executeBlocking(() -> { there(password, r -> { }); return null; });
                    }
                    private void there(KeySpec password, Handler<AsyncResult<Object>> handler) throws Exception {
                        handler.handle(Future.succeededFuture(hashes.generateSecret(password)));
                    }
                }
                """);
    }

    @Test
    void aFunctionThatIsToldLaterHidesTheWaitBeforeIt() {
        Wants.checkBothWays(folder, """
                import io.vertx.core.*;
                import java.sql.*;
                class Users {
                    private final PreparedStatement query;
                    private final Vertx vertx;
                    Users(PreparedStatement query, Vertx vertx) { this.query = query; this.vertx = vertx; }
                    void find(String name, Handler<AsyncResult<String>> handler) {
                        String found = ask(); // want "BlockingWaitInAsyncStage: Users.ask waits for the database .* before Users.find answers by the function that it is given"
                        handler.handle(Future.succeededFuture(found));
                    }
                    void handedOver(String name, Handler<AsyncResult<String>> handler) {
                        vertx.executeBlocking(() -> ask()).onComplete(handler);
                    }
                    void runElsewhere() {
                        vertx.executeBlocking(() -> { onWorker(r -> { }); return null; });
                    }
                    private void onWorker(Handler<AsyncResult<String>> handler) {
                        handler.handle(Future.succeededFuture(ask()));
                    }
                    void afterwards(Handler<AsyncResult<String>> handler) {
                        handler.handle(Future.succeededFuture("yes"));
                        ask();
                    }
                    void plain(Handler<String> handler) { handler.handle(ask()); }
                    private String ask() {
                        try { return query.executeQuery().getString(1); } catch (SQLException e) { return ""; }
                    }
                }
                """);
    }
}
