package io.github.concurrencyadvisor.demos.misuse;

import java.util.List;
import java.util.Optional;

/** The gallery, in the order in which it teaches. A test fails on a misuse that is not in it. */
public final class Misuses {

    private static final List<Misuse> ALL = List.of(
            new BlockedEventLoop(),
            new BusyEventLoop(),
            new StarvedCommonPool(),
            new UndersizedPool(),
            new UnboundedPool(),
            new NestedSubmit(),
            new HoggedCarriers(),
            new VirtualThreadsInPool(),
            new FloodedDatabase(),
            new PinnedByMonitor(),
            new PinnedByInitialiser());

    private Misuses() {}

    public static List<Misuse> all() {
        return ALL;
    }

    public static Optional<Misuse> named(String name) {
        return ALL.stream().filter(misuse -> misuse.name().equals(name)).findFirst();
    }
}
