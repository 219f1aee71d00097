package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.GitHubAnnotations;
import io.github.concurrencyadvisor.report.MarkdownReport;
import io.github.concurrencyadvisor.report.Report;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/**
 * What is said to GitHub Actions, and to runners that do as it does: annotations as lines of the log, and Markdown for the
 * job's summary.
 *
 * @param active whether anything is said
 * @param summary the file that the summary is collected in; empty where there is none
 */
record GitHubActions(boolean active, String summary) {

    /** When it is said. */
    enum When {
        /** Where the environment says that the build runs there. */
        AUTO,
        ON,
        OFF
    }

    static GitHubActions in(Map<String, String> environment, When when) {
        boolean active = switch (when) {
            case AUTO -> "true".equals(environment.get("GITHUB_ACTIONS"));
            case ON -> true;
            case OFF -> false;
        };
        return new GitHubActions(active, environment.getOrDefault("GITHUB_STEP_SUMMARY", ""));
    }

    /** Where the runner listens: Maven 4 hands what is printed to {@link System#out} to its logger, which puts a level before it. */
    static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }

    /**
     * Says what was found; nothing where nothing new was.
     *
     * @param out the build's own output, as a logger would put a level before each line, and then it is no command
     */
    void tell(Report report, PrintStream out, Log log) {
        List<String> annotations = active ? GitHubAnnotations.lines(report) : List.of();
        annotations.forEach(out::println);
        out.flush();
        if (!annotations.isEmpty() && !summary.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(summary),
                        MarkdownReport.of(report),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException | InvalidPathException unwritable) {
                log.warn("GITHUB_STEP_SUMMARY is " + summary + ", which cannot be written: " + unwritable.getMessage());
            }
        }
    }
}
