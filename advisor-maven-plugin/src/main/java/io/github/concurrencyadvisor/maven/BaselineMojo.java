package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.Counts;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes the findings that there are to a file, so that {@code check} fails on new ones alone. Where the file exists, what is
 * gone is taken out of it, and what is new is not taken in unless that is asked for.
 *
 * <p>It is called from the command line, best after compilation, as {@code check} is. In a project of several modules each
 * has a file of its own.
 */
@Mojo(name = "baseline", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields that have a default
public final class BaselineMojo extends AnalysisMojo {

    /** Whether findings that a file which is there does not list are taken in, {@code true} or {@code false}. */
    @Parameter(property = "advisor.baseline.add", defaultValue = "false")
    private String add;

    @Inject
    public BaselineMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    public void execute() throws MojoExecutionException {
        warnOfUnknownSettings();
        boolean takesIn = new Setting("advisor.baseline.add", add).flag();
        AnalysisSettings settings = analysisSettings();
        ProjectInputs inputs = projectInputs(settings);
        if (!inputs.hasSources()) {
            getLog().info("Nothing to list: this project has no Java sources");
            return;
        }
        Analysis analysis =
                analyzed(inputs, settings, (request, steps) -> Advisor.analyze(request, Progress.SILENT, steps));
        print(ConsoleReport.problems(analysis.problems(), "the report of advisor:check"));

        BaselineFile file = baselineFile();
        int fresh = analysis.findings().size();
        Baseline kept = analysis.review().baseline();
        Baseline next = takesIn || !file.exists() ? kept.with(analysis.findings()) : kept;
        List<String> changes = new ArrayList<>();
        int gone = settings.baseline().size() - kept.size();
        if (gone > 0) {
            changes.add(Counts.plural(gone, "finding") + " gone and taken out");
        }
        if (next.size() > kept.size()) {
            changes.add(Counts.plural(fresh, "finding") + " taken in");
        } else if (fresh > 0) {
            changes.add(Counts.plural(fresh, "new finding") + " left out, which -Dadvisor.baseline.add=true takes in");
        }
        file.write(next);
        getLog().info(file.name() + " lists " + Counts.plural(next.size(), "finding")
                + (changes.isEmpty() ? "" : ": " + String.join(", ", changes)));
    }
}
