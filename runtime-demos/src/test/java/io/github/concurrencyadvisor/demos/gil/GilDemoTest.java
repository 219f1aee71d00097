package io.github.concurrencyadvisor.demos.gil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GilDemoTest {

    @Test
    void underTheLockNoSliceSeesAnother() throws Exception {
        Gil gil = new Gil();
        GilDemo.Overlap overlap = GilDemo.threads(Optional.of(gil));
        assertThat(overlap.slices()).isGreaterThanOrEqualTo(500);
        assertThat(overlap.seen()).isZero();
        assertThat(gil.switches()).isPositive();
    }

    @Test
    void withoutItSlicesOverlap() throws Exception {
        assertThat(GilDemo.threads(Optional.empty()).seen()).isPositive();
    }

    @Test
    void processesEscapeIt() throws Exception {
        assertThat(GilDemo.processes().seen()).isPositive();
        Rehearsal.assertNoChildProcess();
    }

    @Test
    void waitsOverlapUnderTheLock() throws Exception {
        List<String> lines = Rehearsal.of(new GilDemo(), Duration.ofMillis(200));
        assertThat(lines).anyMatch(line -> line.matches("8 waits, one GIL +: 8 under way at once"));
    }
}
