package io.github.concurrencyadvisor.demos.misuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What this JVM takes more of than at the beginning, looked at every few milliseconds. */
final class Footprint implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int PERIOD_MILLIS = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread sampler = new Thread(this::sample, "footprint");
    private final int threadsBefore;
    private final OptionalLong residentBefore;
    private volatile long residentMost;

    private Footprint() {
        threads.resetPeakThreadCount();
        threadsBefore = threads.getThreadCount() + 1; // and the sampler
        residentBefore = resident();
        residentMost = residentBefore.orElse(0);
    }

    static Footprint begin() throws InterruptedException {
        settle();
        Footprint footprint = new Footprint();
        footprint.sampler.start();
        return footprint;
    }

    /** Threads that are about to end would be missed later; they get up to a second. */
    private static void settle() throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20; i++) {
            int before = threads.getThreadCount();
            TimeUnit.MILLISECONDS.sleep(50);
            if (threads.getThreadCount() >= before) {
                return;
            }
        }
    }

    /** How many more threads there were at once than at the beginning. */
    int threads() {
        return threads.getPeakThreadCount() - threadsBefore;
    }

    /** How many more megabytes of memory the process held than at the beginning; empty where the system does not say. */
    OptionalLong megabytes() {
        return residentBefore.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of((residentMost - residentBefore.getAsLong()) / 1024);
    }

    @Override
    public void close() {
        sampler.interrupt();
    }

    private void sample() {
        try {
            while (residentBefore.isPresent()) {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
                residentMost = Math.max(residentMost, resident().orElse(0));
            }
        } catch (InterruptedException e) {
            return; // closed
        }
    }

    /** In KB. */
    private static OptionalLong resident() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line ->
                            line.substring(RESIDENT.length()).replace("kB", "").strip())
                    .mapToLong(Long::parseLong)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
