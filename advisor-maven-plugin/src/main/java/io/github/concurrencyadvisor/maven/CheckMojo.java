package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.report.InRepository;
import java.io.File;
import java.util.List;
import java.util.Optional;
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

    /**
     * Whether the check runs in a JVM of its own, {@code true} or {@code false}: one that is set up for short runs, which takes
     * half the CPU time. The modules of a build share it.
     */
    @Parameter(property = "advisor.fork", defaultValue = "true")
    private String fork;

    /**
     * Arguments for that JVM, such as {@code -Xmx4g}. Where they do not say otherwise, it may use as much memory as Maven's.
     */
    @Parameter(property = "advisor.jvmArguments")
    private @Nullable List<String> jvmArguments;

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
        boolean forks = new Setting("advisor.fork", fork).flag();
        List<String> arguments = Setting.texts(jvmArguments);
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

        Check check = new Check(
                        request(inputs, settings),
                        settings.timeout(),
                        verdict,
                        reports,
                        outputDirectory.toPath(),
                        mostFindings,
                        GitHubActions.in(System.getenv(), when),
                        project().getName(),
                        repository,
                        version(),
                        Optional.empty())
                .withInputs();
        Console console = new MavenConsole(getLog());
        Optional<CheckResult> earlier = check.earlier();
        Optional<String> failure = earlier.isPresent()
                ? earlier.get().repeat(console)
                : forks ? Workers.run(check, arguments, console) : check.run(console);
        if (failure.isPresent()) {
            throw new MojoFailureException(failure.get());
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
