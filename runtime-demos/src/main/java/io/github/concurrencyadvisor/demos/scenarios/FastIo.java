package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Latencies;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight connections to a cache that answers in less than a millisecond. */
public final class FastIo implements Scenario {

    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 100;
    private static final Duration DELAY = Duration.ofNanos(500_000);

    @Override
    public String name() {
        return "fast-io";
    }

    @Override
    public String summary() {
        return "I/O-bound, fast, few connections: 8 connections, answers after half a millisecond";
    }

    @Override
    public String method() {
        return "FastIo#lookUp";
    }

    @Override
    public boolean boundByCores() {
        return false;
    }

    @Override
    public Bench open(Size size) throws Exception {
        int requests = size.of(REQUESTS, 3);
        Bench bench = new Bench();
        LoopbackServer server = bench.own(LoopbackServer.start(DELAY));
        InetSocketAddress address = server.address();
        Connections connections = bench.own(new Connections(address, CONNECTIONS, bench.latencies()));
        bench.tasks(
                CONNECTIONS,
                "connections, " + requests + " requests on each",
                connection -> lookUp(connections, connection, requests));

        bench.sequential();
        bench.pool(CONNECTIONS, " = connections", Means.PLATFORM_POOL);
        bench.pool(2, "", Means.NONE);
        bench.virtualThreads();
        bench.add(
                "selector loop",
                Model.EVENT_LOOP,
                Means.EVENT_LOOP,
                Way.loop(),
                () -> connections.askAllOnLoop(requests));
        NettyConnections netty = bench.own(new NettyConnections(address, CONNECTIONS, bench.latencies()));
        bench.add("Netty loop", Model.EVENT_LOOP, Means.EVENT_LOOP, Way.loop(), () -> netty.askAll(requests));

        ProcessPool processes = bench.own(new ProcessPool(2));
        String host = address.getAddress().getHostAddress();
        int port = address.getPort();
        bench.add(
                "2 worker JVMs x 4 threads",
                Model.PROCESSES,
                Means.NONE,
                () -> inProcesses(processes, host, port, requests));
        return bench;
    }

    /** So many values by their keys. That the cache answers at once is what {@code demos.effects} tells the advisor. */
    @Shape(workload = Shape.Workload.IO_BOUND, model = Model.THREADS)
    static long lookUp(Connections connections, int connection, int keys) throws IOException {
        return connections.ask(connection, keys);
    }

    private static long inProcesses(ProcessPool processes, String host, int port, int requests)
            throws InterruptedException, ExecutionException {
        ProcessPool.Task<Long> half = () -> inThreads(host, port, CONNECTIONS / 2, requests);
        long sum = 0;
        for (Future<Long> result : processes.invokeAll(List.of(half, half))) {
            sum += result.get();
        }
        return sum;
    }

    private static long inThreads(String host, int port, int threads, int requests)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Connections connections = new Connections(new InetSocketAddress(host, port), threads, new Latencies())) {
            return Run.on(pool, threads, connection -> connections.ask(connection, requests));
        } finally {
            pool.shutdownNow();
        }
    }
}
