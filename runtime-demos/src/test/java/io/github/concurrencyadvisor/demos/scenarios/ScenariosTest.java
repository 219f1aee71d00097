package io.github.concurrencyadvisor.demos.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Latencies;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ScenariosTest {

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyContenderComputesTheSameAndNothingIsLeft(Scenario scenario) throws Exception {
        try (Bench bench = scenario.open(Size.TINY)) {
            List<Contender> contenders = bench.contenders();
            assertThat(contenders).extracting(Contender::name).doesNotHaveDuplicates();
            Rounds.run(contenders, new Rounds.Plan(1, 1), new Random(1), bench.latencies(), Progress.SILENT);
        }
        Rehearsal.assertNoChildProcess();
    }

    @Test
    void namesAreUnique() {
        assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void theMethodsOfKnownShapeComputeWhatTheySay() {
        assertThat(Sieve.primesBelow(0)).isZero();
        assertThat(Sieve.primesBelow(100)).isEqualTo(25);
        assertThat(Sieve.primesBelow(400_000)).isEqualTo(33_860);
        assertThat(Mandelbrot.boundedPoints(2)).isPositive();
        assertThat(Sha256.stretch(1)).isEqualTo(0xAD); // of 4,096 zero bytes
    }

    @Test
    void theServerAnswersAfterItsDelay() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(Duration.ofMillis(50));
                Connections connections = new Connections(server.address(), 3, new Latencies())) {
            long from = System.nanoTime();
            assertThat(connections.ask(0, 2)).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
            assertThat(connections.askAllOnLoop(2)).isEqualTo(9);
            assertThat(connections.ask(2, 1))
                    .as("blocking again after the loop")
                    .isOne();
        }
        Rehearsal.assertNoChildProcess();
    }
}
