package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.report.ConsoleReport;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
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
public final class CheckMojo extends AbstractMojo {

    /** Skips the check: {@code true} or {@code false}. */
    @Parameter(property = "advisor.skip", defaultValue = "false")
    private String skip;

    /** Whether violations fail the build, {@code true} or {@code false}; they are reported either way. */
    @Parameter(property = "advisor.failOnViolation", defaultValue = "true")
    private String failOnViolation;

    /** Findings of this severity and worse are violations: {@code error}, {@code warning} or {@code info}. */
    @Parameter(property = "advisor.failSeverity", defaultValue = "error")
    private String failSeverity;

    /** How many violations are let pass, 0 and up. */
    @Parameter(property = "advisor.maxAllowedViolations", defaultValue = "0")
    private String maxAllowedViolations;

    /** Findings less sure than this are left out: {@code low}, {@code medium} or {@code high}. */
    @Parameter(property = "advisor.minConfidence", defaultValue = "medium")
    private String minConfidence;

    /** Whether a source file that cannot be parsed fails the build, {@code true} or {@code false}. */
    @Parameter(property = "advisor.failOnParseError", defaultValue = "false")
    private String failOnParseError;

    /** Globs of source files to analyse, relative to their source folder; all Java files where there is none. */
    @Parameter(property = "advisor.includes")
    private @Nullable List<String> includes;

    /** Globs of source files to leave out, likewise. */
    @Parameter(property = "advisor.excludes")
    private @Nullable List<String> excludes;

    /** Whether test sources are analysed too, {@code true} or {@code false}. */
    @Parameter(property = "advisor.includeTests", defaultValue = "false")
    private String includeTests;

    /** Whether source folders under the build folder are left out, {@code true} or {@code false}. */
    @Parameter(property = "advisor.excludeGeneratedSources", defaultValue = "true")
    private String excludeGeneratedSources;

    /**
     * The Java release that advice may assume, 8 and up. Where it is not set: what maven-compiler-plugin compiles for, else
     * the running JDK.
     */
    @Parameter(property = "advisor.targetRelease")
    private @Nullable String targetRelease;

    /**
     * Rules to report otherwise than by their own severity, each as {@code RuleName=severity} with {@code off},
     * {@code info}, {@code warning} or {@code error}.
     */
    @Parameter(property = "advisor.rules")
    private @Nullable List<String> rules;

    /**
     * Files that say what libraries do, or folders of such files, relative to the project's folder. Their names end in
     * {@code .effects}, {@code .contexts} or {@code .annotations}.
     */
    @Parameter(property = "advisor.knownApis")
    private @Nullable List<String> knownApis;

    /** Formats to write the report in: {@code json}. The console is always printed. */
    @Parameter(property = "advisor.formats", defaultValue = "json")
    private @Nullable List<String> formats;

    /** Where reports are written. */
    @Parameter(property = "advisor.outputDirectory", defaultValue = "${project.build.directory}/advisor")
    private File outputDirectory;

    /** How many findings are printed in full, 0 and up; the report has them all. */
    @Parameter(property = "advisor.consoleLimit", defaultValue = "20")
    private String consoleLimit;

    /** How many threads the analysis may use, 1 and up; as many as the machine has processors where it is not set. */
    @Parameter(property = "advisor.threads")
    private @Nullable String threads;

    /** Whether what is found of dependencies is kept for the next build, {@code true} or {@code false}. */
    @Parameter(property = "advisor.cache", defaultValue = "true")
    private String cache;

    /**
     * Folder where it is kept, safe to share between builds and to delete. Where it is not set:
     * {@code concurrency-advisor} in the user's cache folder.
     */
    @Parameter(property = "advisor.cacheDirectory")
    private @Nullable File cacheDirectory;

