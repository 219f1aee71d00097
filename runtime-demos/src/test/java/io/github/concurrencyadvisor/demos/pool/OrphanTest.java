package io.github.concurrencyadvisor.demos.pool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.processes.ChildJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of busy workers when the JVM that owns them ends without saying good-bye. */
@Timeout(60)
class OrphanTest {

    /** Has a pool, keeps its two workers busy, says which processes they are, and then exits or waits to be killed. */
    public static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws Exception {
            ProcessPool pool = new ProcessPool(2);
            for (int i = 0; i < 2; i++) {
                pool.execute((ProcessPool.Action) () -> sleepForEver());
            }
            while (pool.workers().size() < 2) {
                Thread.sleep(5);
            }
            pool.workers().forEach(worker -> System.out.println(worker.pid()));
            if (args[0].equals("exit")) {
                System.exit(0);
            }
            sleepForEver();
        }

        private static void sleepForEver() {
            try {
                Thread.sleep(3_600_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "kill", "terminate"})
    void noWorkerOutlivesItsOwner(String end) throws Exception {
        Process owner = new ProcessBuilder(ChildJvm.command(Owner.class, List.of(), List.of(end))).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(owner.getInputStream(), UTF_8))) {
            List<ProcessHandle> workers = Stream.of(lines.readLine(), lines.readLine())
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
            switch (end) {
                case "kill" -> owner.destroyForcibly();
                case "terminate" -> owner.destroy();
                default -> {}
            }
            assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle worker : workers) {
                worker.onExit().get(30, TimeUnit.SECONDS);
            }
        } finally {
            owner.destroyForcibly();
        }
    }

    @Test
    void anAbandonedWorkerEndsWhenItsStandardInputCloses() throws Exception {
        Process worker = new ProcessBuilder(ChildJvm.command(WorkerMain.class, List.of(), List.of("1000"))).start();
        try {
            assertThat(worker.getInputStream().read()).as("it speaks first").isEqualTo(0xCA);
            worker.getOutputStream().close();
            assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isZero();
        } finally {
            worker.destroyForcibly();
        }
    }
}
