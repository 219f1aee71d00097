package io.github.concurrencyadvisor.demos.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MeasureTest {

    @Test
    void everyContenderRunsOnceARoundInAnOrderThatChanges() throws Exception {
        List<String> ran = new ArrayList<>();
        List<Contender> contenders = List.of(noting("a", ran), noting("b", ran), noting("c", ran));
        Rounds.run(contenders, new Rounds.Plan(2, 10), new Random(1), new Latencies(), Progress.SILENT);
        assertThat(ran).hasSize(36);
        Set<List<String>> orders = new HashSet<>();
        for (int round = 0; round < 12; round++) {
            List<String> order = List.copyOf(ran.subList(3 * round, 3 * round + 3));
            assertThat(order).containsExactlyInAnyOrder("a", "b", "c");
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void contendersThatComputeSomethingElseAreNotCompared() {
        List<Contender> contenders = List.of(
                new Contender("a", Model.THREADS, Means.NONE, Optional.empty(), () -> 1),
                new Contender("b", Model.THREADS, Means.NONE, Optional.empty(), () -> 2));
        assertThatThrownBy(() ->
                        Rounds.run(contenders, new Rounds.Plan(0, 1), new Random(1), new Latencies(), Progress.SILENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("'[ab]' computed [12] where the first computed [12]");
    }

    @Test
    void aRatioIsPairedRoundByRound() {
        // Each round is slower than the one before, but within each the second takes half the time of the first.
        Samples samples = new Samples(
                new long[][] {{2_000_000, 20_000_000, 200_000_000}, {1_000_000, 10_000_000, 100_000_000}},
                new long[2][3],
                new long[2][3],
                List.of(List.of(), List.of(30_000_000L, 10_000_000L)));
        assertThat(samples.latencies(0)).as("none noted").isEmpty();
        assertThat(samples.latencies(1)).contains(new Percentiles(2, 10, 30, 30, 30));
        assertThat(samples.fastest(2)).isEqualTo(1);
        assertThat(samples.fastest(1)).isZero();
        assertThat(samples.speedUp(1, 0)).isEqualTo(new Estimate(2, 2, 2));
        assertThat(samples.speedUp(0, 1)).isEqualTo(new Estimate(0.5, 0.5, 0.5));
        assertThat(samples.medianMillis(0)).isEqualTo(20);
        assertThat(samples.onIdleCores(1, 0, 2)).as("not known").isEmpty();
    }

    @Test
    void workThatWaitedForACoreCountsAsIfItHadRun() {
        // Two threads, each half of its time in the run queue of a busy machine: no gain by the clock.
        Samples samples = new Samples(
                new long[][] {{100, 100}, {100, 100}},
                new long[][] {{100, 100}, {100, 100}},
                new long[][] {{0, 0}, {100, 100}},
                List.of(List.of(), List.of()));
        assertThat(samples.speedUp(1, 0)).isEqualTo(new Estimate(1, 1, 1));
        assertThat(samples.onIdleCores(1, 0, 2)).contains(new Estimate(2, 2, 2));
        assertThat(samples.onIdleCores(1, 0, 1))
                .as("no more than there are cores")
                .contains(new Estimate(1, 1, 1));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSchedulerSeesComputingAndNotSleeping() throws Exception {
        SchedulerAccount before = SchedulerAccount.before();
        long until = System.nanoTime() + 100_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        SchedulerAccount.Usage spinning = SchedulerAccount.after().since(before);
        assertThat(spinning.running()).isPositive();
        // This thread never slept: what it did not run it was ready. A tick of the clock is 4 ms or so.
        assertThat(spinning.running() + spinning.ready()).isGreaterThan(90_000_000);
    }

    @Test
    void theIntervalHoldsTheMedianAndIsTheSameEachTime() {
        double[] values = {1, 1.1, 0.9, 1.2, 1.05, 0.95, 1.02};
        Estimate estimate = Samples.bootstrap(values);
        assertThat(estimate.median()).isEqualTo(1.02);
        assertThat(estimate.low()).isBetween(0.9, 1.02);
        assertThat(estimate.high()).isBetween(1.02, 1.2);
        assertThat(Samples.bootstrap(values)).isEqualTo(estimate);
        assertThat(Samples.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void percentilesAreValuesThatOccurred() {
        assertThat(Percentiles.of(LongStream.rangeClosed(1, 200)
                        .mapToObj(i -> i * 1_000_000)
                        .toList()))
                .isEqualTo(new Percentiles(200, 100, 180, 198, 200));
        assertThat(Percentiles.of(List.of(5_000_000L))).isEqualTo(new Percentiles(1, 5, 5, 5, 5));
    }

    @Test
    void requestsAreWantedFromTheBeginningOfARunAndForgottenAtTheNext() throws Exception {
        Latencies latencies = new Latencies();
        Contender asks = new Contender("asks", Model.THREADS, Means.NONE, Optional.empty(), () -> {
            latencies.answered(latencies.answered(latencies.begun()));
            return 0;
        });
        Contender silent = noting("silent", new ArrayList<>());
        Samples samples =
                Rounds.run(List.of(asks, silent), new Rounds.Plan(1, 3), new Random(1), latencies, Progress.SILENT);
        assertThat(samples.latencies(0).orElseThrow().count())
                .as("2 a round, warm-ups dropped")
                .isEqualTo(6);
        assertThat(samples.latencies(1)).isEmpty();
    }

    @Test
    void anEstimateTurnedRoundIsOneToo() {
        assertThat(new Estimate(2, 1, 4).inverse()).isEqualTo(new Estimate(0.5, 0.25, 1));
    }

    @Test
    void aVerdictNeedsTheWholeInterval() {
        assertThat(new Estimate(2, 1.3, 3).verdict()).isEqualTo(Verdict.FASTER);
        assertThat(new Estimate(0.5, 0.3, 0.7).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(new Estimate(1, 0.9, 1.1).verdict()).isEqualTo(Verdict.TIE);
        assertThat(new Estimate(2, 1.2, 3).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(new Estimate(1, 0.7, 1.4).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theForeignShareIsAShare() {
        MachineLoad before = MachineLoad.now();
        long until = System.nanoTime() + 200_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(MachineLoad.now().foreignShareSince(before).orElseThrow()).isBetween(0.0, 1.0);
    }

    private static Contender noting(String name, List<String> ran) {
        return new Contender(name, Model.THREADS, Means.NONE, Optional.empty(), () -> {
            ran.add(name);
            return 0;
        });
    }
}
