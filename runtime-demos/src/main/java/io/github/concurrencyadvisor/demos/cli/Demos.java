package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.pool.PoolMap;
import io.github.concurrencyadvisor.demos.processes.FiveProcesses;
import io.github.concurrencyadvisor.demos.threads.FiveThreads;
import io.github.concurrencyadvisor.demos.threads.FiveVirtualThreads;
import java.util.List;
import java.util.Optional;

/** The list of demos, in the order in which they teach. A test fails on a demo that is not in it. */
public final class Demos {

    private static final List<Demo> ALL = List.of(
            new FiveThreads(), //
            new FiveVirtualThreads(),
            new FiveProcesses(),
            new PoolMap());

    private Demos() {}

    public static List<Demo> all() {
        return ALL;
    }

    public static Optional<Demo> named(String name) {
        return ALL.stream().filter(demo -> demo.name().equals(name)).findFirst();
    }
}
