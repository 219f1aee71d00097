package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.concurrencyadvisor.demos.processes.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, sent to the program alone: what it started has to be ended by it, or to notice by itself. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such signal")
@Timeout(120)
class InterruptTest {

    private static final int INTERRUPTED = 128 + 2; // SIGINT

    @TempDir
    Path temporary;

    /** A shell starts what it runs in the background so that it ignores this signal, and so do all that it starts. */
    @BeforeAll
    static void theSignalIsHeardHere() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            boolean ignored = Files.readAllLines(status, UTF_8).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(
                                            line.substring("SigIgn:".length()).trim(), 16)
                                    & 2)
                            != 0);
            assumeFalse(ignored, "whoever started these tests ignores SIGINT");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, run processes --unit 60s",
        "5, run pool --unit 60s",
        "2, run gil",
        "1, run process-future --unit 60s",
        "2, validate sha256 --rounds 100000",
        "1, validate slow-io --rounds 100000",
        "0, validate file-io --rounds 100000",
        "2, memory --full",
        "1, report HERE/page.html",
    })
    void nothingIsLeft(int children, String arguments) throws Exception {
        Process program = new ProcessBuilder(ChildJvm.command(
                        Main.class,
                        List.of("-Djava.io.tmpdir=" + temporary),
                        List.of(arguments.replace("HERE", temporary.toString()).split(" ", -1))))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<ProcessHandle> started = program.descendants().toList();
            while (program.isAlive() && (started.size() < children || (children == 0 && bytes() == 0))) {
                Thread.sleep(5);
                started = program.descendants().toList();
            }
            assertThat(program.isAlive()).as("there is something to interrupt").isTrue();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(program.pid()))
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isEqualTo(INTERRUPTED);
            for (ProcessHandle child : started) {
                child.onExit().get(30, TimeUnit.SECONDS);
            }
            assertThat(files()).isEmpty();
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }
}
