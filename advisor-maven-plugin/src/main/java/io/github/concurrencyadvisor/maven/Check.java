package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.Inputs;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * All that the goal {@code check} is to do, as plain values, so that it can be done in another JVM.
 *
 * @param timeout how long one step of the analysis may take
 * @param formats of the reports to write
 * @param consoleLimit how many findings are printed in full
 * @param project what readers of the reports call the project
 * @param version of this plugin
 * @param inputs what the analysis will read, as it was when the check was asked for; empty where nothing of it is kept
 */
record Check(
        AnalysisRequest request,
        Duration timeout,
        Verdict verdict,
        List<ReportFormat> formats,
        Path outputDirectory,
        int consoleLimit,
        GitHubActions gitHubActions,
        String project,
        InRepository repository,
        String version,
        Optional<Inputs> inputs) {

    /** What keeps a result from being kept. */
    private static final Set<Problem.Kind> UNSETTLED = EnumSet.of(Problem.Kind.STOPPED_METHOD, Problem.Kind.FAULT);

    /** The same with its inputs as they are now, so that what comes of it can be kept for as long as they stay so. */
    Check withInputs() {
        // What is added to the summary of a job on GitHub is nothing to be kept.
        Optional<Inputs> now = gitHubActions.active() ? Optional.empty() : Inputs.of(request, RecordCodec.bytes(this));
        return new Check(
                request,
                timeout,
                verdict,
                formats,
                outputDirectory,
                consoleLimit,
                gitHubActions,
                project,
                repository,
                version,
                now);
    }

    /** What came of it before, if it would come to the same now and its reports are there. */
    Optional<CheckResult> earlier() {
        return inputs.flatMap(same -> same.kept(request, CheckResult::read)).filter(CheckResult::isThere);
    }

    /**
     * Analyses, prints what it found and writes the reports.
     *
     * @return why the build fails, in a sentence without a full stop; empty where it passes
     */
    Optional<String> run(Console console) throws MojoExecutionException {
        long start = System.nanoTime();
        ProgressLog progress = new ProgressLog(
                line -> console.print(Console.Level.INFO, line),
                line -> console.print(Console.Level.DEBUG, line),
                System::nanoTime);
        Analysed analysed = TimeLimit.within(timeout, steps -> Analysed.of(request, progress, steps));
        Analysis analysis = analysed.analysis();
        Outcome outcome = verdict.outcome(analysis);
        List<ConsoleReport.Line> lines = ConsoleReport.render(analysis, consoleLimit, verdict.failOn() == FailOn.ALL);
        console.print(lines);
        Report report =
                new Report(analysis, analysed.sources(), outcome, project, repository, "advisor-maven-plugin", version);
        List<Path> files = ReportFiles.write(report, formats, outputDirectory);
        console.print(Console.Level.INFO, String.format(Locale.ROOT, "took %.1f s", (System.nanoTime() - start) / 1e9));
        files.forEach(file -> console.print(Console.Level.INFO, "report: " + file));
        gitHubActions.tell(report, console);
        Optional<String> failure = outcome.failure()
                .map(reasons -> "The concurrency advisor found " + reasons
                        + (files.isEmpty() ? "" : "; the report is " + files.get(0)));
        // What was stopped this time need not be the next, and what failed is to be seen again.
        if (analysis.problems().stream().noneMatch(problem -> UNSETTLED.contains(problem.kind()))) {
            inputs.ifPresent(same -> keep(same, lines, files, failure));
        }
        return failure;
    }

    private void keep(Inputs same, List<ConsoleReport.Line> lines, List<Path> files, Optional<String> failure) {
        try {
            CheckResult result = CheckResult.of(lines, files, failure);
            same.keep(request, result::write);
        } catch (IOException aReportIsGoneAlready) {
            return;
        }
    }
}
