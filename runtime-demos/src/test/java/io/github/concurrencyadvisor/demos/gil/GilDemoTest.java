package io.github.concurrencyadvisor.demos.gil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Span;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GilDemoTest {

    @Test
    void underTheLockNoSliceSeesAnother() throws Exception {
        Timeline timeline = new Timeline();
        Gil gil = new Gil(timeline);
        GilDemo.Overlap overlap = GilDemo.threads(Optional.of(gil), timeline);
        assertThat(overlap.slices()).isGreaterThanOrEqualTo(500);
        assertThat(overlap.seen()).isZero();
        assertThat(gil.switches()).isPositive();
        List<Span> held = timeline.spans().stream()
                .filter(span -> span.activity() == Activity.COMPUTING)
                .toList();
        assertThat(held).hasSize(2 + gil.switches());
        for (int i = 1; i < held.size(); i++) {
            assertThat(held.get(i - 1).overlaps(held.get(i))).isFalse();
        }
    }

    @Test
    void withoutItSlicesOverlap() throws Exception {
        assertThat(GilDemo.threads(Optional.empty(), new Timeline()).seen()).isPositive();
    }

    @Test
    void processesEscapeIt() throws Exception {
        assertThat(GilDemo.processes(new Timeline()).seen()).isPositive();
        Rehearsal.assertNoChildProcess();
    }

    @Test
    void waitsOverlapUnderTheLock() throws Exception {
        List<String> lines = Rehearsal.of(new GilDemo(), Duration.ofMillis(200));
        assertThat(lines).anyMatch(line -> line.matches("8 waits, one GIL +: 8 under way at once"));
    }
}
