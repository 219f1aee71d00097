package io.github.concurrencyadvisor.demos.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FiveProcessesTest {

    @Test
    void fiveProcessesReportAndEnd() throws Exception {
        List<String> lines = Rehearsal.of(new FiveProcesses(), Duration.ofMillis(20));
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0)).isEqualTo("All Processes are queued, let's see when they finish!");
        assertThat(lines.stream().skip(1))
                .allMatch(line -> line.matches("I am Worker \\d, I slept for \\d+ ms"))
                .extracting(line -> line.charAt("I am Worker ".length()))
                .containsExactlyInAnyOrder('0', '1', '2', '3', '4');
    }

    @Test
    void anInterruptLeavesNoOrphan() throws Exception {
        Stage stage = new Stage(line -> {}, Duration.ofMinutes(1), new Random(7));
        Thread runner = new Thread(() -> {
            try {
                new FiveProcesses().run(stage);
            } catch (Exception e) {
                // the interrupt
            }
        });
        runner.start();
        while (ProcessHandle.current().children().count() < 5) {
            Thread.sleep(10);
        }
        runner.interrupt();
        runner.join();
        Rehearsal.assertNoChildProcess();
    }

    @Test
    void aWorkerEndsWhenItsStandardInputCloses() throws Exception {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FiveProcesses.Worker.class.getName(),
                        "0",
                        "9",
                        "PT1M",
                        "2026-01-01T00:00:00Z")
                .start();
        try {
            worker.getOutputStream().close();
            assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isOne();
        } finally {
            worker.destroyForcibly();
        }
    }
}
