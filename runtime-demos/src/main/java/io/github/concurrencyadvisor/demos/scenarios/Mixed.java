package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;

/** A log-in: a query, and then a password hash. Split at the boundary, and each side run on what suits it. */
public final class Mixed implements Scenario {

    private static final int LOG_INS = 128;
    private static final int ITERATIONS = 8000;
    private static final int KEY_BITS = 256;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public String summary() {
        return "mixed: a query of 2 ms, and then a password hash of about as long";
    }

    @Override
    public String method() {
        return "Mixed#logIn";
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws SQLException {
        int logIns = size.of(LOG_INS, 8);
        int cores = Runtime.getRuntime().availableProcessors();
        Bench bench = new Bench();
        DataSource database = bench.own(new Database(Jdbc.CONNECTIONS)).connections();
        bench.tasks(logIns, "log-ins", number -> logIn(database, number % 100));

        bench.served(Jdbc.CONNECTIONS).sequential();
        ExecutorService cpu = bench.ownThreads(Executors.newFixedThreadPool(cores));
        ExecutorService io = bench.ownThreads(Executors.newFixedThreadPool(Jdbc.CONNECTIONS));
        bench.add(
                "split: pool of " + Jdbc.CONNECTIONS + " and pool of " + cores,
                Model.THREADS,
                Means.PLATFORM_POOL,
                () -> split(logIns, number -> Jdbc.balance(database, number % 100), io, cpu));
        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            Semaphore permits = new Semaphore(Jdbc.CONNECTIONS);
            bench.add(
                    "split: virtual threads and pool of " + cores,
                    Model.EVENT_LOOP,
                    Means.VIRTUAL_THREADS,
                    () -> split(
                            logIns, Run.within(permits, number -> Jdbc.balance(database, number % 100)), virtual, cpu));
        }
        bench.pool(cores, " = cores", Means.CORES);
        bench.pool(Jdbc.CONNECTIONS, " = connections", Means.NONE);
        bench.pool(1, " = a loop that waits and computes", Means.EVENT_LOOP).asControl();
        return bench;
    }

    /** Waits, then computes. */
    @Shape(workload = Shape.Workload.MIXED, model = Model.THREADS)
    static long logIn(DataSource database, int account) throws SQLException, GeneralSecurityException {
        return hash(Jdbc.balance(database, account));
    }

    private static int hash(long secret) throws GeneralSecurityException {
        PBEKeySpec key = new PBEKeySpec(
                Long.toString(secret).toCharArray(), "salt".getBytes(StandardCharsets.UTF_8), ITERATIONS, KEY_BITS);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(key)
                        .getEncoded()[0]
                & 0xFF;
    }

    private static long split(int logIns, Run.Numbered query, ExecutorService io, ExecutorService cpu) {
        List<CompletableFuture<Integer>> results = new ArrayList<>();
        for (int i = 0; i < logIns; i++) {
            int number = i;
            results.add(
                    CompletableFuture.supplyAsync(() -> run(query, number), io).thenApplyAsync(Mixed::hashed, cpu));
        }
        return results.stream().mapToLong(CompletableFuture::join).sum();
    }

    private static long run(Run.Numbered query, int number) {
        try {
            return query.run(number);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static int hashed(long secret) {
        try {
            return hash(secret);
        } catch (GeneralSecurityException e) {
            throw new CompletionException(e);
        }
    }
}
