package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.model.Coordinates;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;

/**
 * A project's dependencies as jars and folders.
 *
 * <p>Maven is asked for everything but the other projects of the reactor: a goal that declares to need them resolved fails
 * with {@code mvn advisor:check} on a fresh reactor, before anything is packaged. Those contribute the folders that they
 * compile into, or their jars. What cannot be had is named in a warning and left to the analysis as a path that is not there.
 */
final class DependencyClassPath {

    private static final String JAR = "jar";
    private static final Set<String> COMPILE_SCOPES = Set.of("compile", "provided", "system");
    private static final Set<String> TEST_SCOPES = Set.of("compile", "provided", "system", "runtime", "test");

    private final ProjectDependenciesResolver resolver;
    private final RepositorySystemSession repositories;
    private final List<MavenProject> reactor;
    private final Log log;

    DependencyClassPath(
            ProjectDependenciesResolver resolver,
            RepositorySystemSession repositories,
            List<MavenProject> reactor,
            Log log) {
        this.resolver = resolver;
        this.repositories = repositories;
        this.reactor = List.copyOf(reactor);
        this.log = log;
    }

    /** Other projects of the reactor first, then jars in the order Maven resolved them; each with its coordinates. */
    Map<Path, Coordinates> of(MavenProject project, boolean forTests) {
        OutsideReactor filter = new OutsideReactor(reactor, forTests ? TEST_SCOPES : COMPILE_SCOPES);
        DependencyResolutionResult result = resolve(project, filter);
        Map<Path, Coordinates> paths = new LinkedHashMap<>();
        filter.siblingClasses.forEach((folder, artifact) -> paths.put(folder, published(artifact)));
        for (Dependency dependency : result.getResolvedDependencies()) {
            if (isJar(dependency.getArtifact())) {
                paths.putIfAbsent(dependency.getArtifact().getFile().toPath(), published(dependency.getArtifact()));
            }
        }
        for (Dependency dependency : result.getUnresolvedDependencies()) {
            paths.putIfAbsent(whereItWouldBe(dependency.getArtifact()), published(dependency.getArtifact()));
        }
        return paths;
    }

    private static Coordinates published(Artifact artifact) {
        return new Coordinates(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion());
    }

    private DependencyResolutionResult resolve(MavenProject project, DependencyFilter filter) {
        DefaultDependencyResolutionRequest request = new DefaultDependencyResolutionRequest(project, repositories);
        request.setResolutionFilter(filter);
        try {
            return resolver.resolve(request);
        } catch (DependencyResolutionException incomplete) {
            List<String> missing = incomplete.getResult().getUnresolvedDependencies().stream()
                    .map(dependency -> dependency.getArtifact().toString())
                    .toList();
            log.warn("Could not resolve " + (missing.isEmpty() ? "dependencies" : String.join(", ", missing))
                    + ", so what calls into it is unknown and verdicts are less sure: "
                    + String.valueOf(incomplete.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""));
            log.debug(incomplete);
            return incomplete.getResult();
        }
    }

    private Path whereItWouldBe(Artifact artifact) {
        return repositories
                .getLocalRepository()
                .getBasedir()
                .toPath()
                .resolve(repositories.getLocalRepositoryManager().getPathForLocalArtifact(artifact));
    }

    private static boolean isJar(Artifact artifact) {
        return artifact.getExtension().equals(JAR) && artifact.getFile() != null;
    }

    /** Takes what has one of the scopes and comes from outside the reactor; remembers where the rest is compiled into. */
    private static final class OutsideReactor implements DependencyFilter {

        private final List<MavenProject> reactor;
        private final Set<String> scopes;
        private final Map<Path, Artifact> siblingClasses = new LinkedHashMap<>();

        OutsideReactor(List<MavenProject> reactor, Set<String> scopes) {
            this.reactor = reactor;
            this.scopes = scopes;
        }

        @Override
        public boolean accept(DependencyNode node, List<DependencyNode> parents) {
            if (node.getDependency() == null
                    || !scopes.contains(node.getDependency().getScope())) {
                return false;
            }
            Artifact artifact = node.getArtifact();
            Optional<MavenProject> sibling = reactor.stream()
                    .filter(project -> project.getGroupId().equals(artifact.getGroupId())
                            && project.getArtifactId().equals(artifact.getArtifactId())
                            && project.getVersion().equals(artifact.getBaseVersion()))
                    .findFirst();
            if (sibling.isPresent() && artifact.getExtension().equals(JAR)) {
                siblingClasses.put(classes(sibling.get(), artifact.getClassifier()), artifact);
            }
            return sibling.isEmpty();
        }

        /** What it was compiled into; its jar where that is all there is, as when a build cache restored it. */
        private static Path classes(MavenProject sibling, String classifier) {
            Build build = sibling.getBuild();
            Path folder =
                    Path.of(classifier.equals("tests") ? build.getTestOutputDirectory() : build.getOutputDirectory());
            return Files.isDirectory(folder)
                    ? folder
                    : Stream.concat(Stream.ofNullable(sibling.getArtifact()), sibling.getAttachedArtifacts().stream())
                            .filter(packaged -> Objects.requireNonNullElse(packaged.getClassifier(), "")
                                    .equals(classifier))
                            .map(org.apache.maven.artifact.Artifact::getFile)
                            .filter(file -> file != null && file.isFile())
                            .map(File::toPath)
                            .findFirst()
                            .orElse(folder);
        }
    }
}
