package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of known APIs change: the user's and those that a library brings in its jar. */
class KnownApiFilesTest {

    @TempDir
    Path folder;

    private Compiled project;
    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        Compiled library = Compiled.in(folder.resolve("library"), """
                package lib;
                public interface Remote {
                    String ask(String question);
                    String cached(String question);
                }
                """, """
                package lib;
                public class Desk {
                    static Remote remote;
                    public String note() { return remote.cached("note"); }
                }
                """);
        project = Compiled.in(folder.resolve("project"), List.of(library.base().resolve("classes")), """
                class Client {
                    String ask(lib.Remote remote) { return remote.ask("?"); }
                    String cached(lib.Remote remote) { return remote.cached("?"); }
                    String note(lib.Desk desk) { return desk.note(); }
                    String own() { return new Own().answer(); }
                }
                """, """
                class Own {
                    String answer() { return "42"; }
                }
                """);
        jar = folder.resolve("remote-1.0.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/advisor/"));
            entries.putNextEntry(new JarEntry("META-INF/advisor/remote.effects"));
            entries.write("""
                    library lib:remote
                    lib.Remote#ask(*) | NETWORK | SLOW | asks the server
                    lib.Remote#cached(*) | NETWORK | SLOW | asks the server
                    Own#answer() | SLEEP | | nobody else speaks for the project
                    lib.Remote | FILE | | wrong
                    """.getBytes(StandardCharsets.UTF_8));
            for (String type : List.of("lib/Remote.class", "lib/Desk.class")) {
                entries.putNextEntry(new JarEntry(type));
                entries.write(
                        Files.readAllBytes(library.base().resolve("classes").resolve(type)));
            }
        }
    }

    private Analysis analyze(Path... knownApis) {
        return Sound.analyze(AnalysisRequest.in(project.base())
                .sourceRoots(List.of(project.base().resolve("src")))
                .classRoots(List.of(project.base().resolve("classes")))
                .classPath(List.of(jar))
                .knownApis(List.of(knownApis))
                .release(17)
                .minConfidence(Confidence.LOW)
                .cacheDirectory(Optional.of(folder.resolve("cache")))
                .build());
    }

    private static List<Effect> effects(Analysis analysis, String method) {
        return analysis.methods().stream()
                .filter(verdict -> verdict.method().name().equals(method))
                .findFirst()
                .orElseThrow()
                .workload()
                .effects();
    }

    @Test
    void aLibraryDescribesItselfButNotTheProject() {
        Analysis analysis = analyze();

        assertThat(effects(analysis, "ask")).containsExactly(Effect.NETWORK);
        assertThat(effects(analysis, "own")).isEmpty();
        assertThat(analysis.problems())
                .containsExactly(new Problem(
                        Problem.Kind.BAD_KNOWN_API,
                        new Position("remote-1.0.jar/META-INF/advisor/remote.effects", 5, 0),
                        "'lib.Remote' is no member; write owner#member(params), or package.*"));
    }

    @Test
    void theUserCorrectsTheLibraryAndSpeaksForTheProject() throws IOException {
        Path mine = Files.writeString(project.base().resolve("mine.effects"), """
                lib.Remote#cached(String) | NONE | | from memory
                Own#answer() | DATABASE | | runs generated code that is not here
                lib.Remote#gone() | FIEL | | wrong
                """);

        Analysis analysis = analyze(mine);

        assertThat(effects(analysis, "ask")).containsExactly(Effect.NETWORK);
        assertThat(effects(analysis, "cached")).isEmpty();
        assertThat(effects(analysis, "own")).containsExactly(Effect.DATABASE);
        assertThat(effects(analysis, "answer")).containsExactly(Effect.DATABASE);
        assertThat(analysis.problems())
                .extracting(problem -> problem.at().toString())
                .containsExactly("mine.effects:3", "remote-1.0.jar/META-INF/advisor/remote.effects:5");
    }

    @Test
    void whatIsKeptOfALibraryIsForTheLinesThatItWasFoundWith() throws IOException {
        Path mine = Files.writeString(
                project.base().resolve("mine.effects"), "lib.Remote#cached(*) | NONE | | from memory\n");

        assertThat(effects(analyze(), "note")).containsExactly(Effect.NETWORK);
        assertThat(effects(analyze(mine), "note")).isEmpty();
        assertThat(effects(analyze(), "note")).containsExactly(Effect.NETWORK);
    }

    @Test
    void placesThatAreNotThereAreProblems() {
        assertThat(analyze(project.base().resolve("gone.effects")).problems())
                .extracting(problem -> problem.at() + " " + problem.message())
                .contains("gone.effects:0 is not there: create it, or correct the setting that names it");
    }
}
