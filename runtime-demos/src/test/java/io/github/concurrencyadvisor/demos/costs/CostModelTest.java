package io.github.concurrencyadvisor.demos.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.concurrencyadvisor.demos.measure.Way;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formulas by hand; in the simple profile p = 1.6 and every cost is 1 ms. */
class CostModelTest {

    private static final Profile SIMPLE = Profiles.simple();

    @Test
    void sequentialIsTheSum() {
        assertPredicted(SIMPLE, Work.of(4, 3, 0), Way.sequential(), 12); // 4 x 3
        assertPredicted(SIMPLE, Work.of(4, 3, 2), Way.sequential(), 24); // 4 x (3 + 2 + 1)
    }

    @Test
    void aPoolIsBoundByTheCoresWhereTasksCompute() {
        // f 1 + (n 8 x (c 3 + o 1) + k 2 x a 1) / 1.6
        assertPredicted(SIMPLE, Work.of(8, 3, 0), Way.pool(2), 1 + 34 / 1.6);
    }

    @Test
    void aPoolIsBoundByItsThreadsWhereTasksWait() {
        // f 1 + k 2 x a 1 + 4 turns x (c 3 + o 1 + w 9 + s 1) + the last turn's queue (2 / 1.6 - 1) x 3
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.pool(2), 1 + 2 + 56 + 0.75);
    }

    @Test
    void aThreadPerTaskPaysForEachStart() {
        // n 8 x a 1 + 7 x c 3.2 / 1.6 + the last one's c 3.2
        assertPredicted(SIMPLE, Work.of(8, 3.2, 0), Way.threadPerTask(), 25.2);
        assertPredicted(SIMPLE, Work.of(1, 3.2, 0), Way.threadPerTask(), 4.2);
        // w 99 + s 1 + n 8 x (a 1 / 2 + c 3.2 / 1.6): the starts are hidden by the wait, the ends are not
        assertPredicted(SIMPLE, Work.of(8, 3.2, 99), Way.threadPerTask(), 120);
        // n 8 x a 1 + w 4 + s 1 + c 0: the last to start is the last to end
        assertPredicted(SIMPLE, Work.of(8, 0, 4), Way.threadPerTask(), 13);
        // n 8 x a 1 + three quarters of 7 x 3.2 / 1.6, since w 5 + s 1 is a quarter of 8 x (1 + 2), + 6 + c 3.2
        assertPredicted(SIMPLE, Work.of(8, 3.2, 5), Way.threadPerTask(), 8 + 10.5 + 6 + 3.2);
    }

    @Test
    void startsAndMessagesCostMoreWhileTheCoresCompute() {
        Profile busy = Profiles.simpleBut(Constant.PLATFORM_THREAD_START_BUSY_MICROS, 3000);
        assertPredicted(busy, Work.of(8, 0, 0), Way.threadPerTask(), 8); // idle cores: 8 x 1
        assertPredicted(busy, Work.of(1, 0.8, 0), Way.threadPerTask(), 1.8 + 0.8); // two fifths of the way from 1 to 3
        assertPredicted(busy, Work.of(1, 9, 0), Way.threadPerTask(), 3 + 9); // no more than all of it
        Profile slow = Profiles.simpleBut(Constant.WORKER_ROUND_TRIP_BUSY_MICROS, 3000);
        assertPredicted(slow, Work.of(1, 0.05, 0), Way.workerJvms(2), 2 + 0.05);
        assertPredicted(slow, Work.of(1, 2, 0), Way.workerJvms(2), 2 + 3);
    }

    @Test
    void permitsMakeVirtualThreadsTakeTurns() {
        // f 1 + 4 turns x (c 3 + w 9 + s 1), which is more than without permits
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.virtualThreads(2), 1 + 52);
        // enough of them change nothing
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.virtualThreads(8), 33);
    }

    @Test
    void virtualThreadsShareTheCores() {
        // f 1 + n 8 x o 1 + 8 / 1.6 x 3
        assertPredicted(SIMPLE, Work.of(8, 3, 0), Way.virtualThreads(), 24);
        // w 9 + s 1 instead of f
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.virtualThreads(), 33);
        // three tasks on two perfect cores take two turns
        assertPredicted(Profiles.free(), Work.of(3, 5, 0), Way.virtualThreads(), 10);
    }

    @Test
    void aLoopComputesOnOneCore() {
        assertPredicted(SIMPLE, Work.of(8, 3, 0), Way.loop(), 1 + 8 * 4);
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.loop(), 10 + 8 * 4);
    }

    @Test
    void aWorkerJvmDoesOneTaskAtATimeAndTakesItsPayload() {
        // two workers, four turns x (c 3 + r 1); 8 x 4 / 1.6 on the cores is more
        assertPredicted(SIMPLE, Work.of(8, 3, 0), Way.workerJvms(2), 20);
        // four turns x (c 3 + r 1 + w 9 + s 1)
        assertPredicted(SIMPLE, Work.of(8, 3, 9), Way.workerJvms(2), 56);
        // 2 KB at 1 ms a KB
        assertPredicted(SIMPLE, new Work(8, 3, 0, 2048), Way.workerJvms(2), 8 * 6 / 1.6);
        assertPredicted(
                SIMPLE, new Work(8, 3, 0, 2048), Way.pool(2), 1 + 34 / 1.6); // within one JVM it does not matter
    }

    @Test
    void bringingUpIsForPoolsAndWorkers() {
        assertThat(CostModel.startMillis(SIMPLE, Way.pool(64))).hasValue(64);
        assertThat(CostModel.startMillis(SIMPLE, Way.workerJvms(1))).hasValue(1000);
        assertThat(CostModel.startMillis(SIMPLE, Way.workerJvms(4))).hasValue(2500); // 4 on 1.6 cores
        assertThat(CostModel.startMillis(SIMPLE, Way.loop())).hasValue(0);
    }

    @Test
    void whatWasNotMeasuredIsNotPredicted() {
        Profile seventeen = Profiles.withoutVirtualThreads();
        assertThat(CostModel.millis(seventeen, Work.of(8, 1, 1), Way.virtualThreads()))
                .isEmpty();
        assertThat(CostModel.millis(seventeen, Work.of(8, 1, 1), Way.threadPerTask()))
                .isPresent();
    }

    static Stream<Way> ways() {
        return Stream.of(
                Way.sequential(),
                Way.pool(1),
                Way.pool(2),
                Way.pool(16),
                Way.pool(64),
                Way.threadPerTask(),
                Way.virtualThreads(),
                Way.loop(),
                Way.workerJvms(1),
                Way.workerJvms(2),
                Way.workerJvms(5));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void moreWorkNeverGetsFaster(Way way) {
        List<Double> amounts = List.of(0.0, 0.02, 0.5, 1.0, 4.0, 50.0);
        List<Integer> counts = List.of(1, 2, 3, 8, 63, 64, 65, 512);
        for (Profile profile : List.of(SIMPLE, Profiles.free())) {
            for (double fixed : amounts) {
                for (int n : counts) {
                    assertRising(amounts.stream().map(w -> millis(profile, Work.of(n, fixed, w), way)));
                    assertRising(amounts.stream().map(c -> millis(profile, Work.of(n, c, fixed), way)));
                }
                assertRising(counts.stream().map(n -> millis(profile, Work.of(n, fixed, 1), way)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noWayBeatsTheCoresOrTheWait(Way way) {
        for (Work work : List.of(Work.of(8, 4, 0), Work.of(7, 1, 5), Work.of(512, 0.02, 50))) {
            assertThat(millis(Profiles.free(), work, way))
                    .isGreaterThanOrEqualTo(work.tasks() * work.cpuMillis() / 2 + work.waitMillis() - 1e-9);
        }
    }

    @Test
    void aPoolLargerThanTheTasksIsAPoolOfTheTasks() {
        for (int n : List.of(1, 3, 16)) {
            Work work = Work.of(n, 2, 5);
            assertThat(millis(SIMPLE, work, Way.pool(64))).isEqualTo(millis(SIMPLE, work, Way.pool(n)));
        }
    }

    @Test
    void aLoopIsLinearInItsComputing() {
        double none = millis(SIMPLE, Work.of(50, 0, 10), Way.loop());
        double one = millis(SIMPLE, Work.of(50, 1, 10), Way.loop());
        double five = millis(SIMPLE, Work.of(50, 5, 10), Way.loop());
        assertThat(one - none).isCloseTo(50, within(1e-9));
        assertThat(five - none).isCloseTo(250, within(1e-9));
    }

    private static void assertPredicted(Profile profile, Work work, Way way, double expected) {
        assertThat(millis(profile, work, way)).isCloseTo(expected, within(1e-9));
    }

    private static double millis(Profile profile, Work work, Way way) {
        return CostModel.millis(profile, work, way).orElseThrow();
    }

    private static void assertRising(Stream<Double> millis) {
        List<Double> values = millis.toList();
        assertThat(values).isSorted();
    }
}
