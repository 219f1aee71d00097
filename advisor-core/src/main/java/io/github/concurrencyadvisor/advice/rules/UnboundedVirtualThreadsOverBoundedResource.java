package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.List;

/** Any number of virtual threads at the door of a few connections. */
public final class UnboundedVirtualThreadsOverBoundedResource implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A loop starts virtual threads that all use a database, and nothing bounds how many do so at once.",
                """
                A pool of platform threads also bounds how many come to the database at once; virtual threads do not. All of them queue for
                the few connections there are, and those at the end time out. Measured with ten connections: of 500 requests 300 timed out;
                none did with a semaphore of ten before them.""",
                """
                import java.sql.Connection;
                import java.sql.PreparedStatement;
                import java.sql.SQLException;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import javax.sql.DataSource;

                class Marks {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    private final DataSource database;

                    Marks(DataSource database) {
                        this.database = database;
                    }

                    void all(List<String> keys) {
                        for (String key : keys) {
                            tasks.execute(() -> mark(key));
                        }
                    }

                    private void mark(String key) {
                        try (Connection connection = database.getConnection();
                                PreparedStatement update = connection.prepareStatement("update t set seen = 1 where k = ?")) {
                            update.setString(1, key);
                            update.executeUpdate();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """,
                """
                import java.sql.Connection;
                import java.sql.PreparedStatement;
                import java.sql.SQLException;
                import java.util.List;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import java.util.concurrent.Semaphore;
                import javax.sql.DataSource;

                class Marks {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    private final Semaphore connections = new Semaphore(10);
                    private final DataSource database;

                    Marks(DataSource database) {
                        this.database = database;
                    }

                    void all(List<String> keys) {
                        for (String key : keys) {
                            tasks.execute(() -> mark(key));
                        }
                    }

                    private void mark(String key) {
                        connections.acquireUninterruptibly();
                        try (Connection connection = database.getConnection();
                                PreparedStatement update = connection.prepareStatement("update t set seen = 1 where k = ?")) {
                            update.setString(1, key);
                            update.executeUpdate();
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            connections.release();
                        }
                    }
                }
                """,
                """
                A bound that is kept by other means than a Semaphore, such as a connection pool that is given time enough, is not seen.
                Only tasks that are started in a loop are reported.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            Call call = site.call();
            Evidence wait =
                    site.carrier() == Carrier.VIRTUAL_THREAD ? site.effects().get(Effect.DATABASE) : null;
            MethodFacts in = effects.method(site.in());
            if (wait == null || wait.minor() || wait.confidence() == Confidence.LOW) {
                continue;
            }
            if (in == null || call == null || call.loopDepth() == 0 || isBounded(effects, in, wait)) {
                continue;
            }
            SiteCalls.Place place = SiteCalls.Place.of(in.declaredIn(), wait);
            findings.add(place.finding(
                    this,
                    severity(),
                    "a loop gives " + site.because() + " work that " + SiteCalls.waitsFor(Effect.DATABASE) + " in "
                            + place.leaf().display() + " on any number of virtual threads",
                    "take a permit of a Semaphore, as large as the connection pool, around the use of the database"));
        }
        return findings;
    }

    /** Whether the code that hands the work over, or any on the way to the database, takes a permit. */
    private static boolean isBounded(Effects effects, MethodFacts in, Evidence wait) {
        return takesPermit(effects, in)
                || wait.trail().hops().stream()
                        .map(hop -> effects.method(hop.method()))
                        .anyMatch(method -> method != null && takesPermit(effects, method));
    }

    private static boolean takesPermit(Effects effects, MethodFacts method) {
        return method.calls().stream().anyMatch(effects::handlesPermits);
    }
}
