package io.github.concurrencyadvisor.demos.recap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecapTest {

    private final Stage stage = stage(Duration.ofMillis(20));

    private static Stage stage(Duration unit) {
        return new Stage(line -> {}, unit, new Random(7));
    }

    @Test
    void syncDoesOneThingAfterTheOther() throws Exception {
        List<Span> spans = Sync.play(stage).spans();
        assertThat(spans).extracting(Span::who).containsExactly("first answer", "second answer", "caller's own work");
        assertNoneOverlaps(spans);
    }

    @Test
    void asyncWorksWhileItsAnswersAreOnTheWay() {
        List<Span> spans = Async.play(stage(Duration.ofMillis(200))).spans();
        assertThat(spans).extracting(Span::who).containsExactly("first answer", "second answer", "caller's own work");
        assertThat(spans.get(0).overlaps(spans.get(1))).isTrue();
        assertThat(spans.get(1).overlaps(spans.get(2))).isTrue();
    }

    @Test
    void concurrencyAlternates() {
        List<Span> spans = Concurrency.play(stage).spans();
        assertThat(spans)
                .extracting(Span::who)
                .containsExactly("task A", "task B", "task A", "task B", "task A", "task B", "task A", "task B");
        assertNoneOverlaps(spans);
    }

    @Test
    void parallelTasksRunAtTheSameTime() throws Exception {
        List<Span> spans = Parallelism.play(stage).spans();
        assertThat(spans).hasSize(2);
        assertThat(spans.get(0).overlaps(spans.get(1))).isTrue();
    }

    @Test
    void eachPrintsATimeline() throws Exception {
        for (Demo demo : List.of(new Sync(), new Async(), new Concurrency(), new Parallelism())) {
            assertThat(Rehearsal.of(demo, Duration.ofMillis(2)))
                    .as(demo.name())
                    .anyMatch(line -> line.matches(".* \\|[#. ]{60}\\|"))
                    .anyMatch(line -> line.matches("# computing, \\. waiting, \\d+ ms in all"));
        }
    }

    private static void assertNoneOverlaps(List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i - 1).overlaps(spans.get(i))).isFalse();
        }
    }
}
