package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JVM of its own that analyses a project and writes every report, or stops on the way for good. */
final class ReportingJvm {

    /** What it says where it stops for good. */
    static final String STOPPED = "stopped";

    private ReportingJvm() {}

    /** Starts one. What it prints to its error stream goes to this JVM's. */
    static Process start(List<String> options, Path project, int threads, String stopAt) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReportingJvm.class.getName()));
        command.addAll(List.of(project.toString(), Integer.toString(threads), stopAt));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * Analyses and writes.
     *
     * @param arguments the project's folder, how many threads, and the phase or format (by its constant's name) in the middle
     *     of which it stops, or nothing
     */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        String stopAt = arguments[2];
        AnalysisRequest request = ExampleProject.request(project)
                .threads(Integer.parseInt(arguments[1]))
                .cacheDirectory(Optional.of(project.resolve("cache")))
                .build();
        Progress progress = (phase, done, of) -> {
            if (phase.name().equals(stopAt)) {
                stopForGood();
            }
        };
        Analysed analysed = Analysed.of(request, progress, new Steps());
        Report report = new Report(
                analysed.analysis(),
                analysed.sources(),
                Outcome.NONE,
                "shop",
                new InRepository("", "pom.xml"),
                "advisor-maven-plugin",
                "1.2");
        Path reports = project.resolve("reports");
        ReportFiles.write(report, List.of(ReportFormat.values()), reports);
        for (ReportFormat format : ReportFormat.values()) {
            if (format.name().equals(stopAt)) {
                ReportFiles.replace(reports.resolve(format.fileName()), out -> {
                    out.write("half".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    stopForGood();
                });
            }
        }
    }

    private static void stopForGood() {
        System.out.println(STOPPED);
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }
}
