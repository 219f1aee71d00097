package io.github.concurrencyadvisor.demos.scenarios;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Way;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Very many connections to a server that takes its time. */
public final class SlowIo implements Scenario {

    private static final int POOL = 5; // so many times as many connections as threads
    private static final int FILES_SPARED = 200; // for the JVM itself

    @Override
    public String name() {
        return "slow-io";
    }

    @Override
    public String summary() {
        return "I/O-bound, slow, many connections: answers after a fifth of a second and more";
    }

    @Override
    public String method() {
        return "SlowIo#fetch";
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws Exception {
        Bench bench = new Bench();
        int count = affordable(bench, size.connections());
        LoopbackServer server = bench.own(LoopbackServer.start(size.delay()));
        Connections connections = bench.own(new Connections(server.address(), count, bench.latencies()));
        bench.tasks(
                count,
                "connections, answers after " + size.delay().toMillis()
                        + " ms; one after the other would take minutes, so gains are over the narrowest pool",
                connection -> fetch(connections, connection));

        bench.pool(Math.max(1, count / POOL), "", Means.NONE);
        bench.add(
                "thread per connection",
                Model.THREADS,
                Means.PLATFORM_POOL,
                Way.threadPerTask(),
                () -> threadPerConnection(count, connection -> fetch(connections, connection)));
        bench.virtualThreads();
        bench.add("selector loop", Model.EVENT_LOOP, Means.EVENT_LOOP, Way.loop(), () -> connections.askAllOnLoop(1));
        if (files() >= 2L * count) {
            NettyConnections netty = bench.own(new NettyConnections(server.address(), count, bench.latencies()));
            bench.add("Netty loop", Model.EVENT_LOOP, Means.EVENT_LOOP, Way.loop(), () -> netty.askAll(1));
        } else {
            bench.note("no Netty loop: there are no file descriptors for a second set of connections");
        }
        return bench;
    }

    /** One page of a service far away. */
    @Shape(workload = Shape.Workload.IO_BOUND, model = Model.EVENT_LOOP)
    static long fetch(Connections connections, int connection) throws IOException {
        return connections.ask(connection, 1);
    }

    private static long threadPerConnection(int count, Run.Numbered task) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            return Run.on(threads, count, task);
        } finally {
            threads.shutdownNow();
        }
    }

    /** As many connections as there are file descriptors for; the server, a process of its own, needs as many. */
    private static int affordable(Bench bench, int wanted) {
        long most = files();
        if (most >= wanted) {
            return wanted;
        }
        bench.note("only " + most + " connections instead of " + wanted + ": there are no more file descriptors");
        return (int) Math.max(1, most);
    }

    /** How many files this process may open beside those that it has anyway. */
    private static long files() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - FILES_SPARED
                : Integer.MAX_VALUE;
    }
}
