package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Explanation;
import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.report.ExplainReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the verdict on a method rests on, what is not known of it and which facts would change it, what runs it and what
 * was found in it; for a place also what kept rules silent there; or the documentation of a rule. One of {@code method}, {@code at} and {@code rule} has to be set.
 *
 * <p>It is called from the command line, with or without classes. In a project of several modules it looks in each.
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends AnalysisMojo {

    private static final String METHOD = "advisor.method";
    private static final String AT = "advisor.at";
    private static final String RULE = "advisor.rule";

    /**
     * The method to explain: {@code Class#method} or {@code Class#method(String,int)}. Class and types may be written with
     * their package or without it; a constructor is named like its class.
     */
    @Parameter(property = METHOD)
    private @Nullable String method;

    /** The place to explain, with the method around it, instead: {@code path/File.java:12}. */
    @Parameter(property = AT)
    private @Nullable String at;

    /** The rule to explain, instead, by its name. */
    @Parameter(property = RULE)
    private @Nullable String rule;

    @Inject
    public ExplainMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    public void execute() throws MojoExecutionException {
        warnOfUnknownSettings();
        Setting asked = asked();
        if (asked.name().equals(RULE)) {
            Rule documented = asked.rule(Rules.all());
            if (project().isExecutionRoot()) {
                print(ExplainReport.render(documented));
            }
        } else {
            explainMethods(asked);
        }
    }

    private void explainMethods(Setting asked) throws MojoExecutionException {
        AnalysisSettings settings = analysisSettings();
        ProjectInputs inputs = projectInputs(settings);
        MethodSelector selector = asked.name().equals(AT)
                ? asked.place(inputs.baseDirectory(), Path.of(session().getExecutionRootDirectory()))
                : asked.method();
        List<String> suggestions = List.of();
        ReactorSearch search = ReactorSearch.of(session(), asked.toString());
        if (inputs.hasSources()) {
            Explanation explanation =
                    analyzed(inputs, settings, (request, steps) -> Advisor.explain(request, selector, steps));
            print(ExplainReport.render(explanation));
            if (explanation.isAnswer()) {
                search.answeredIn(project().getId());
                return;
            }
            suggestions = explanation.nearest();
        }
        getLog().info("No such method here");
        Optional<List<String>> instead = search.notIn(project().getId(), suggestions);
        if (instead.isPresent()) {
            throw asked.noSuchMethod(selector.nearest(instead.get()));
        }
    }

    private Setting asked() throws MojoExecutionException {
        List<Setting> asked = Stream.of(new Setting(METHOD, method), new Setting(AT, at), new Setting(RULE, rule))
                .filter(Setting::isSet)
                .toList();
        if (asked.size() != 1) {
            throw new MojoExecutionException(
                    "Set one of advisor.method (Class#method), advisor.at (path/File.java:12) and advisor.rule (RuleName) to"
                            + " what is to be explained");
        }
        return asked.get(0);
    }
}
