package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Progress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLogTest {

    private final List<String> lines = new ArrayList<>();
    private long now;

    @Test
    void aShortAnalysisSaysNothing() {
        ProgressLog log = new ProgressLog(lines::add, () -> now);
        for (Phase phase : Phase.values()) {
            now += Duration.ofMillis(500).toNanos();
            log.at(phase, 1, 2);
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void aLongOneSaysWhereItIsEveryFewSeconds() {
        ProgressLog log = new ProgressLog(lines::add, () -> now);
        log.at(Phase.READING_CLASSES, 0, 0);
        for (int file = 0; file < 120; file++) {
            now += Duration.ofMillis(100).toNanos();
            log.at(Phase.READING_SOURCES, file, 120);
        }
        log.at(Phase.FOLLOWING_CALLS, 0, 0);
        now += Duration.ofSeconds(6).toNanos();
        log.at(Phase.JUDGING, 0, 0);
        assertThat(lines)
                .containsExactly(
                        "reading sources: 29 of 120",
                        "reading sources: 79 of 120",
                        "following calls",
                        "judging methods and findings");
    }
}
