package io.github.concurrencyadvisor.demos.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** The memory that processes hold, from {@code VmRSS} in {@code /proc/PID/status}: pages that they share count once each. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** In words; empty where it is not known. */
    static Optional<String> of(Collection<ProcessHandle> processes) {
        long kilobytes = 0;
        for (ProcessHandle process : processes) {
            try {
                kilobytes += Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"), UTF_8).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (IOException e) {
                return Optional.empty(); // not Linux, or it has just ended
            }
        }
        return Optional.of(kilobytes / 1024 + " MB");
    }
}