    @Parameter(defaultValue = "${project.build.sourceEncoding}", readonly = true)
    private @Nullable String encoding;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final ProjectDependenciesResolver resolver;

    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (new Setting("advisor.skip", skip).flag()) {
            getLog().info("Not checked: advisor.skip is set");
            return;
        }
        UnknownSettings.among(
                        session.getUserProperties(),
                        execution.getMojoDescriptor().getPluginDescriptor().getMojos())
                .forEach(name -> getLog().warn(
                                name + " is set, but there is no such parameter: mvn advisor:help -Ddetail"
                                        + " lists those there are"));
        AnalysisSettings settings = analysisSettings();
        Verdict verdict = verdict();
        List<Format> reports = Setting.constants("advisor.formats", formats, Format.class);
        int mostFindings = new Setting("advisor.consoleLimit", consoleLimit).number(0);

        ProjectInputs inputs = ProjectInputs.of(project, settings);
        if (!inputs.hasSources()) {
            getLog().info("Nothing to check: this project has no Java sources");
            return;
        }

        long start = System.nanoTime();
        DependencyClassPath dependencies =
                new DependencyClassPath(resolver, session.getRepositorySession(), session.getProjects(), getLog());
        Analysis analysis = analyze(inputs.request(dependencies.of(project, settings.includeTests()), settings));
        ConsoleReport.render(analysis, mostFindings).forEach(this::print);
        List<Path> files = ReportFiles.write(analysis, execution.getVersion(), reports, outputDirectory.toPath());
        getLog().info(String.format(Locale.ROOT, "took %.1f s", (System.nanoTime() - start) / 1e9));
        files.forEach(file -> getLog().info("report: " + file));

        Optional<String> failure = verdict.failure(analysis);
        if (failure.isPresent()) {
            String where = files.isEmpty() ? "" : "; the report is " + files.get(0);
            throw new MojoFailureException("The concurrency advisor found " + failure.get() + where);
        }
    }

    private static Analysis analyze(AnalysisRequest request) throws MojoExecutionException {
        try {
            return Advisor.analyze(request);
        } catch (RuntimeException | StackOverflowError fault) {
            throw new MojoExecutionException(
                    "The analysis broke off, which no input should bring about: please report it with the output of -e;"
                            + " until it is mended, leave files out with advisor.excludes or set advisor.skip",
                    fault);
        }
    }

    private AnalysisSettings analysisSettings() throws MojoExecutionException {
        return new AnalysisSettings(
                Setting.globs("advisor.includes", includes),
                Setting.globs("advisor.excludes", excludes),
                new Setting("advisor.includeTests", includeTests).flag(),
                new Setting("advisor.excludeGeneratedSources", excludeGeneratedSources).flag(),
                new Setting("advisor.targetRelease", targetRelease)
                        .optionalNumber(TargetRelease.OLDEST)
                        .orElseGet(() -> TargetRelease.of(project, session.getUserProperties())),
                new Setting("advisor.minConfidence", minConfidence).oneOf(Confidence.class),
                Setting.rules("advisor.rules", rules, Rules.names()),
                Setting.paths("advisor.knownApis", knownApis),
                new Setting("advisor.threads", threads)
                        .optionalNumber(1)
                        .orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                new Setting("project.build.sourceEncoding", encoding).charset(StandardCharsets.UTF_8),
                new Setting("advisor.cache", cache).flag()
                        ? Optional.of(cacheDirectory == null ? UserCache.folder() : cacheDirectory.toPath())
                        : Optional.empty());
    }

    private Verdict verdict() throws MojoExecutionException {
        return new Verdict(
                new Setting("advisor.failOnViolation", failOnViolation).flag(),
                new Setting("advisor.failSeverity", failSeverity).oneOf(Severity.class),
                new Setting("advisor.maxAllowedViolations", maxAllowedViolations).number(0),
                new Setting("advisor.failOnParseError", failOnParseError).flag());
    }

    private void print(ConsoleReport.Line line) {
        switch (line.level()) {
            case ERROR -> getLog().error(line.text());
            case WARNING -> getLog().warn(line.text());
            case INFO -> getLog().info(line.text());
        }
    }
}
