package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight connections to a server that answers within a millisecond or so. */
public final class FastIo implements Scenario {

    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 100;

    @Override
    public String name() {
        return "fast-io";
    }

    @Override
    public String summary() {
        return "I/O-bound, fast, few connections: 8 connections, answers after 1 ms";
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
    public Bench open(Size size) throws Exception {
        int requests = size.of(REQUESTS, 3);
        Bench bench = new Bench().note(requests + " requests on each connection");
        LoopbackServer server = bench.own(LoopbackServer.start(Duration.ofMillis(1)));
        Connections connections = bench.own(new Connections(server.address(), CONNECTIONS));
        Run.Numbered task = connection -> connections.ask(connection, requests);

        bench.add("one after the other", Model.SEQUENTIAL, () -> Run.sequentially(CONNECTIONS, task));

        ExecutorService eight = bench.ownThreads(Executors.newFixedThreadPool(CONNECTIONS));
        bench.advise("pool of 8", Model.THREADS, () -> Run.on(eight, CONNECTIONS, task));
        ExecutorService two = bench.ownThreads(Executors.newFixedThreadPool(2));
        bench.add("pool of 2", Model.THREADS, () -> Run.on(two, CONNECTIONS, task));

        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            bench.add("virtual threads", Model.EVENT_LOOP, () -> Run.on(virtual, CONNECTIONS, task));
        }
        bench.add("selector loop", Model.EVENT_LOOP, () -> connections.askAllOnLoop(requests));
        NettyConnections netty = bench.own(new NettyConnections(server.address(), CONNECTIONS));
        bench.add("Netty loop", Model.EVENT_LOOP, () -> netty.askAll(requests));

        ProcessPool processes = bench.own(new ProcessPool(2));
        String host = server.address().getAddress().getHostAddress();
        int port = server.address().getPort();
        bench.add("2 worker JVMs x 4 threads", Model.PROCESSES, () -> inProcesses(processes, host, port, requests));
        return bench;
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
        try (Connections connections = new Connections(new InetSocketAddress(host, port), threads)) {
            return Run.on(pool, threads, connection -> connections.ask(connection, requests));
        } finally {
            pool.shutdownNow();
        }
    }
}
