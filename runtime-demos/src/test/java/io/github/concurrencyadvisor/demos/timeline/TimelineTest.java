package io.github.concurrencyadvisor.demos.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void whatIsLeftForLaterWaitsAndThenComputes() {
        Timeline timeline = new Timeline();
        List<String> ran = new ArrayList<>();
        Runnable later = timeline.later("task", () -> ran.add("it"));
        assertThat(timeline.spans()).isEmpty();
        later.run();
        assertThat(ran).containsExactly("it");
        assertThat(timeline.spans()).extracting(Span::activity).containsExactly(Activity.WAITING, Activity.COMPUTING);
    }

    @Test
    void aFailureIsNotedAsLongAsItTook() {
        Timeline timeline = new Timeline();
        assertThatThrownBy(() -> timeline.computing("task", () -> {
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(timeline.spans()).extracting(Span::who).containsExactly("task");
    }

    @Test
    void aMarkTravelsAsALineAndKeepsItsTime() {
        Timeline here = new Timeline();
        Instant from = Instant.now().plusSeconds(1);
        Mark mark = new Mark("a\tname", Activity.WAITING, from, from.plusMillis(250));
        assertThat(Mark.parse(mark.line())).contains(mark);
        here.add(mark);
        Span span = here.spans().get(0);
        assertThat(span.to() - span.from()).isEqualTo(Duration.ofMillis(250).toNanos());
        assertThat(here.marks()).containsExactly(mark);
    }

    @Test
    void otherLinesAreNoMarks() {
        assertThat(Mark.parse("I am Worker 1")).isEmpty();
        assertThat(Mark.parse("@timeline\tWAITING\tnow\tthen\twho")).isEmpty();
        assertThat(Mark.parse("@timeline\tASLEEP\t2026-01-01T00:00:00Z\t2026-01-01T00:00:01Z\twho"))
                .isEmpty();
    }

    @Test
    void whatWasBeforeTheTimelineIsCutOff() {
        Timeline timeline = new Timeline();
        timeline.add(new Mark("early", Activity.COMPUTING, Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
        assertThat(timeline.spans()).containsExactly(new Span("early", Activity.COMPUTING, 0, 0));
    }
}
