package io.github.concurrencyadvisor.demos.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void linearTicksAreRoundAndNoMoreThanSix() {
        assertThat(Ticks.upTo(5)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(Ticks.upTo(1.3)).containsExactly(0.0, 0.5, 1.0);
        assertThat(Ticks.upTo(930)).containsExactly(0.0, 200.0, 400.0, 600.0, 800.0);
        for (double max = 0.003; max < 50_000; max *= 1.07) {
            assertThat(Ticks.upTo(max)).hasSizeBetween(3, 6).allMatch(tick -> tick >= 0);
        }
    }

    @Test
    void logarithmicTicksIncludeBothEnds() {
        assertThat(Ticks.between(200, 2000)).containsExactly(200.0, 500.0, 1000.0, 2000.0);
        assertThat(Ticks.between(0.5, 200)).containsExactly(0.5, 1.0, 10.0, 100.0, 200.0);
    }

    @Test
    void roundNumbersAroundANumber() {
        assertThat(Ticks.atLeast(0.15)).isEqualTo(0.2);
        assertThat(Ticks.atLeast(501)).isEqualTo(1000);
        assertThat(Ticks.atMost(0.15)).isEqualTo(0.1);
        assertThat(Ticks.atMost(5)).isEqualTo(5);
        assertThat(Numbers.plain(Ticks.atMost(0.0027))).isEqualTo("0.002");
    }
}
