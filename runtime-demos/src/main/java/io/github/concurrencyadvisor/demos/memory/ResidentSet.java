package io.github.concurrencyadvisor.demos.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The memory of this process that is in RAM, from {@code VmRSS} of {@code /proc/self/status} (proc_pid_status(5)). */
final class ResidentSet {

    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentSet() {}

    /** In units of 1,024 bytes; empty where there is no such file. */
    static OptionalLong kilobytes() {
        try {
            return parse(Files.readAllLines(STATUS, UTF_8));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
