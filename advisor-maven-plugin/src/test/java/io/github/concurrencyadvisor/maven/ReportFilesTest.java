package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {

    private static final Report EMPTY = new Report(
            new Analysis(new Platform(17, Set.of()), List.of(), List.of(), Review.EMPTY, List.of()),
            SourceLines.NONE,
            Outcome.NONE,
            "shop",
            new InRepository("", "pom.xml"),
            "advisor-maven-plugin",
            "1.2");

    @TempDir
    private Path folder;

    @Test
    void replacesTheOldReportAndLeavesNothingElse() throws Exception {
        Path reports = folder.resolve("a/b");
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("advisor.json"), "old");
        assertThat(ReportFiles.write(EMPTY, List.of(ReportFormat.JSON), reports))
                .containsExactly(reports.resolve("advisor.json"));
        assertThat(reports.resolve("advisor.json")).content().contains("\"version\": \"1.2\"");
        assertThat(reports).isDirectoryNotContaining("glob:**.tmp");
    }

    @ParameterizedTest
    @EnumSource
    void writesEveryFormatAndLeavesTheStreamOpen(ReportFormat format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("the stream is not the format's to close");
            }
        };
        format.write(EMPTY, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).hasSizeGreaterThan(2).endsWith("\n");
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> ReportFiles.write(EMPTY, List.of(ReportFormat.JSON), file))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot write " + file.resolve("advisor.json")
                        + ": make it writable, or set advisor.outputDirectory to a folder that is");
    }

    @Test
    void aDiskThatIsFullHalfwayLeavesTheOldReport() throws Exception {
        Path file = Files.writeString(folder.resolve("advisor.json"), "old");
        assertThatThrownBy(() -> ReportFiles.replace(file, out -> {
                    out.write(new byte[10_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
