package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.InRepository;
import io.github.concurrencyadvisor.report.Outcome;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report on a project, after compiling it, and fails no build. As part of a Maven site it adds two pages, one with
 * the findings and one with all methods, and the whole report as a page of its own.
 */
@Mojo(name = "report", threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven sets the fields that have a default
public class ReportMojo extends AnalysisMojo implements MavenMultiPageReport {

    private static final List<ReportFormat> IN_A_SITE = List.of(ReportFormat.HTML, ReportFormat.JSON);

    /** Skips the report: {@code true} or {@code false}. */
    @Parameter(property = "advisor.skip", defaultValue = "false")
    private String skip;

    /**
     * Formats to write the report in outside of a site: {@code html}, {@code json}, {@code sarif}, {@code gitlab},
     * {@code checkstyle}, {@code junit}, {@code markdown}.
     */
    @Parameter(property = "advisor.formats", defaultValue = "html,json")
    private @Nullable List<String> formats;

    /** Where the report is written outside of a site. */
    @Parameter(property = "advisor.outputDirectory", defaultValue = "${project.build.directory}/advisor")
    private File outputDirectory;

    /** Where a site is written; the site's own settings win. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    private File reportOutputDirectory;

    @Inject
    public ReportMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    /** Outside of a site. */
    @Override
    public final void execute() throws MojoExecutionException {
        warnOfUnknownSettings();
        List<ReportFormat> reports = Setting.constants("advisor.formats", formats, ReportFormat.class);
        InRepository repository = inRepository();
        if (!canGenerate()) {
            getLog().info("Nothing to report: this project has no Java sources, or advisor.skip is set");
            return;
        }
        Analysed analysed = analysed();
        print(ConsoleReport.problems(analysed.analysis().problems(), "the report"));
        getLog().info(Counts.plural(analysed.analysis().findings().size(), "finding"));
        ReportFiles.write(report(analysed, Outcome.NONE, repository), reports, outputDirectory.toPath())
                .forEach(file -> getLog().info("report: " + file));
    }

    /** Within a site. */
    @Override
    public final void generate(Sink sink, SinkFactory sinks, Locale locale) throws MavenReportException {
        try {
            warnOfUnknownSettings();
            Analysed analysed = analysed();
            Analysis analysis = analysed.analysis();
            String whole = "advisor/" + ReportFormat.HTML.fileName();
            ReportFiles.write(
                    report(analysed, Outcome.NONE, inRepository()),
                    IN_A_SITE,
                    reportOutputDirectory.toPath().resolve("advisor"));
            String methods = getOutputPath() + "-methods";
            SitePages.findings(analysis, whole, methods + ".html", sink);
            SitePages.methods(analysis, whole, sinks.createSink(reportOutputDirectory, methods + ".html"));
        } catch (IOException | MojoExecutionException failed) {
            throw new MavenReportException(failed.getMessage(), failed);
        }
    }

    @Override
    public final void generate(Sink sink, Locale locale) throws MavenReportException {
        throw new MavenReportException(
                "this report needs a maven-site-plugin that can write several pages: 3.20 or later");
    }

    @Override
    public final boolean canGenerateReport() throws MavenReportException {
        try {
            return canGenerate();
        } catch (MojoExecutionException failed) {
            throw new MavenReportException(failed.getMessage(), failed);
        }
    }

    private boolean canGenerate() throws MojoExecutionException {
        return !new Setting("advisor.skip", skip).flag()
                && inputs(analysisSettings()).hasSources();
    }

    private Analysed analysed() throws MojoExecutionException {
        AnalysisSettings settings = settings();
        return analyzed(
                modules(), inputs(settings), settings, (request, steps) -> Analysed.of(request, progress(), steps));
    }

    /** The projects that the report is about. */
    List<MavenProject> modules() {
        return List.of(project());
    }

    /** How they are analysed. */
    AnalysisSettings settings() throws MojoExecutionException {
        return analysisSettings();
    }

    private ProjectInputs inputs(AnalysisSettings settings) {
        return ProjectInputs.together(
                project().getBasedir().toPath(),
                modules().stream()
                        .map(module -> ProjectInputs.of(module, settings))
                        .toList());
    }

    @Override
    public String getOutputPath() {
        return "advisor";
    }

    /** What older site plugins ask for. */
    @Override
    @SuppressWarnings("deprecation")
    public final String getOutputName() {
        return getOutputPath();
    }

    @Override
    public String getName(Locale locale) {
        return "Concurrency Advisor";
    }

    @Override
    public final String getDescription(Locale locale) {
        return "Threads, processes or an event loop: what each method should run on, and where it does not.";
    }

    @Override
    public final String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public final void setReportOutputDirectory(File folder) {
        reportOutputDirectory = folder;
    }

    @Override
    public final File getReportOutputDirectory() {
        return reportOutputDirectory;
    }

    @Override
    public final boolean isExternalReport() {
        return false;
    }
}
