package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.scenarios.Size;
import picocli.CommandLine.Option;

/** How much to do. */
final class Effort {

    @Option(names = "--quick", description = "Less work and fewer rounds: about a minute in all.")
    private boolean quick;

    @Option(names = "--full", description = "Up to 10,000 connections, as far as file descriptors allow.")
    private boolean full;

    Size size() {
        return quick ? Size.QUICK : full ? Size.FULL : Size.NORMAL;
    }

    /** How many connections wait while the memory is read. */
    int waiting() {
        return waiting(full);
    }

    static int waiting(boolean full) {
        return full ? 10_000 : 1_000;
    }
}
