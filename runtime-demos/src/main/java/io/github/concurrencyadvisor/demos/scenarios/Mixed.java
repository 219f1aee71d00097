package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A request, and then a computation on its answer: split at the boundary, and each side run on what suits it. */
public final class Mixed implements Scenario {

    private static final int CONNECTIONS = 32;
    private static final Duration DELAY = Duration.ofMillis(10);
    private static final int DIGESTS = 500;

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public String summary() {
        return "mixed: an answer after 10 ms and then a millisecond or so of digests";
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
        int count = size.of(CONNECTIONS, 4);
        int cores = Runtime.getRuntime().availableProcessors();
        Bench bench = new Bench().note(count + " connections");
        LoopbackServer server = bench.own(LoopbackServer.start(DELAY));
        Connections connections = bench.own(new Connections(server.address(), count));
        Run.Numbered task = connection -> askAndDigest(connections, connection);

        bench.add("one after the other", Model.SEQUENTIAL, () -> Run.sequentially(count, task));
        ExecutorService io = bench.ownThreads(Executors.newFixedThreadPool(count));
        ExecutorService cpu = bench.ownThreads(Executors.newFixedThreadPool(cores));
        bench.advise(
                "split: pool of " + count + " and pool of " + cores, Model.THREADS, () -> split(connections, io, cpu));
        bench.add("pool of " + cores + " = cores", Model.PROCESSES, () -> Run.on(cpu, count, task));
        bench.add("pool of " + count, Model.THREADS, () -> Run.on(io, count, task));
        if (VirtualThreads.available()) {
            ExecutorService virtual = bench.ownThreads(VirtualThreads.executor());
            bench.add("virtual threads", Model.THREADS, () -> Run.on(virtual, count, task));
        }
        bench.add("loop that also computes", Model.EVENT_LOOP, () -> {
            long sum = connections.askAllOnLoop(1);
            for (int i = 0; i < count; i++) {
                sum += Sha256.stretch(DIGESTS);
            }
            return sum;
        });
        return bench;
    }

    /** Waits, then computes. */
    @Shape(workload = Shape.Workload.MIXED, model = Model.THREADS)
    static long askAndDigest(Connections connections, int connection) throws IOException {
        return connections.ask(connection, 1) + Sha256.stretch(DIGESTS);
    }

    private static long split(Connections connections, ExecutorService io, ExecutorService cpu) {
        List<CompletableFuture<Long>> results = new ArrayList<>();
        for (int i = 0; i < connections.count(); i++) {
            int connection = i;
            results.add(CompletableFuture.supplyAsync(() -> ask(connections, connection), io)
                    .thenApplyAsync(answer -> answer + Sha256.stretch(DIGESTS), cpu));
        }
        return results.stream().mapToLong(CompletableFuture::join).sum();
    }

    private static long ask(Connections connections, int connection) {
        try {
            return connections.ask(connection, 1);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
