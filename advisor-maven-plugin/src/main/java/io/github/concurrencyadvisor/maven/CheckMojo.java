package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Decides for every method of the project whether it is CPU-bound or I/O-bound, and fails the build where code runs work on
 * a thread that contradicts the advice: threads, processes or an event loop.
 *
 * <p>It reads sources and compiled classes, so it is best run after compilation, as its phase has it. Called alone it uses
 * what classes there are.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields that have a default
public final class CheckMojo extends AnalysisMojo {

    /** Skips the check: {@code true} or {@code false}. */
    @Parameter(property = "advisor.skip", defaultValue = "false")
    private String skip;

    /** Whether violations fail the build, {@code true} or {@code false}; they are reported either way. */
    @Parameter(property = "advisor.failOnViolation", defaultValue = "true")
    private String failOnViolation;

    /** Findings of this severity and worse are violations: {@code error}, {@code warning} or {@code info}. */
    @Parameter(property = "advisor.failSeverity", defaultValue = "error")
    private String failSeverity;

    /**
     * Which findings can be violations: {@code new} for those that are not in the baseline, {@code all} for all that are not
     * suppressed.
     */
    @Parameter(property = "advisor.failOn", defaultValue = "new")
    private String failOn;

    /** How many violations are let pass, 0 and up. */
    @Parameter(property = "advisor.maxAllowedViolations", defaultValue = "0")
    private String maxAllowedViolations;

    /** Whether a source file that cannot be parsed fails the build, {@code true} or {@code false}. */
    @Parameter(property = "advisor.failOnParseError", defaultValue = "false")
    private String failOnParseError;

    /**
     * Formats to write the report in: {@code html}, {@code json}, {@code sarif}, {@code gitlab}, {@code checkstyle},
     * {@code junit}, {@code markdown}. The console is always printed.
     */
    @Parameter(property = "advisor.formats", defaultValue = "html,json")
    private @Nullable List<String> formats;

    /** Where reports are written. */
    @Parameter(property = "advisor.outputDirectory", defaultValue = "${project.build.directory}/advisor")
    private File outputDirectory;

    /**
     * Whether new findings are also printed as annotations for GitHub Actions and added to the job's summary: {@code auto}
     * (where {@code GITHUB_ACTIONS} is {@code true}), {@code on} or {@code off}.
     */
    @Parameter(property = "advisor.githubActions", defaultValue = "auto")
    private String githubActions;

    /** How many findings are printed in full, 0 and up; the report has them all. */
    @Parameter(property = "advisor.consoleLimit", defaultValue = "20")
    private String consoleLimit;

    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (new Setting("advisor.skip", skip).flag()) {
            getLog().info("Not checked: advisor.skip is set");
            return;
        }
        warnOfUnknownSettings();
        AnalysisSettings settings = analysisSettings();
        Verdict verdict = verdict();
        List<ReportFormat> reports = Setting.constants("advisor.formats", formats, ReportFormat.class);
        GitHubActions.When when = new Setting("advisor.githubActions", githubActions).oneOf(GitHubActions.When.class);
        InRepository repository = inRepository();
        int mostFindings = new Setting("advisor.consoleLimit", consoleLimit).number(0);

        ProjectInputs inputs = projectInputs(settings);
        if (!inputs.hasSources()) {
            getLog().info("Nothing to check: this project has no Java sources");
            return;
        }

        long start = System.nanoTime();
        Analysed analysed = analyzed(inputs, settings, (request, steps) -> Analysed.of(request, progress(), steps));
        Analysis analysis = analysed.analysis();
        Outcome outcome = verdict.outcome(analysis);
        print(ConsoleReport.render(analysis, mostFindings, verdict.failOn() == FailOn.ALL));
        Report report = report(analysed, outcome, repository);
        List<Path> files = ReportFiles.write(report, reports, outputDirectory.toPath());
        getLog().info(String.format(Locale.ROOT, "took %.1f s", (System.nanoTime() - start) / 1e9));
        files.forEach(file -> getLog().info("report: " + file));
        GitHubActions.in(System.getenv(), when).tell(report, GitHubActions.standardOutput(), getLog());

        if (outcome.failure().isPresent()) {
            String where = files.isEmpty() ? "" : "; the report is " + files.get(0);
            throw new MojoFailureException(
                    "The concurrency advisor found " + outcome.failure().get() + where);
        }
    }

    private Verdict verdict() throws MojoExecutionException {
        return new Verdict(
                new Setting("advisor.failOnViolation", failOnViolation).flag(),
                new Setting("advisor.failSeverity", failSeverity).oneOf(Severity.class),
                new Setting("advisor.failOn", failOn).oneOf(FailOn.class),
                new Setting("advisor.maxAllowedViolations", maxAllowedViolations).number(0),
                new Setting("advisor.failOnParseError", failOnParseError).flag());
    }
}
