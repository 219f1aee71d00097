package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Virtual threads without number before a database with few connections.
 *
 * <p>A pool of platform threads happened to bound how many came to the database at once; virtual threads do not. All queue for the
 * connections, and those at the end of the queue time out.
 */
public final class FloodedDatabase implements Misuse {

    private static final int UPDATES = 260;
    private static final int CONNECTIONS = 10;
    private static final int UPDATE_MILLIS = 50;
    private static final int PATIENCE_SECONDS = 1; // for a connection

    @Override
    public String name() {
        return "flooded-database";
    }

    @Override
    public String summary() {
        return "any number of virtual threads use ten connections";
    }

    @Override
    public String rule() {
        return "UnboundedVirtualThreadsOverBoundedResource";
    }

    @Override
    public boolean harmsOn(int release) {
        return release >= VirtualThreads.SINCE;
    }

    /** Every update asks for a connection at once. Returns of each whether it was done. */
    static List<Boolean> bad(DataSource database, int updates) throws InterruptedException, ExecutionException {
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < updates; i++) {
                int account = i;
                done.add(tasks.submit(() -> isUpdated(database, account)));
            }
            return Answers.of(done);
        } finally {
            tasks.shutdownNow();
        }
    }

    /** As many ask as there are connections; the others wait for their turn, as long as it takes. */
    static List<Boolean> good(DataSource database, int updates) throws InterruptedException, ExecutionException {
        ExecutorService tasks = VirtualThreads.executor();
        Semaphore connections = new Semaphore(CONNECTIONS);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int i = 0; i < updates; i++) {
                int account = i;
                done.add(tasks.submit(() -> {
                    connections.acquire();
                    try {
                        return isUpdated(database, account);
                    } finally {
                        connections.release();
                    }
                }));
            }
            return Answers.of(done);
        } finally {
            tasks.shutdownNow();
        }
    }

    private static boolean isUpdated(DataSource database, int account) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("CALL updated(?)")) {
            update.setInt(1, account);
            return update.execute();
        } catch (SQLException e) {
            return false; // no connection in time
        }
    }

    /** Called by the database: what it does for a while. */
    public static int updated(int account) throws InterruptedException {
        Thread.sleep(UPDATE_MILLIS);
        return account;
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        if (!VirtualThreads.available()) {
            return Harm.needs(VirtualThreads.whatIsMissing());
        }
        int updates = effort.of(UPDATES);
        JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        database.setMaxConnections(CONNECTIONS + 1);
        database.setLoginTimeout(PATIENCE_SECONDS);
        // An in-memory database lives as long as a connection to it.
        try (Connection keeper = database.getConnection()) {
            try (PreparedStatement alias = keeper.prepareStatement(
                    "CREATE ALIAS updated FOR '" + FloodedDatabase.class.getName() + ".updated'")) {
                alias.execute();
            }
            List<Boolean> bad = bad(database, updates);
            List<Boolean> good = good(database, updates);
            return Harm.of(
                    updates + " updates of " + UPDATE_MILLIS + " ms through " + CONNECTIONS
                            + " connections; whoever gets none within " + PATIENCE_SECONDS + " s gives up",
                    new Harm.Figure(
                            "updates that fail",
                            "",
                            Collections.frequency(bad, false),
                            Collections.frequency(good, false)));
        } finally {
            database.dispose();
        }
    }
}
