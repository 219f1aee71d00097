package io.github.concurrencyadvisor.steady;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that settings name, and that are not what they should be, beside a good source file. */
class BadSettingsTest {

    @TempDir
    private Path base;

    @BeforeEach
    void project() throws IOException {
        GoodFile.in(base);
    }

    @Test
    void aCacheFolderThatIsAFileIsAProblemAndStaysAsItIs() throws IOException {
        Path file = Files.writeString(base.resolve("cache"), "mine");
        Path library = Compiled.in(
                        base.resolve("library"),
                        "package lib;\npublic class Api { public void go() throws Exception { Thread.sleep(9); } }")
                .base()
                .resolve("classes");
        Files.writeString(
                base.resolve("src/User.java"), "class User { void m(lib.Api a) throws Exception { a.go(); } }");

        Analysis analysis = GoodFile.analyze(
                base,
                GoodFile.request(base)
                        .classPath(List.of(library))
                        .cacheDirectory(Optional.of(file))
                        .build());

        assertThat(analysis.problems()).extracting(Problem::kind).contains(Problem.Kind.UNUSABLE_CACHE);
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {".effects", ".contexts", ".annotations"})
    void knownApisThatAreNoTextAreAProblem(String ending) throws IOException {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        Path binary = Files.write(base.resolve("binary" + ending), noise);
        Path wide =
                Files.write(base.resolve("wide" + ending), "a.B#c() | NONE | | x".getBytes(StandardCharsets.UTF_16));
        Path folder = Files.createDirectories(base.resolve("folder" + ending));

        Analysis analysis = GoodFile.analyze(
                base,
                GoodFile.request(base)
                        .knownApis(List.of(binary, wide, folder, base.resolve("gone" + ending)))
                        .build());

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.BAD_KNOWN_API)
                .extracting(problem -> problem.at().file())
                .containsExactly("binary" + ending, "folder" + ending, "gone" + ending, "wide" + ending);
    }

    @Test
    void rootsThatAreFilesOrNotThereAreNoFailure() throws IOException {
        Path file = Files.writeString(base.resolve("file"), "x");

        Analysis analysis = GoodFile.analyze(
                base,
                GoodFile.request(base)
                        .sourceRoots(List.of(base.resolve("src"), file, base.resolve("gone")))
                        .classRoots(List.of(file, base.resolve("gone")))
                        .build());

        assertThat(analysis.problems())
                .filteredOn(problem -> problem.kind() == Problem.Kind.BROKEN_CLASSES)
                .extracting(problem -> problem.at().file())
                .containsExactly("file");
    }
}
