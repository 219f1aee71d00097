package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.GitHubAnnotations;
import io.github.concurrencyadvisor.report.MarkdownReport;
import io.github.concurrencyadvisor.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

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

    /**
     * Says what was found; nothing where nothing new was.
     *
     * @param console annotations are printed bare: with a level before it, a line is no command
     */
    void tell(Report report, Console console) {
        List<String> annotations = active ? GitHubAnnotations.lines(report) : List.of();
        annotations.forEach(line -> console.print(Console.Level.BARE, line));
        if (!annotations.isEmpty() && !summary.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(summary),
                        MarkdownReport.of(report),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException | InvalidPathException unwritable) {
                console.print(
                        Console.Level.WARNING,
                        "GITHUB_STEP_SUMMARY is " + summary + ", which cannot be written: " + unwritable.getMessage());
            }
        }
    }
}
