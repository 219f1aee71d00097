package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.decision.FanOut;
import io.github.concurrencyadvisor.demos.decision.ForkJoin;
import io.github.concurrencyadvisor.demos.decision.HttpAsync;
import io.github.concurrencyadvisor.demos.decision.ParallelStream;
import io.github.concurrencyadvisor.demos.decision.Stages;
import io.github.concurrencyadvisor.demos.futures.ProcessFuture;
import io.github.concurrencyadvisor.demos.futures.ThreadFuture;
import io.github.concurrencyadvisor.demos.gil.GilDemo;
import io.github.concurrencyadvisor.demos.loop.AsyncioOnNetty;
import io.github.concurrencyadvisor.demos.loop.AsyncioOnNio;
import io.github.concurrencyadvisor.demos.loop.AsyncioOnVirtualThreads;
import io.github.concurrencyadvisor.demos.pool.PoolMap;
import io.github.concurrencyadvisor.demos.processes.FiveProcesses;
import io.github.concurrencyadvisor.demos.recap.Async;
import io.github.concurrencyadvisor.demos.recap.Concurrency;
import io.github.concurrencyadvisor.demos.recap.Parallelism;
import io.github.concurrencyadvisor.demos.recap.Sync;
import io.github.concurrencyadvisor.demos.threads.FiveThreads;
import io.github.concurrencyadvisor.demos.threads.FiveVirtualThreads;
import java.util.List;
import java.util.Optional;

/** The list of demos, in the order in which they teach. A test fails on a demo that is not in it. */
public final class Demos {

    private static final List<Demo> ALL = List.of(
            new Sync(),
            new Async(),
            new Concurrency(),
            new Parallelism(),
            new FiveThreads(),
            new FiveVirtualThreads(),
            new GilDemo(),
            new FiveProcesses(),
            new PoolMap(),
            new ThreadFuture(),
            new ProcessFuture(),
            new AsyncioOnNio(),
            new AsyncioOnNetty(),
            new AsyncioOnVirtualThreads(),
            new ForkJoin(),
            new ParallelStream(),
            new Stages(),
            new HttpAsync(),
            new FanOut());

    private Demos() {}

    public static List<Demo> all() {
        return ALL;
    }

    public static Optional<Demo> named(String name) {
        return ALL.stream().filter(demo -> demo.name().equals(name)).findFirst();
    }
}
