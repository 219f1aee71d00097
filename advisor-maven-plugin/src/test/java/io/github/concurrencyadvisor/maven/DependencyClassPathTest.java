package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Coordinates;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.LocalRepositoryManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyClassPathTest {

    private static final boolean FOR_TESTS = true;

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void compileClassPathInOrder() throws Exception {
        assertThat(classPath(
                                !FOR_TESTS,
                                List.of(),
                                dependency("g:a:jar:1", "compile"),
                                dependency("g:b:jar:1", "provided"),
                                dependency("g:c:jar:1", "runtime"),
                                dependency("g:d:jar:1", "test"),
                                dependency("g:e:pom:1", "compile"))
                        .keySet())
                .containsExactly(folder.resolve("a.jar"), folder.resolve("b.jar"));
    }

    @Test
    void everythingForTests() throws Exception {
        assertThat(classPath(
                                FOR_TESTS,
                                List.of(),
                                dependency("g:a:jar:1", "compile"),
                                dependency("g:c:jar:1", "runtime"),
                                dependency("g:d:jar:1", "test"))
                        .keySet())
                .containsExactly(folder.resolve("a.jar"), folder.resolve("c.jar"), folder.resolve("d.jar"));
    }

    @Test
    void otherProjectsOfTheReactorByTheirFolders() throws Exception {
        assertThat(classPath(
                                !FOR_TESTS,
                                List.of(sibling("g", "a", "1"), sibling("g", "b", "1")),
                                dependency("g:x:jar:1", "compile"),
                                dependency("g:a:jar:1", "compile"),
                                dependency("g:a:jar:tests:1", "compile"),
                                dependency("g:b:jar:2", "compile"))
                        .keySet())
                .containsExactly(
                        folder.resolve("a/target/classes"),
                        folder.resolve("a/target/test-classes"),
                        folder.resolve("x.jar"),
                        folder.resolve("b.jar"));
        assertThat(warnings).isEmpty();
    }

    @Test
    @SuppressWarnings("deprecation") // what takes its place needs a running Maven
    void otherProjectsOfTheReactorByTheirJarsWhereThatIsAllThereIs() throws Exception {
        MavenProject restored = sibling("g", "a", "1");
        restored.getArtifact()
                .setFile(Files.createFile(folder.resolve("a-1.jar")).toFile());
        restored.addAttachedArtifact(attached("tests", Files.createFile(folder.resolve("a-1-tests.jar"))));
        MavenProject compiled = sibling("g", "b", "1");
        compiled.getArtifact()
                .setFile(Files.createFile(folder.resolve("b-1.jar")).toFile());
        Files.createDirectories(folder.resolve("b/target/classes"));
        assertThat(classPath(
                                !FOR_TESTS,
                                List.of(restored, compiled),
                                dependency("g:a:jar:1", "compile"),
                                dependency("g:a:jar:tests:1", "compile"),
                                dependency("g:b:jar:1", "compile"))
                        .keySet())
                .containsExactly(
                        folder.resolve("a-1.jar"), folder.resolve("a-1-tests.jar"), folder.resolve("b/target/classes"));
    }

    private static org.apache.maven.artifact.Artifact attached(String classifier, Path file) {
        org.apache.maven.artifact.Artifact artifact = new org.apache.maven.artifact.DefaultArtifact(
                "g", "a", "1", null, "jar", classifier, new DefaultArtifactHandler("jar"));
        artifact.setFile(file.toFile());
        return artifact;
    }

    @Test
    void whatIsMissingIsNamedAndLeftAsAPathThatIsNotThere() throws Exception {
        assertThat(classPath(
                                !FOR_TESTS,
                                List.of(),
                                dependency("g:a:jar:1", "compile"),
                                new Dependency(new DefaultArtifact("g:missing:jar:1"), "compile"))
                        .keySet())
                .containsExactly(folder.resolve("a.jar"), folder.resolve("there/missing.jar"));
        assertThat(warnings)
                .containsExactly("Could not resolve g:missing:jar:1, so what calls into it is unknown and verdicts are"
                        + " less sure: not there");
    }

    private Map<Path, Coordinates> classPath(boolean forTests, List<MavenProject> reactor, Dependency... dependencies)
            throws Exception {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
        session.setLocalRepositoryManager(localRepository());
        SystemStreamLog log = new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        };
        return new DependencyClassPath(request -> resolve(request, List.of(dependencies)), session, reactor, log)
                .of(new MavenProject(), forTests);
    }

    @Test
    void eachEntryIsThereWithItsCoordinates() throws Exception {
        assertThat(classPath(
                                !FOR_TESTS,
                                List.of(sibling("g", "b", "1")),
                                dependency("g:a:jar:1", "compile"),
                                dependency("g:b:jar:1", "compile"))
                        .values())
                .containsExactlyInAnyOrder(new Coordinates("g", "a", "1"), new Coordinates("g", "b", "1"));
    }

    private LocalRepositoryManager localRepository() {
        return (LocalRepositoryManager) Proxy.newProxyInstance(
                LocalRepositoryManager.class.getClassLoader(),
                new Class<?>[] {LocalRepositoryManager.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRepository" -> new LocalRepository(folder.toFile());
                    case "getPathForLocalArtifact" -> "there/" + ((Artifact) arguments[0]).getArtifactId() + ".jar";
                    default -> throw new AssertionError(method);
                });
    }

    /** As Maven does it: what the filter takes is resolved, and what has no file is missing. */
    private static DependencyResolutionResult resolve(
            DependencyResolutionRequest request, List<Dependency> dependencies) throws DependencyResolutionException {
        List<Dependency> accepted = dependencies.stream()
                .filter(dependency ->
                        request.getResolutionFilter().accept(new DefaultDependencyNode(dependency), List.of()))
                .toList();
        Result result = new Result(accepted);
        if (!result.getUnresolvedDependencies().isEmpty()) {
            throw new DependencyResolutionException(result, "not there", null);
        }
        return result;
    }

    private Dependency dependency(String coordinates, String scope) {
        DefaultArtifact artifact = new DefaultArtifact(coordinates);
        File file = folder.resolve(artifact.getArtifactId() + "." + artifact.getExtension())
                .toFile();
        return new Dependency(artifact.setFile(file), scope);
    }

    private MavenProject sibling(String groupId, String artifactId, String version) {
        Build build = new Build();
        build.setOutputDirectory(folder.resolve(artifactId + "/target/classes").toString());
        build.setTestOutputDirectory(
                folder.resolve(artifactId + "/target/test-classes").toString());
        Model model = new Model();
        model.setGroupId(groupId);
        model.setArtifactId(artifactId);
        model.setVersion(version);
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setArtifact(new org.apache.maven.artifact.DefaultArtifact(
                groupId, artifactId, version, null, "jar", "", new DefaultArtifactHandler("jar")));
        return project;
    }

    private record Result(List<Dependency> dependencies) implements DependencyResolutionResult {
        @Override
        public DependencyNode getDependencyGraph() {
            return new DefaultDependencyNode((Dependency) null);
        }

        @Override
        public List<Dependency> getDependencies() {
            return dependencies;
        }

        @Override
        public List<Dependency> getResolvedDependencies() {
            return withFile(true).toList();
        }

        @Override
        public List<Dependency> getUnresolvedDependencies() {
            return withFile(false).toList();
        }

        @Override
        public List<Exception> getCollectionErrors() {
            return List.of();
        }

        @Override
        public List<Exception> getResolutionErrors(Dependency dependency) {
            return List.of();
        }

        private Stream<Dependency> withFile(boolean present) {
            return dependencies.stream()
                    .filter(dependency -> (dependency.getArtifact().getFile() != null) == present);
        }
    }
}
