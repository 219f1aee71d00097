package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.Inputs;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.report.InRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check comes to is said again where nothing has changed since, and found again where something has. */
class CheckTest {

    @TempDir
    private Path folder;

    private Path source;
    private final List<String> printed = new ArrayList<>();
    private final Console console = (level, text) -> printed.add(level + " " + text);

    @BeforeEach
    void project() throws Exception {
        source = Files.createDirectories(folder.resolve("src")).resolve("Waits.java");
        Files.writeString(source, """
                import java.util.concurrent.*;
                class Waits {
                    final ExecutorService pool = Executors.newFixedThreadPool(1);
                    int sum() throws Exception {
                        return pool.submit(() -> pool.submit(() -> 1).get()).get();
                    }
                }
                """);
    }

    @Test
    void saysTheSameAgain() throws Exception {
        Check check = check(FailOn.NEW, false);
        assertThat(check.earlier()).isEmpty();
        Optional<String> failure = check.run(console);
        assertThat(failure).isPresent();
        List<String> first = List.copyOf(printed);

        printed.clear();
        CheckResult earlier = check(FailOn.NEW, false).earlier().orElseThrow();
        assertThat(earlier.repeat(console)).isEqualTo(failure);
        assertThat(printed.get(0)).isEqualTo("INFO Nothing has changed since the last check, which found this:");
        assertThat(printed.subList(1, printed.size())).isNotEmpty().isSubsetOf(first);
        assertThat(printed).anyMatch(line -> line.contains("PoolSelfWait"));
        assertThat(printed).endsWith("INFO report: " + folder.resolve("reports/advisor.json"));
    }

    @Test
    void otherSourcesOrSettingsAreChecked() throws Exception {
        check(FailOn.NEW, false).run(console);
        assertThat(check(FailOn.ALL, false).earlier()).isEmpty();
        assertThat(check(FailOn.NEW, false).earlier()).isPresent();
        Files.writeString(source, Files.readString(source).replace("Pool(1)", "Pool(2)"));
        assertThat(check(FailOn.NEW, false).earlier()).isEmpty();
    }

    @Test
    void reportsThatAreGoneOrEditedAreWrittenAgain() throws Exception {
        Path report = folder.resolve("reports/advisor.json");
        check(FailOn.NEW, false).run(console);
        byte[] whole = Files.readAllBytes(report);
        Files.writeString(report, "edited");
        assertThat(check(FailOn.NEW, false).earlier()).isEmpty();
        Files.delete(report);
        Check again = check(FailOn.NEW, false);
        assertThat(again.earlier()).isEmpty();
        again.run(console);
        assertThat(Files.readAllBytes(report)).isEqualTo(whole);
        assertThat(check(FailOn.NEW, false).earlier()).isPresent();
    }

    @Test
    void isDoneAgainWhereWhatWasKeptIsDamagedOrMadeUp() throws Exception {
        Check check = check(FailOn.NEW, false);
        check.run(console);
        Inputs inputs = check.inputs().orElseThrow();
        for (int claimed : List.of(-1, 7, Integer.MAX_VALUE)) {
            inputs.keep(check.request(), out -> out.writeInt(claimed));
            assertThat(check.earlier()).isEmpty();
        }
        check.run(console);
        assertThat(check.earlier()).isPresent();
        try (Stream<Path> kept = Files.walk(folder.resolve("cache"))) {
            Path result = kept.filter(file -> file.endsWith(inputs.file()))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(result);
            bytes[bytes.length / 2] ^= 1;
            Files.write(result, bytes);
        }
        assertThat(check.earlier()).isEmpty();
    }

    @Test
    void isDoneEachTimeWhereGitHubIsTold() throws Exception {
        check(FailOn.NEW, true).run(console);
        assertThat(check(FailOn.NEW, true).earlier()).isEmpty();
    }

    @Test
    void settingsAreToldApartWhateverTheirOrder() {
        record Settings(Map<String, Integer> all) {}
        assertThat(RecordCodec.bytes(new Settings(Map.of("a", 1, "b", 2, "c", 3))))
                .isEqualTo(RecordCodec.bytes(new Settings(Map.of("c", 3, "b", 2, "a", 1))))
                .isNotEqualTo(RecordCodec.bytes(new Settings(Map.of("c", 3, "b", 1, "a", 2))));
    }

    private Check check(FailOn failOn, boolean onGitHub) {
        AnalysisRequest request = AnalysisRequest.in(folder)
                .sourceRoots(List.of(source.getParent()))
                .release(17)
                .threads(1)
                .cacheDirectory(Optional.of(folder.resolve("cache")))
                .build();
        return new Check(
                        request,
                        Duration.ofMinutes(5),
                        new Verdict(true, Severity.ERROR, failOn, 0, false),
                        List.of(ReportFormat.HTML, ReportFormat.JSON),
                        folder.resolve("reports"),
                        20,
                        new GitHubActions(onGitHub, ""),
                        "waits",
                        new InRepository("", "pom.xml"),
                        "1.2",
                        Optional.empty())
                .withInputs();
    }
}
