package io.github.concurrencyadvisor.demos.memory;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** How many connections one process may hold: each takes a file descriptor on its side. */
final class Descriptors {

    private static final int SPARED = 200; // for the JVM itself

    private Descriptors() {}

    /** So many connections, or fewer where there are not enough descriptors; at least one. */
    static int affordable(int wanted, OptionalLong limit) {
        return (int) Math.max(1, Math.min(wanted, limit.orElse(Long.MAX_VALUE) - SPARED));
    }

    /** The limit of this process, and so of those it starts; empty where there is none to ask for. */
    static OptionalLong limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }
}
