package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Progress.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressLogTest {

    private final List<String> lines = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private long now;

    @Test
    void aShortAnalysisSaysNothing() {
        ProgressLog log = new ProgressLog(lines::add, details::add, () -> now);
        for (Phase phase : Phase.values()) {
            now += Duration.ofMillis(500).toNanos();
            log.at(phase, 1, 2);
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void aLongOneSaysWhereItIsEveryFewSeconds() {
        ProgressLog log = new ProgressLog(lines::add, details::add, () -> now);
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

    @Test
    void whatIsTakenOverIsOneLineAndWhereFromADetail() {
        ProgressLog log = new ProgressLog(lines::add, details::add, () -> now);
        log.tookOver(new TreeMap<>(Map.of(Path.of("a.jar"), 12, Path.of("b.jar"), 1)), List.of(Path.of("c.jar")));
        assertThat(lines).containsExactly("method summaries that dependencies bring along: 13 taken over");
        assertThat(details)
                .containsExactly(
                        "method summaries taken over from a.jar: 12",
                        "method summaries taken over from b.jar: 1",
                        "method summaries in c.jar do not fit: they were made with other dependencies, known APIs,"
                                + " thresholds, advisor or JDK; class files are read instead");
    }

    @Test
    void whereNothingIsTakenOverNothingIsSaid() {
        new ProgressLog(lines::add, details::add, () -> now).tookOver(Map.of(), List.of());
        assertThat(lines).isEmpty();
        assertThat(details).isEmpty();
    }
}
