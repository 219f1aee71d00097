package io.github.concurrencyadvisor.demos.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Rehearsal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuturesTest {

    @Test
    void aThreadsFutureIsNotDoneTwiceAndThenHasItsValue() throws Exception {
        assertThat(Rehearsal.of(new ThreadFuture(), Duration.ofMillis(20))).containsExactly("False", "False", "hello");
    }

    @Test
    void aProcessesFutureHasTheSameValue() throws Exception {
        List<String> lines = Rehearsal.of(new ProcessFuture(), Duration.ofMillis(100));
        assertThat(lines).hasSize(3).startsWith("False").endsWith("hello");
    }
}
