package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Way;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Queries of two milliseconds through a pool of eight connections: the connections, not the threads, are scarce. */
public final class Jdbc implements Scenario {

    static final int CONNECTIONS = 8;

    private static final int QUERIES = 160;
    private static final int WAIT_MILLIS = 2;

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public String summary() {
        return "I/O-bound, fast, few connections: queries of 2 ms through a pool of 8 connections";
    }

    @Override
    public String method() {
        return "Jdbc#balance";
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws SQLException {
        int queries = size.of(QUERIES, 8);
        Bench bench = new Bench();
        DataSource database = bench.own(new Database(CONNECTIONS)).connections();
        Run.Numbered task = number -> balance(database, number % 100);
        bench.tasks(queries, "queries", task);

        bench.served(CONNECTIONS).sequential();
        bench.pool(CONNECTIONS, " = connections", Means.PLATFORM_POOL);
        bench.pool(64, "", Means.NONE);
        bench.virtualThreads(CONNECTIONS);
        ExecutorService single = bench.ownThreads(Executors.newSingleThreadExecutor());
        bench.add(
                        "event loop (each query blocks it)",
                        Model.EVENT_LOOP,
                        Means.EVENT_LOOP,
                        Way.pool(1),
                        () -> Run.on(single, queries, task))
                .asControl();
        return bench;
    }

    /** One query that takes a while in the database. */
    @Shape(workload = Shape.Workload.IO_BOUND, model = Model.THREADS)
    static long balance(DataSource database, int account) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT balance FROM account WHERE id = ?");
                PreparedStatement wait = connection.prepareStatement("CALL wait_for(?)")) {
            wait.setInt(1, WAIT_MILLIS);
            wait.execute();
            query.setInt(1, account);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no account " + account);
                }
                return row.getLong(1);
            }
        }
    }
}
