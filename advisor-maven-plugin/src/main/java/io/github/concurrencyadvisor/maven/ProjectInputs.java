package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * The folders of one Maven project.
 *
 * @param sourceRoots those that exist
 * @param classRoots where its classes are compiled into, whether or not they are there yet
 */
record ProjectInputs(Path baseDirectory, List<Path> sourceRoots, List<Path> classRoots) {
    ProjectInputs {
        sourceRoots = List.copyOf(sourceRoots);
        classRoots = List.copyOf(classRoots);
    }

    /** What is generated is known by where it is: under the build folder, unless the POM itself names it as its sources. */
    static ProjectInputs of(MavenProject project, AnalysisSettings settings) {
        Build build = project.getBuild();
        Path base = project.getBasedir().toPath();
        List<Path> named = paths(base, Stream.of(build.getSourceDirectory(), build.getTestSourceDirectory()));
        List<Path> sourceRoots = paths(
                        base,
                        Stream.concat(
                                project.getCompileSourceRoots().stream(),
                                settings.includeTests()
                                        ? project.getTestCompileSourceRoots().stream()
                                        : Stream.empty()))
                .stream()
                .filter(root -> !settings.excludeGeneratedSources()
                        || named.contains(root)
                        || !root.startsWith(base.resolve(build.getDirectory())))
                .filter(Files::isDirectory)
                .toList();
        List<Path> classRoots = paths(
                base,
                settings.includeTests()
                        ? Stream.of(build.getOutputDirectory(), build.getTestOutputDirectory())
                        : Stream.of(build.getOutputDirectory()));
        return new ProjectInputs(base, sourceRoots, classRoots);
    }

    /** Those of several projects as if they were one; paths are relative to {@code baseDirectory}. */
    static ProjectInputs together(Path baseDirectory, List<ProjectInputs> modules) {
        return new ProjectInputs(
                baseDirectory,
                modules.stream()
                        .flatMap(module -> module.sourceRoots.stream())
                        .distinct()
                        .toList(),
                modules.stream()
                        .flatMap(module -> module.classRoots.stream())
                        .distinct()
                        .toList());
    }

    boolean hasSources() throws MojoExecutionException {
        for (Path root : sourceRoots) {
            try (Stream<Path> files = Files.walk(root)) {
                if (files.anyMatch(file -> file.toString().endsWith(".java"))) {
                    return true;
                }
            } catch (IOException | UncheckedIOException unreadable) {
                throw new MojoExecutionException(
                        "Cannot list " + root + ": make it readable, or leave it out of the source folders",
                        unreadable);
            }
        }
        return false;
    }

    /**
     * The request to the core.
     *
     * @param classPath in order, each entry with what it was published as
     */
    AnalysisRequest request(Map<Path, Coordinates> classPath, AnalysisSettings settings) {
        return AnalysisRequest.in(baseDirectory)
                .sourceRoots(sourceRoots)
                .classRoots(classRoots)
                .classPath(List.copyOf(classPath.keySet()))
                .coordinates(classPath)
                .knownApis(settings.knownApis().stream()
                        .map(baseDirectory::resolve)
                        .toList())
                .encoding(settings.encoding())
                .includes(settings.includes())
                .excludes(settings.excludes())
                .release(settings.release())
                .minConfidence(settings.minConfidence())
                .rules(settings.rules())
                .baseline(settings.baseline())
                .thresholds(settings.thresholds())
                .demand(settings.demand())
                .threads(settings.threads())
                .cacheDirectory(settings.cacheDirectory())
                .build();
    }

    private static List<Path> paths(Path base, Stream<String> folders) {
        return folders.filter(Objects::nonNull)
                .map(folder -> base.resolve(folder).normalize())
                .distinct()
                .toList();
    }
}
