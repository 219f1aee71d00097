package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where, when, by whom and with how many threads a report is made is not to be seen in it. */
class ReproducibleReportsTest {

    @TempDir
    private Path folder;

    @Test
    void everyReportHasTheSameBytesEverywhere() throws Exception {
        Path here = folder.resolve("here");
        Path there = folder.resolve("some where/else");
        ExampleProject.writeTo(here);
        ExampleProject.writeTo(there);

        Path elsewhere = folder.resolve("anyone");
        run(here, 1, List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Kiritimati"));
        run(
                there,
                4,
                List.of(
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=America/St_Johns",
                        "-Duser.name=anyone",
                        "-Duser.home=" + elsewhere,
                        "-Dline.separator=\r\n",
                        "-Dfile.encoding=ISO-8859-1"));

        for (ReportFormat format : ReportFormat.values()) {
            Path report = here.resolve("reports").resolve(format.fileName());
            assertThat(there.resolve("reports").resolve(format.fileName())).hasSameBinaryContentAs(report);
            assertThat(report).content().doesNotContain(folder.toString());
        }
        assertThat(here.resolve("reports/advisor.json"))
                .content()
                .contains("\"PoolSelfWait\"", "\"BlockingCallInCommonPool\"", "maven.ReportFiles");
        assertThat(elsewhere).doesNotExist();
    }

    private static void run(Path project, int threads, List<String> options) throws Exception {
        Process jvm = ReportingJvm.start(options, project, threads, "");
        assertThat(jvm.inputReader().lines()).isEmpty();
        assertThat(jvm.waitFor()).isZero();
    }
}
