package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, run as a user runs it. */
class JarIT {

    @TempDir
    Path temporary;

    @Test
    void listsAndRuns() throws Exception {
        assertThat(jar()).contains("threads", "processes");
        assertThat(jar("run", "processes", "--unit", "10ms"))
                .contains("All Processes are queued, let's see when they finish!")
                .contains("I am Worker 4, I slept for");
    }

    @Test
    void itsPageHasItsStyle() throws Exception {
        Path page = temporary.resolve("page.html");
        jar("run", "sync", "--unit", "1ms", "--report", page.toString());
        assertThat(page).content(UTF_8).contains("Timeline of sync", "prefers-color-scheme");
    }

    private static String jar(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("demos.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
