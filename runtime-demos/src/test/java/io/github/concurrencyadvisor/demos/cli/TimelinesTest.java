package io.github.concurrencyadvisor.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demos note of who computed and who waited. */
@Timeout(60)
class TimelinesTest {

    @ParameterizedTest
    @CsvSource({
        "sync, caller's own work; first answer; second answer",
        "async, caller's own work; first answer; second answer",
        "concurrency, task A; task B",
        "parallelism, task A; task B",
        "threads, worker 0; worker 1; worker 2; worker 3; worker 4",
        "virtual-threads, worker 0; worker 1; worker 2; worker 3; worker 4",
        "processes, process 0; process 1; process 2; process 3; process 4",
        "thread-future, caller; task",
        "asyncio-nio, series 1; series 2",
        "asyncio-netty, series 1; series 2",
        "asyncio-virtual, series 1; series 2",
        "completable-future, count; first load; second load",
        "fan-out, asleep; failing; first; second",
    })
    void everyoneHasALane(String demo, String lanes) {
        if (!VirtualThreads.available() && demo.contains("virtual")) {
            assertThat(spans(demo)).isEmpty();
        } else {
            assertThat(lanes(demo).keySet()).containsExactly(lanes.split("; ", -1));
        }
    }

    @Test
    void aWorkerJvmTellsOfItsStartAndOfItsSleep() {
        assertThat(lanes("processes").values()).allSatisfy(lane -> {
            assertThat(lane).extracting(Span::activity).containsExactly(Activity.COMPUTING, Activity.WAITING);
            assertThat(lane.get(0).overlaps(lane.get(1))).isFalse();
        });
    }

    @Test
    void poolWorkersTellWhenTheyComputed() {
        List<Span> spans = spans("pool");
        assertThat(spans).hasSize(3);
        assertThat(spans)
                .allMatch(span -> span.who().matches("process \\d+"))
                .allMatch(span -> span.activity() == Activity.COMPUTING);
    }

    @Test
    void forkJoinOnlyComputes() {
        assertThat(spans("fork-join"))
                .hasSize(64) // 300,000 halved until no piece is larger than 5,000
                .allMatch(span -> span.who().matches("worker \\d+"))
                .allMatch(span -> span.activity() == Activity.COMPUTING);
    }

    @Test
    void theGilIsSeenInThreadsProcessesAndWaits() {
        assertThat(lanes("gil").keySet())
                .hasSize(2 + 2 + 2 + 8)
                .allMatch(who ->
                        who.matches("one GIL: (thread [12]|waiter [1-8])|no GIL: thread [12]|own GIL: process [12]"));
    }

    private static List<Span> spans(String demo) {
        Performance performance =
                Performance.of(Demos.named(demo).orElseThrow(), line -> {}, Duration.ofMillis(10), new Random(7));
        assertThat(performance.failure()).isEmpty();
        return performance.spans();
    }

    private static Map<String, List<Span>> lanes(String demo) {
        return spans(demo).stream().collect(Collectors.groupingBy(Span::who, TreeMap::new, Collectors.toList()));
    }
}
