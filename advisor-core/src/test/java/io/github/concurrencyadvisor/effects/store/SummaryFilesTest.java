package io.github.concurrencyadvisor.effects.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.model.MethodId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Summaries that are kept for the next analysis, one file for all that rest on the same content. */
class SummaryFilesTest {

    private static final SummaryKey LOAD = key("lib/Store", "load");
    private static final SummaryKey SAVE = key("lib/Store", "save");
    private static final SummaryKey OTHER = key("other/Disk", "read");
    private static final SummaryKey UNNAMED = key("Loose", "m");

    @TempDir
    Path temporary;

    @Test
    void whatOneAnalysisKeptTheNextFinds() throws IOException {
        keep(LOAD, OTHER);
        SummaryFiles next = files();

        assertThat(next.find(LOAD)).isEqualTo(summary(LOAD));
        assertThat(next.find(OTHER)).isEqualTo(summary(OTHER));
        assertThat(next.find(SAVE)).isNull();
        assertThat(written()).containsExactly("lib.summaries", "other.summaries");
    }

    @Test
    void aFileGrowsByWhatEachAsksFor() {
        keep(LOAD);
        keep(SAVE);

        assertThat(files().find(LOAD)).isNotNull();
        assertThat(files().find(SAVE)).isNotNull();
    }

    @Test
    void whatIsSavedIsNotSavedAgain() throws IOException {
        SummaryFiles files = keep(LOAD);
        Files.delete(temporary.resolve("v1/lib.summaries"));
        files.keep(OTHER, summary(OTHER));
        files.save();

        assertThat(written()).containsExactly("other.summaries");
    }

    @Test
    void whatRestsOnNothingThatHasANameIsNotKept() {
        keep(UNNAMED);

        assertThat(temporary.resolve("v1")).doesNotExist();
        assertThat(files().find(UNNAMED)).isNull();
    }

    @Test
    void nothingIsAskedOrKeptWithoutAFolder() {
        SummaryFiles none = new SummaryFiles(CacheFolder.none(), type -> {
            throw new AssertionError(type);
        });
        none.keep(LOAD, summary(LOAD));
        none.save();

        assertThat(none.find(LOAD)).isNull();
    }

    private SummaryFiles keep(SummaryKey... keys) {
        SummaryFiles files = files();
        for (SummaryKey key : keys) {
            files.keep(key, summary(key));
        }
        files.save();
        return files;
    }

    private SummaryFiles files() {
        return new SummaryFiles(
                CacheFolder.at(temporary, "v1"),
                type -> Optional.of(type)
                        .filter(name -> name.contains("/"))
                        .map(name -> name.substring(0, name.indexOf('/'))));
    }

    private List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("v1"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static SummaryKey key(String owner, String name) {
        return new SummaryKey(new MethodId(owner, name, "()V"), null, false);
    }

    private static MethodSummary summary(SummaryKey key) {
        return new MethodSummary(key.method(), Map.of(), List.of());
    }
}
