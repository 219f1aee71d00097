package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.report.InRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check in a JVM of its own is the same check. */
@Timeout(300)
class WorkersTest {

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();
    private final Console console = (level, text) -> printed.add(level + " " + text);

    @AfterEach
    void noneIsLeft() {
        Workers.endAll();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void everyPartOfACheckTravels() throws Exception {
        Check check = check(Duration.ofSeconds(7), new GitHubActions(false, "/summary"));
        assertThat(check.inputs()).isPresent();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RecordCodec.write(check, new DataOutputStream(bytes));
        assertThat(read(bytes.toByteArray())).isEqualTo(check);
        assertThat(RecordCodec.bytes(check)).isEqualTo(bytes.toByteArray());

        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
    }

    private static Check read(byte[] bytes) throws Exception {
        return RecordCodec.read(Check.class, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void bothJvmsPrintAndWriteTheSame() throws Exception {
        Check check = check(Duration.ofMinutes(5), new GitHubActions(true, ""));
        Optional<String> failure = check.run(console);
        assertThat(failure).get().asString().startsWith("The concurrency advisor found ");
        List<String> here = untimed();
        assertThat(here).anyMatch(line -> line.startsWith("BARE ::error file=app/examples/"));
        List<byte[]> reports = reports();

        for (int turn = 1; turn <= 2; turn++) {
            printed.clear();
            assertThat(Workers.run(check, List.of(), console)).isEqualTo(failure);
            assertThat(untimed()).isEqualTo(here);
            assertThat(reports()).usingRecursiveComparison().isEqualTo(reports);
        }
        assertThat(ProcessHandle.current().children()).as("was used again").hasSize(1);
        Workers.run(check, List.of("-Xmx1g", "-XX:+UseSerialGC"), console);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .as("another one is needed")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whatEndsAnAnalysisIsSaidHere() throws Exception {
        Check inTheWay = check(Duration.ofMinutes(5), new GitHubActions(false, ""));
        Files.writeString(folder.resolve("reports"), "a file");
        assertThatThrownBy(() -> Workers.run(inTheWay, List.of(), console))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot write ")
                .cause()
                .hasMessageContaining("FileAlreadyExistsException")
                .hasMessageContaining("at io.github.concurrencyadvisor.maven.");
    }

    @Test
    void aJvmThatCannotStartOrEndsIsSaid() throws Exception {
        Check check = check(Duration.ofMinutes(5), new GitHubActions(false, ""));
        assertThatThrownBy(() -> Workers.run(check, List.of("--no-such-option"), console))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("has ended at once")
                .hasMessageContaining("advisor.jvmArguments");
        assertThatThrownBy(() -> Workers.run(check, List.of("-Xlog:gc*"), console))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("prints to its standard output");
        assertThatThrownBy(() -> Workers.run(check, List.of("-Xmx3m"), console))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("has ended with code ")
                .hasMessageContaining("-Xmx4g");
    }

    @Test
    void anInterruptEndsTheWorker() throws Exception {
        Check check = check(Duration.ofMinutes(5), new GitHubActions(false, ""));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Workers.run(check, List.of(), console))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("The analysis was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        ProcessHandle.current().children().forEach(child -> child.onExit().join());
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void aWorkerEndsWithWhoeverStartedIt() throws Exception {
        WorkerJvm worker = WorkerJvm.start(List.of());
        ProcessHandle process = ProcessHandle.of(worker.pid()).orElseThrow();
        assertThat(process.isAlive()).isTrue();
        worker.endOfChecks();
        process.onExit().join();
        assertThatThrownBy(() -> worker.run(check(Duration.ofMinutes(5), new GitHubActions(false, "")), console))
                .isExactlyInstanceOf(WorkerJvm.NotTaken.class);
    }

    @Test
    void largePagesAreAskedForWhereTheyAreAllowed() throws Exception {
        Path enabled = folder.resolve("enabled");
        assertThat(WorkerJvm.allowsLargePages(enabled)).as("not Linux").isFalse();
        Files.writeString(enabled, "always [madvise] never\n");
        assertThat(WorkerJvm.allowsLargePages(enabled)).isTrue();
        Files.writeString(enabled, "[always] madvise never\n");
        assertThat(WorkerJvm.allowsLargePages(enabled)).isTrue();
        Files.writeString(enabled, "always madvise [never]\n");
        assertThat(WorkerJvm.allowsLargePages(enabled)).isFalse();
    }

    /** Without what is said where, or of how long, it takes. */
    private List<String> untimed() {
        return printed.stream()
                .filter(line -> !line.startsWith("INFO took "))
                .filter(line -> Arrays.stream(Progress.Phase.values())
                        .noneMatch(phase -> line.startsWith("INFO " + phase.words())))
                .toList();
    }

    private List<byte[]> reports() throws Exception {
        List<byte[]> reports = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            Path report = folder.resolve("reports").resolve(format.fileName());
            reports.add(Files.readAllBytes(report));
            Files.delete(report);
        }
        return reports;
    }

    private Check check(Duration timeout, GitHubActions actions) throws Exception {
        ExampleProject.writeTo(folder);
        AnalysisRequest request = ExampleProject.request(folder)
                .coordinates(Map.of(folder.resolve("any.jar"), new Coordinates("g", "a", "1.0 ü")))
                .encoding(StandardCharsets.ISO_8859_1)
                .excludes(List.of("no/such/**"))
                .minConfidence(Confidence.LOW)
                .rules(Map.of("PoolSelfWait", Optional.of(Severity.WARNING), "SleepUnderLock", Optional.empty()))
                .baseline(Baseline.parse("b.txt", "# advisor baseline 1\nPoolSelfWait | a.B#c() | d.E#f() | 3\n"))
                .threads(2)
                .cacheDirectory(Optional.of(folder.resolve("cache")))
                .build();
        return new Check(
                        request,
                        timeout,
                        new Verdict(true, Severity.ERROR, FailOn.NEW, 1, true),
                        List.of(ReportFormat.values()),
                        folder.resolve("reports"),
                        5,
                        actions,
                        "shop",
                        new InRepository("app/", "pom.xml"),
                        "1.2",
                        Optional.empty())
                .withInputs();
    }
}
