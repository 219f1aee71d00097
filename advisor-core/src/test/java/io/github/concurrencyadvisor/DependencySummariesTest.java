package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dependencies are solved from their class files, once: with and without what is kept of them, the result is the same. */
class DependencySummariesTest {

    private static final String STORE = """
            package lib;
            import java.io.*;
            import java.nio.file.*;
            public interface Store {
                String load(String key) throws IOException;
                static Store onDisk(Path folder) { return new OnDisk(folder); }
            }
            class OnDisk implements Store {
                private final Path folder;
                OnDisk(Path folder) { this.folder = folder; }
                public String load(String key) throws IOException { return Files.readString(folder.resolve(key)); }
            }
            """;
    private static final String LINES = """
            package lib;
            import java.io.*;
            public class Lines {
                private final Reader in;
                public Lines(Reader in) { this.in = in; }
                public int first() throws IOException { return in.read(); }
            }
            """;
    private static final String SHOP = """
            package shop;
            import java.io.*;
            import lib.*;
            class Shop {
                String open(Store store) throws IOException { return store.load("k"); }
                int memory() throws IOException { return new Lines(new StringReader("x")).first(); }
                int file() throws IOException { return new Lines(new FileReader("x")).first(); }
                int given(Reader in) throws IOException { return new Lines(in).first(); }
            }
            """;

    @TempDir
    Path folder;

    private Path cache;
    private Path library;

    @BeforeEach
    void compileLibrary() {
        cache = folder.resolve("cache");
        library = Compiled.in(folder.resolve("library"), STORE, LINES).base().resolve("classes");
    }

    @Test
    void aLibrarysOwnClassesAreReadAndDispatchedOver() {
        Map<String, String> verdicts = verdicts(analyze(Optional.empty()));
        assertThat(verdicts)
                .containsEntry("open", "IO_BOUND [FILE]")
                .containsEntry("file", "IO_BOUND [FILE]")
                .containsEntry("given", "IO_BOUND [STREAM]")
                .containsEntry("memory", "TRIVIAL []");
    }

    @Test
    void whatIsKeptChangesNothing() throws IOException {
        String without = json(analyze(Optional.empty()));
        assertThat(json(analyze(Optional.of(cache)))).as("nothing kept yet").isEqualTo(without);
        assertThat(files("summaries")).isNotEmpty();
        Map<String, String> kept = contents();
        assertThat(json(analyze(Optional.of(cache)))).as("all kept").isEqualTo(without);
        assertThat(contents()).as("nothing new to keep").isEqualTo(kept);
    }

    @Test
    void whatIsKeptIsTaken() throws IOException {
        Path other = Compiled.in(
                        folder.resolve("other"), STORE.replace("Files.readString(folder.resolve(key))", "key"), LINES)
                .base()
                .resolve("classes");
        Analysis ofOther = analyze(other, Optional.of(cache));
        assertThat(verdicts(ofOther)).containsEntry("open", "TRIVIAL []");
        Path ofOtherContent = files("summaries").get(0);
        analyze(Optional.of(cache));
        Path ofThisContent = files("summaries").stream()
                .filter(file -> !file.equals(ofOtherContent))
                .findFirst()
                .orElseThrow();
        // What the other library does, under the name of this one.
        Files.copy(ofOtherContent, ofThisContent, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(verdicts(analyze(Optional.of(cache)))).containsEntry("open", "TRIVIAL []");
    }

    @Test
    void aChangedLibraryIsSolvedAgain() {
        assertThat(verdicts(analyze(Optional.of(cache)))).containsEntry("open", "IO_BOUND [FILE]");
        Compiled.in(folder.resolve("library"), STORE.replace("Files.readString(folder.resolve(key))", "key"), LINES);
        assertThat(verdicts(analyze(Optional.of(cache)))).containsEntry("open", "TRIVIAL []");
    }

    @Test
    void damagedFilesAreMadeAnew() throws IOException {
        String expected = json(analyze(Optional.of(cache)));
        Map<String, String> whole = contents();
        for (Path file : files("")) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        forgetInThisProcess(library);
        assertThat(json(analyze(Optional.of(cache)))).isEqualTo(expected);
        assertThat(contents()).isEqualTo(whole);
    }

    /** Makes the library one that nobody in this process has gone through, as it is for the next build. */
    private static void forgetInThisProcess(Path library) throws IOException {
        try (Stream<Path> walk = Files.walk(library)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            }
        }
    }

    @Test
    void severalMayUseOneFolderAtOnce() throws IOException {
        String expected = json(analyze(Optional.empty()));
        AnalysisRequest request = request(library, Optional.of(cache));
        List<CompletableFuture<String>> builds = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return json(Sound.analyze(request));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .limit(4)
                .toList();
        assertThat(builds).allSatisfy(build -> assertThat(build.join()).isEqualTo(expected));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblem() throws IOException {
        Files.writeString(cache, "a file");
        Analysis analysis = analyze(Optional.of(cache));
        assertThat(analysis.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.UNUSABLE_CACHE);
        assertThat(verdicts(analysis)).isEqualTo(verdicts(analyze(Optional.empty())));
    }

    private Analysis analyze(Optional<Path> keptIn) {
        return analyze(library, keptIn);
    }

    private Analysis analyze(Path withLibrary, Optional<Path> keptIn) {
        return Sound.analyze(request(withLibrary, keptIn));
    }

    /** Compiles the shop anew. */
    private AnalysisRequest request(Path withLibrary, Optional<Path> keptIn) {
        Compiled shop = Compiled.in(folder.resolve("shop"), List.of(withLibrary), SHOP);
        AnalysisRequest request = shop.request(17, List.of(shop.base().resolve("classes")));
        return request.but()
                .classPath(List.of(withLibrary))
                .cacheDirectory(keptIn)
                .build();
    }

    private static Map<String, String> verdicts(Analysis analysis) {
        TreeMap<String, String> verdicts = new TreeMap<>();
        analysis.methods()
                .forEach(method -> verdicts.put(
                        method.method().name(),
                        method.workload().kind() + " " + method.workload().effects()));
        return verdicts;
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(cache)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files("")) {
            contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }

    private static String json(Analysis analysis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(analysis, "advisor", "test", out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
