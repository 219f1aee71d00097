package io.github.concurrencyadvisor.demos.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory of a process that is in RAM, from {@code VmRSS} of {@code /proc/PID/status} (proc_pid_status(5)).
 *
 * <p>Pages that two processes share count in each.
 */
public final class ResidentSet {

    private ResidentSet() {}

    /** In units of 1,024 bytes; empty where the system does not tell, or the process has ended. */
    public static OptionalLong kilobytes(ProcessHandle process) {
        try {
            return parse(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"), UTF_8));
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
