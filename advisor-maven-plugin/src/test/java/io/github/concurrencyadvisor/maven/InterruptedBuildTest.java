package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that is stopped leaves the report that was there, or none. */
class InterruptedBuildTest {

    @TempDir
    private Path project;

    @ParameterizedTest
    @ValueSource(strings = {"READING_SOURCES", "FOLLOWING_CALLS"})
    void anAnalysisEndsAtOnceAndLeavesTheOldReport(String phase) throws Exception {
        ExampleProject.writeTo(project);
        Path report = Files.createDirectories(project.resolve("reports")).resolve("advisor.json");
        Files.writeString(report, "old");
        Process jvm = stopped(phase);
        jvm.destroy(); // as Ctrl-C does: the JVM is asked to end
        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(project.resolve("reports")).isDirectoryContaining(report::equals);
        assertThat(report).hasContent("old");
    }

    @Test
    void aReportThatIsHalfWrittenIsNotInThePlaceOfTheOldOneAndDoesNotHinderTheNext() throws Exception {
        ExampleProject.writeTo(project);
        Process jvm = stopped("JSON");
        jvm.destroyForcibly();
        assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Path reports = project.resolve("reports");
        Path report = reports.resolve("advisor.json");
        assertThat(reports.resolve("advisor.json.tmp")).hasContent("half");
        assertThat(report).content().startsWith("{").endsWith("}\n");

        ReportFiles.replace(report, out -> out.write('n'));
        assertThat(report).hasContent("n");
        assertThat(reports).isDirectoryNotContaining("glob:**.tmp");
    }

    private Process stopped(String stopAt) throws Exception {
        Process jvm = ReportingJvm.start(List.of(), project, 2, stopAt);
        assertThat(jvm.inputReader().readLine()).isEqualTo(ReportingJvm.STOPPED);
        return jvm;
    }
}
