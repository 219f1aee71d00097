package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** Queries of two milliseconds through a pool of eight connections: the connections, not the threads, are scarce. */
public final class Jdbc implements Scenario {

    private static final int CONNECTIONS = 8;
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
    public Model claim() {
        return Model.THREADS;
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws SQLException {
        int queries = size.of(QUERIES, 8);
        Bench bench = new Bench().note(queries + " queries");
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        bench.own(database::dispose);
        database.setMaxConnections(CONNECTIONS);
        fill(database);
        // An in-memory database lives as long as a connection to it, and the pool may close idle ones.
        bench.own(database.getConnection());
        database.setMaxConnections(CONNECTIONS + 1);
        Run.Numbered task = number -> balance(database, number % 100);

        bench.add("one after the other", Model.SEQUENTIAL, () -> Run.sequentially(queries, task));
        ExecutorService fixed = bench.ownThreads(Executors.newFixedThreadPool(CONNECTIONS));
        bench.advise("pool of 8 = connections", Model.THREADS, () -> Run.on(fixed, queries, task));
        ExecutorService many = bench.ownThreads(Executors.newFixedThreadPool(64));
        bench.add("pool of 64", Model.THREADS, () -> Run.on(many, queries, task));
        ExecutorService single = bench.ownThreads(Executors.newSingleThreadExecutor());
        bench.add("event loop (each query blocks it)", Model.EVENT_LOOP, () -> Run.on(single, queries, task));
        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            Semaphore permits = new Semaphore(CONNECTIONS);
            bench.add(
                    "virtual threads, 8 permits",
                    Model.THREADS,
                    () -> Run.on(virtual, queries, number -> {
                        permits.acquire();
                        try {
                            return task.run(number);
                        } finally {
                            permits.release();
                        }
                    }));
        }
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

    private static void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS wait_for FOR '" + Jdbc.class.getName() + ".waitFor'");
            statement.execute("CREATE TABLE account (id INT PRIMARY KEY, balance BIGINT)");
            statement.execute("INSERT INTO account SELECT x - 1, x * 10 FROM SYSTEM_RANGE(1, 100)");
        }
    }

    /** What a database on another machine would make its client do. Called by the database. */
    public static int waitFor(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }
}
