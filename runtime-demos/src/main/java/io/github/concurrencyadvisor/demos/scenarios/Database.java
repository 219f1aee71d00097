package io.github.concurrencyadvisor.demos.scenarios;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An embedded database behind a pool of connections. Its queries take as long as on another machine; public since it calls back. */
public final class Database implements AutoCloseable {

    private final JdbcConnectionPool pool;
    private final Connection alive;

    Database(int connections) throws SQLException {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        // An in-memory database lives as long as a connection to it, and the pool may close idle ones.
        pool.setMaxConnections(connections + 1);
        alive = pool.getConnection();
        try (Statement statement = alive.createStatement()) {
            statement.execute("CREATE ALIAS wait_for FOR '" + Database.class.getName() + ".waitFor'");
            statement.execute("CREATE TABLE account (id INT PRIMARY KEY, balance BIGINT)");
            statement.execute("INSERT INTO account SELECT x - 1, x * 10 FROM SYSTEM_RANGE(1, 100)");
        }
    }

    DataSource connections() {
        return pool;
    }

    /** What a database on another machine would make its client do. Called by the database. */
    public static int waitFor(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    @Override
    public void close() throws SQLException {
        alive.close();
        pool.dispose();
    }
}
