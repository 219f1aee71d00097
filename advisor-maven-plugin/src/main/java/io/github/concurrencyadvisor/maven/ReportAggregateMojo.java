package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.advice.accepted.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes one report on all modules of a build, as if they were one project: call paths cross from module to module, and what
 * a module runs on another one's threads counts. It fails no build. Settings are those of the project at the top, advice is
 * for the oldest release that a module is compiled for, and the baselines of all modules count.
 */
@Mojo(name = "report-aggregate", aggregator = true, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ReportAggregateMojo extends ReportMojo {

    @Inject
    public ReportAggregateMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    /** In a site, only that of the project at the top has this report. */
    @Override
    List<MavenProject> modules() {
        return project().isExecutionRoot() ? session().getProjects() : List.of();
    }

    @Override
    AnalysisSettings settings() throws MojoExecutionException {
        AnalysisSettings settings = analysisSettings();
        List<Baseline> baselines = new ArrayList<>();
        int release = settings.release();
        for (MavenProject module : modules()) {
            baselines.add(baselineFile(module).read());
            release = Math.min(release, TargetRelease.of(module, session().getUserProperties()));
        }
        return settings.with(Baseline.together(settings.baseline().name(), baselines), release);
    }

    @Override
    public String getOutputPath() {
        return "advisor-aggregate";
    }

    @Override
    public String getName(Locale locale) {
        return "Concurrency Advisor (all modules)";
    }
}
