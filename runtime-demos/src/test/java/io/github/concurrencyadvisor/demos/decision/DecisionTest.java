package io.github.concurrencyadvisor.demos.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DecisionTest {

    @Test
    void eachWayOfCountingFindsTheSamePrimes() throws Exception {
        for (Demo demo : List.of(new ForkJoin(), new ParallelStream(), new Stages())) {
            assertThat(Rehearsal.of(demo, Duration.ofMillis(10)))
                    .as(demo.name())
                    .singleElement()
                    .asString()
                    .startsWith(Primes.BELOW_BOUND + " primes");
        }
    }

    @Test
    void everyRequestHasItsAnswer() throws Exception {
        assertThat(Rehearsal.of(new HttpAsync(), Duration.ofMillis(20)))
                .singleElement()
                .asString()
                .startsWith("100 of 100 answers");
    }

    @Test
    void fanOutTellsBothStories() throws Exception {
        assertThat(Rehearsal.of(new FanOut(), Duration.ofMillis(20)))
                .hasSize(2)
                .first()
                .isEqualTo("both answered, in the order asked: [10, 20]");
    }

    @Test
    void whenOneFailsTheOthersHaveEndedBeforeTheFailureIsSeen() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch asleep = new CountDownLatch(1);
        Callable<Integer> sleeper = () -> {
            try {
                asleep.countDown();
                Thread.sleep(3_600_000);
                return 1;
            } finally {
                ended.set(true);
            }
        };
        Callable<Integer> failing = () -> {
            asleep.await();
            throw new IllegalStateException("on purpose");
        };
        assertThatThrownBy(() -> FanOut.all(List.of(sleeper, failing), Duration.ofMinutes(1)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(ended).isTrue();
        ended.set(false);
        assertThatThrownBy(() -> FanOut.all(List.of(sleeper), Duration.ofMillis(200)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("1 of 1 tasks are not done");
    }
}
