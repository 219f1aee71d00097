package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.Attachment;
import io.github.concurrencyadvisor.effects.store.AttachedSummaries;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.report.Counts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes what the module's methods do beside its classes, so that its jar says it: builds that have the module among their
 * dependencies take it from there instead of reading the module's class files and those of what it calls.
 *
 * <p>What they find is the same either way. They pass over what does not fit: what was made for other classes, other
 * dependencies, other known APIs, another advisor or another release of the JDK.
 */
@Mojo(name = "attach-summaries", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields that have a default
public final class AttachSummariesMojo extends AnalysisMojo {

    /** Whether summaries are attached, {@code true} or {@code false}: what was attached before is removed where they are not. */
    @Parameter(property = "advisor.attachSummaries", defaultValue = "true")
    private String attachSummaries;

    /** Skips the goal: {@code true} or {@code false}. */
    @Parameter(property = "advisor.skip", defaultValue = "false")
    private String skip;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classesDirectory;

    @Inject
    public AttachSummariesMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    public void execute() throws MojoExecutionException {
        boolean isOn = new Setting("advisor.attachSummaries", attachSummaries).flag();
        if (new Setting("advisor.skip", skip).flag()) {
            getLog().info("No summaries attached: advisor.skip is set");
            return;
        }
        warnOfUnknownSettings();
        Path file = classesDirectory.toPath().resolve(AttachedSummaries.FILE);
        try {
            if (!isOn) {
                Files.deleteIfExists(file);
                getLog().info("No summaries attached: advisor.attachSummaries is false");
            } else if (!classesDirectory.isDirectory()) {
                getLog().info("No summaries attached: this project has no classes");
            } else {
                attach(file);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Cannot write " + file + ": make it writable, or set advisor.attachSummaries to false", e);
        }
    }

    private void attach(Path file) throws MojoExecutionException, IOException {
        AnalysisSettings settings = analysisSettings();
        Optional<Attachment> found = analyzed(
                projectInputs(settings),
                settings,
                (request, steps) -> Advisor.summarize(seen(request), module(), steps));
        if (found.isEmpty()) {
            Files.deleteIfExists(file);
            getLog().warn(
                            "No summaries attached: not all that the module's methods do is known, as a dependency is missing, a"
                                    + " class file is damaged or a method took longer than advisor.timeout");
            return;
        }
        Attachment attachment = found.get();
        if (attachment.methods() == 0) {
            Files.deleteIfExists(file);
            getLog().info("No summaries attached: no other module can call a method of this one");
            return;
        }
        // A file that is as it was before stays untouched, so that nothing is packaged again for its sake.
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), attachment.content())) {
            ReportFiles.replace(file, out -> out.write(attachment.content()));
        }
        getLog().info(Counts.plural(attachment.methods(), "method") + " summarised in " + AttachedSummaries.FILE);
    }

    private Path module() {
        return classesDirectory.toPath();
    }

    /** The project as its dependents see it: on the class path, under the name that it is published as. */
    private AnalysisRequest seen(AnalysisRequest request) {
        List<Path> classPath = new ArrayList<>(List.of(module()));
        classPath.addAll(request.classPath());
        Map<Path, Coordinates> coordinates = new LinkedHashMap<>(request.coordinates());
        coordinates.put(
                module(),
                new Coordinates(
                        project().getGroupId(),
                        project().getArtifactId(),
                        project().getVersion()));
        return request.but().classPath(classPath).coordinates(coordinates).build();
    }
}
