package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.steps.Steps;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** What every goal that analyses a project has in common: which sources, for which release, with how many threads. */
@SuppressWarnings("NullAway.Init") // Maven sets the fields that have a default
abstract class AnalysisMojo extends AbstractMojo {

    /**
     * What to analyse: globs of source files, relative to their source folder, or packages with those below them, such as
     * {@code com.acme.shop}; all Java files where there is none.
     */
    @Parameter(property = "advisor.includes")
    private @Nullable List<String> includes;

    /** What to leave out, likewise. */
    @Parameter(property = "advisor.excludes")
    private @Nullable List<String> excludes;

    /**
     * Rules to report otherwise than by their own severity, each as {@code RuleName=severity} with {@code off}, {@code on}
     * (its own), {@code info}, {@code warning} or {@code error}. {@code *} stands for all rules, and later ones win.
     */
    @Parameter(property = "advisor.rules")
    private @Nullable List<String> rules;

    /** Findings less sure than this are left out: {@code low}, {@code medium} or {@code high}. */
    @Parameter(property = "advisor.minConfidence", defaultValue = "medium")
    private String minConfidence;

    /**
     * File that lists findings which were there before, relative to the project's folder. The goal {@code baseline} writes it;
     * where it does not exist, nothing was there before.
     */
    @Parameter(property = "advisor.baseline", defaultValue = "advisor-baseline.txt")
    private String baseline;

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
     * Files that say what libraries do, or folders of such files, relative to the project's folder. Their names end in
     * {@code .effects}, {@code .contexts} or {@code .annotations}.
     */
    @Parameter(property = "advisor.knownApis")
    private @Nullable List<String> knownApis;

    /** From how many microseconds on a wait is very slow, 1 and up. */
    @Parameter(property = "advisor.slowMicros", defaultValue = "10000")
    private String slowMicros;

    /** Below how many microseconds a wait is fast, 1 and up, and no more than {@code slowMicros}. */
    @Parameter(property = "advisor.fastMicros", defaultValue = "1000")
    private String fastMicros;

    /** From how many on runs of a method at once are many, 2 and up. */
    @Parameter(property = "advisor.manyAtOnce", defaultValue = "2000")
    private String manyAtOnce;

    /** Up to how many runs of a method at once are a limited number, 1 and up, and fewer than {@code manyAtOnce}. */
    @Parameter(property = "advisor.limitedAtOnce", defaultValue = "200")
    private String limitedAtOnce;

    /**
     * How many runs of a method at once are taken for granted where neither the code nor what is known of its libraries says:
     * {@code limited}, {@code many} or {@code unknown}.
     */
    @Parameter(property = "advisor.demand", defaultValue = "unknown")
    private String demand;

    /**
     * The root of the repository, which {@code sarif}, {@code gitlab}, {@code checkstyle}, {@code junit} and {@code markdown}
     * name files from. Where it is not set: the nearest folder upward that holds {@code .git}, else the top of the build.
     */
    @Parameter(property = "advisor.repositoryDirectory")
    private @Nullable File repositoryDirectory;

    /** How many threads the analysis may use, 1 and up; as many as the machine has processors where it is not set. */
    @Parameter(property = "advisor.threads")
    private @Nullable String threads;

    /**
     * How long the analysis may be busy with one source file or with one method: seconds, or a number with {@code s}, {@code m}
     * or {@code h}. A method that takes longer is stopped and named; a file that does ends the build with an error.
     */
    @Parameter(property = "advisor.timeout", defaultValue = "5m")
    private String timeout;

    /**
     * Whether what is read of the project's files, found of dependencies and came of a check is kept for the next build, and what
     * dependencies bring along is taken over, {@code true} or {@code false}. The result is the same.
     */
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

    AnalysisMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    final void warnOfUnknownSettings() {
        UnknownSettings.among(
                        session.getUserProperties(),
                        execution.getMojoDescriptor().getPluginDescriptor().getMojos())
                .forEach(name -> getLog().warn(
                                name + " is set, but there is no such parameter: mvn advisor:help -Ddetail"
                                        + " lists those there are"));
    }

