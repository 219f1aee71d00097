package io.github.concurrencyadvisor.demos.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is measured and what is left behind; never how long anything took. */
class CalibrationTest {

    private final Set<Thread> before = threads();

    @AfterEach
    void nothingIsLeftBehind() throws InterruptedException {
        Rehearsal.assertNoChildProcess();
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as("%s has ended", thread).isFalse();
            }
        }
    }

    @Test
    void everyConstantIsMeasuredOrSaidToBeAbsent() throws Exception {
        List<String> phases = new ArrayList<>();
        Profile profile = Calibration.run(Calibration.Effort.TINY, new Random(7), (what, done, of) -> phases.add(what));
        assertThat(phases)
                .containsExactly(
                        "speed of a core",
                        "start of a worker JVM",
                        "memory of threads",
                        "switches between threads",
                        "round");
        assertThat(profile.java()).isEqualTo(Runtime.version().feature());
        assertThat(profile.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        boolean linux = System.getProperty("os.name").equals("Linux");
        for (Constant constant : Constant.values()) {
            boolean memory = constant.name().endsWith("_THREAD_KB") || constant == Constant.WORKER_JVM_KB;
            boolean measurable = (linux || !memory) && (VirtualThreads.available() || !constant.ofVirtualThreads());
            assertThat(profile.value(constant).isPresent()).as(constant.name()).isEqualTo(measurable);
        }
    }

    @Test
    void anInterruptEndsIt() {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Calibration.run(Calibration.Effort.FULL, new Random(7), (what, done, of) -> {
                    if (what.equals("warm-up") && done == 0) {
                        interruptSoon(Thread.currentThread());
                    }
                }));
        assertThat(Thread.interrupted()).isFalse();
    }

    /** In the middle of a round, not at its beginning. */
    private static void interruptSoon(Thread thread) {
        Thread interrupter = new Thread(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                return;
            }
            thread.interrupt();
        });
        interrupter.start();
    }

    @Test
    void everyWayDoesEveryTask() throws Exception {
        try (Runner runner = new Runner(1000)) {
            for (Way way : Grid.ways(2)) {
                for (Work work : List.of(Work.of(1, 0, 0), new Work(17, 0.1, 1, 3000))) {
                    assertThat(runner.run(work, way)).as("%s", way).isEqualTo(work.tasks());
                }
            }
        }
    }

    @Test
    void aRunThatIsInterruptedEndsItsThreads() {
        Thread.currentThread().interrupt();
        try (Runner runner = new Runner(1000)) {
            assertThatThrownBy(() -> runner.run(Work.of(5, 0, 60_000), Way.threadPerTask()))
                    .isInstanceOf(InterruptedException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> runner.run(Work.of(5, 0, 60_000), Way.pool(2)))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void runsAreInterleaved() throws Exception {
        List<Times.Run> runs = List.of(
                Times.Run.of(Work.of(3, 0, 0), Way.sequential()),
                Times.Run.of(Work.of(3, 0, 0), Way.loop()),
                new Times.Run(Work.of(3, 0, 0), Way.loop(), true));
        List<Integer> rounds = new ArrayList<>();
        try (Runner runner = new Runner(1000)) {
            Times.Plan plan = new Times.Plan(2, 3, 5, Duration.ofHours(1));
            Times times = Times.interleaved(runner, runs, plan, new Random(7), (what, done, of) -> rounds.add(done));
            assertThat(rounds).containsExactly(0, 1, 2, 3, 4, 5, 6);
            assertThat(times.rounds()).isEqualTo(5);
            runs.forEach(run -> assertThat(times.millis(run)).isPositive());
            assertThatThrownBy(() -> times.millis(Times.Run.of(Work.of(4, 0, 0), Way.loop())))
                    .hasMessageContaining("was not measured");

            Times few = Times.interleaved(
                    runner, runs, new Times.Plan(0, 3, 5, Duration.ZERO), new Random(7), Progress.SILENT);
            assertThat(few.rounds()).isEqualTo(3);
        }
    }

    @Test
    void quantilesAreByRank() {
        assertThat(Times.quantile(new double[] {3, 1, 2}, 0.5)).isEqualTo(2);
        assertThat(Times.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2);
        assertThat(Times.undisturbed(new double[] {9, 8, 7, 6, 5})).isEqualTo(5);
        assertThat(Times.undisturbed(new double[] {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}))
                .isEqualTo(2);
    }

    @Test
    void whatIsNoWorkIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Work.of(0, 1, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Work.of(1, Double.NaN, 1));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Way.pool(0));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Way(Way.Kind.LOOP, 2));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }
}
