package io.github.concurrencyadvisor.demos.scenarios;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Very many connections to a server that takes its time. */
public final class SlowIo implements Scenario {

    private static final int CONNECTIONS = 1000;
    private static final int POOL = 200;
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final int FILES_SPARED = 200; // for the JVM itself
    private static final int LOOP_IN_JDK = 24; // JEP 491: a monitor no longer holds the carrier

    @Override
    public String name() {
        return "slow-io";
    }

    @Override
    public String summary() {
        return "I/O-bound, slow, many connections: answers after 200 ms";
    }

    @Override
    public Model claim() {
        return Model.EVENT_LOOP;
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws Exception {
        Bench bench = new Bench();
        int count = affordable(bench, size.of(CONNECTIONS, 20));
        bench.note(
                count + " connections; one after the other would take minutes, so gains are over the narrowest pool");
        int pool = Math.max(1, count * POOL / CONNECTIONS);
        LoopbackServer server = bench.own(LoopbackServer.start(DELAY));
        Connections connections = bench.own(new Connections(server.address(), count));
        Run.Numbered task = connection -> connections.ask(connection, 1);

        ExecutorService fixed = bench.ownThreads(Executors.newFixedThreadPool(pool));
        bench.add("pool of " + pool, Model.THREADS, () -> Run.on(fixed, count, task));
        bench.add("thread per connection", Model.THREADS, () -> threadPerConnection(count, task));

        boolean virtualIsAdvised = Runtime.version().feature() >= LOOP_IN_JDK;
        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            add(bench, virtualIsAdvised, "virtual threads", () -> Run.on(virtual, count, task));
        }
        add(bench, !virtualIsAdvised, "selector loop", () -> connections.askAllOnLoop(1));
        NettyConnections netty = bench.own(new NettyConnections(server.address(), count));
        bench.add("Netty loop", Model.EVENT_LOOP, () -> netty.askAll(1));
        return bench;
    }

    private static void add(Bench bench, boolean advised, String name, Contender.Work work) {
        if (advised) {
            bench.advise(name, Model.EVENT_LOOP, work);
        } else {
            bench.add(name, Model.EVENT_LOOP, work);
        }
    }

    private static long threadPerConnection(int count, Run.Numbered task) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            return Run.on(threads, count, task);
        } finally {
            threads.shutdownNow();
        }
    }

    /** As many connections as there are file descriptors for: two sets here, and the server has one. */
    private static int affordable(Bench bench, int wanted) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long most = (unix.getMaxFileDescriptorCount() - FILES_SPARED) / 2;
            if (most < wanted) {
                bench.note(
                        "only " + most + " connections instead of " + wanted + ": there are no more file descriptors");
                return (int) Math.max(1, most);
            }
        }
        return wanted;
    }
}
