package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Coordinates;
import io.github.concurrencyadvisor.model.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectInputsTest {

    private static final Baseline BASELINE = new Baseline("known.txt", List.of());

    private static final boolean WITH_TESTS = true;
    private static final boolean WITHOUT_GENERATED = true;

    @TempDir
    private Path base;

    private MavenProject project;

    @BeforeEach
    void aProjectWithTheUsualFolders() throws IOException {
        Build build = new Build();
        build.setDirectory("target");
        build.setSourceDirectory("src/main/java");
        build.setTestSourceDirectory("src/test/java");
        build.setOutputDirectory("target/classes");
        build.setTestOutputDirectory("target/test-classes");
        Model model = new Model();
        model.setBuild(build);
        project = new MavenProject(model);
        project.setFile(base.resolve("pom.xml").toFile());
        Stream.of("src/main/java", "src/absent", "target/generated-sources/a").forEach(project::addCompileSourceRoot);
        project.addTestCompileSourceRoot("src/test/java");
        for (String folder : List.of("src/main/java", "src/test/java", "target/generated-sources/a")) {
            Files.createDirectories(base.resolve(folder));
        }
    }

    @Test
    void mainSourcesThatExistAndAreNotGenerated() {
        ProjectInputs inputs = ProjectInputs.of(project, settings(!WITH_TESTS, WITHOUT_GENERATED));
        assertThat(inputs.sourceRoots()).containsExactly(base.resolve("src/main/java"));
        assertThat(inputs.classRoots()).containsExactly(base.resolve("target/classes"));
    }

    @Test
    void generatedSourcesAndTestsWhereAsked() {
        ProjectInputs inputs = ProjectInputs.of(project, settings(WITH_TESTS, !WITHOUT_GENERATED));
        assertThat(inputs.sourceRoots())
                .containsExactly(
                        base.resolve("src/main/java"),
                        base.resolve("target/generated-sources/a"),
                        base.resolve("src/test/java"));
        assertThat(inputs.classRoots())
                .containsExactly(base.resolve("target/classes"), base.resolve("target/test-classes"));
    }

    @Test
    void sourcesThatThePomNamesAreNotTakenForGenerated() {
        project.getBuild().setSourceDirectory("target/generated-sources/a");
        assertThat(ProjectInputs.of(project, settings(!WITH_TESTS, WITHOUT_GENERATED))
                        .sourceRoots())
                .containsExactly(base.resolve("src/main/java"), base.resolve("target/generated-sources/a"));
    }

    @Test
    void aFolderWithoutJavaFilesHasNoSources() throws Exception {
        ProjectInputs inputs = ProjectInputs.of(project, settings(!WITH_TESTS, WITHOUT_GENERATED));
        Files.createFile(base.resolve("src/main/java/package.html"));
        assertThat(inputs.hasSources()).isFalse();
        Files.createFile(base.resolve("src/main/java/A.java"));
        assertThat(inputs.hasSources()).isTrue();
    }

    @Test
    void theRequestHoldsFoldersClassPathAndSettings() {
        AnalysisSettings settings = settings(!WITH_TESTS, WITHOUT_GENERATED);
        Map<Path, Coordinates> classPath = Map.of(base.resolve("lib.jar"), new Coordinates("org.acme", "lib", "1.0"));
        assertThat(ProjectInputs.of(project, settings).request(classPath, settings))
                .isEqualTo(new AnalysisRequest(
                        base,
                        List.of(base.resolve("src/main/java")),
                        List.of(base.resolve("target/classes")),
                        List.of(base.resolve("lib.jar")),
                        classPath,
                        List.of(base.resolve("known")),
                        StandardCharsets.UTF_8,
                        List.of("**/A.java"),
                        List.of("**/B.java"),
                        21,
                        Confidence.LOW,
                        Map.of(),
                        BASELINE,
                        Thresholds.DEFAULTS,
                        Demand.MANY,
                        2,
                        Optional.of(base.resolve("cache"))));
    }

    private AnalysisSettings settings(boolean includeTests, boolean excludeGeneratedSources) {
        return new AnalysisSettings(
                List.of("**/A.java"),
                List.of("**/B.java"),
                includeTests,
                excludeGeneratedSources,
                21,
                Confidence.LOW,
                Map.of(),
                BASELINE,
                Thresholds.DEFAULTS,
                Demand.MANY,
                List.of(Path.of("known")),
                2,
                Duration.ofMinutes(1),
                StandardCharsets.UTF_8,
                Optional.of(base.resolve("cache")));
    }
}