    final AnalysisSettings analysisSettings() throws MojoExecutionException {
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
                baselineFile().read(),
                thresholds(),
                new Setting("advisor.demand", demand).oneOf(Demand.class),
                Setting.paths("advisor.knownApis", knownApis),
                new Setting("advisor.threads", threads)
                        .optionalNumber(1)
                        .orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                new Setting("advisor.timeout", timeout).duration(),
                new Setting("project.build.sourceEncoding", encoding).charset(StandardCharsets.UTF_8),
                new Setting("advisor.cache", cache).flag()
                        ? Optional.of(cacheDirectory == null ? UserCache.folder() : cacheDirectory.toPath())
                        : Optional.empty());
    }

    /** Where the baseline of this project is, or would be. */
    final BaselineFile baselineFile() throws MojoExecutionException {
        return baselineFile(project);
    }

    /** Where that of another project of the reactor is, or would be. */
    final BaselineFile baselineFile(MavenProject module) throws MojoExecutionException {
        return BaselineFile.in(module.getBasedir().toPath(), new Setting("advisor.baseline", baseline).path());
    }

    private Thresholds thresholds() throws MojoExecutionException {
        int slow = new Setting("advisor.slowMicros", slowMicros).number(1);
        int many = new Setting("advisor.manyAtOnce", manyAtOnce).number(2);
        return new Thresholds(
                Thresholds.DEFAULTS.ioBound(),
                Thresholds.DEFAULTS.cpuBound(),
                Duration.of(slow, ChronoUnit.MICROS),
                Duration.of(new Setting("advisor.fastMicros", fastMicros).number(1, slow), ChronoUnit.MICROS),
                many,
                new Setting("advisor.limitedAtOnce", limitedAtOnce).number(1, many - 1));
    }

    final ProjectInputs projectInputs(AnalysisSettings settings) {
        return ProjectInputs.of(project, settings);
    }

    /** What the analysis finds in the project and what it depends on. */
    final <R> R analyzed(
            ProjectInputs inputs, AnalysisSettings settings, BiFunction<AnalysisRequest, Steps, R> analysis)
            throws MojoExecutionException {
        return analyzed(List.of(project), inputs, settings, analysis);
    }

    /** The same for the inputs of several projects of the reactor. */
    final <R> R analyzed(
            List<MavenProject> modules,
            ProjectInputs inputs,
            AnalysisSettings settings,
            BiFunction<AnalysisRequest, Steps, R> analysis)
            throws MojoExecutionException {
        AnalysisRequest request = request(modules, inputs, settings);
        return TimeLimit.within(settings.timeout(), steps -> analysis.apply(request, steps));
    }

    /** The request for the project and what it depends on. */
    final AnalysisRequest request(ProjectInputs inputs, AnalysisSettings settings) throws MojoExecutionException {
        return request(List.of(project), inputs, settings);
    }

    private AnalysisRequest request(List<MavenProject> modules, ProjectInputs inputs, AnalysisSettings settings)
            throws MojoExecutionException {
        DependencyClassPath dependencies =
                new DependencyClassPath(resolver, session.getRepositorySession(), session.getProjects(), getLog());
        Map<Path, Coordinates> classPath = new LinkedHashMap<>();
        for (MavenProject module : modules) {
            dependencies.of(module, settings.includeTests()).forEach(classPath::putIfAbsent);
        }
        inputs.classRoots().forEach(classPath::remove);
        return inputs.request(classPath, settings);
    }

    /** What reports are made of. */
    final Report report(Analysed analysed, Outcome outcome, InRepository repository) {
        return new Report(
                analysed.analysis(),
                analysed.sources(),
                outcome,
                project.getName(),
                repository,
                "advisor-maven-plugin",
                version());
    }

    /** The version of this plugin. */
    final String version() {
        return execution.getVersion();
    }

    /** Where the project lies in its repository. */
    final InRepository inRepository() throws MojoExecutionException {
        Path base = project.getBasedir().toPath();
        Path root = repositoryDirectory == null
                ? RepositoryFolder.rootOf(base, session.getRequest().getMultiModuleProjectDirectory())
                : repositoryDirectory.toPath();
        return RepositoryFolder.place(root, base, project.getFile().toPath())
                .orElseThrow(() -> new MojoExecutionException("advisor.repositoryDirectory is \"" + repositoryDirectory
                        + "\"; allowed are: folders that " + base + " lies in"));
    }

    /** Tells the build's log where an analysis is. */
    final Progress progress() {
        return new ProgressLog(getLog()::info, getLog()::debug, System::nanoTime);
    }

    final void print(List<ConsoleReport.Line> lines) {
        new MavenConsole(getLog()).print(lines);
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }
}
