package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flow as a whole. */
class AdvisorTest {

    private static final String SERVICE = """
            package shop;
            import java.io.*;
            import java.net.Socket;
            import java.util.List;
            import java.util.concurrent.*;
            class Service {
                private final ExecutorService pool = Executors.newCachedThreadPool();
                void all(List<Socket> sockets) { sockets.parallelStream().forEach(s -> one(s)); }
                void later(Socket s) { pool.submit(() -> one(s)); }
                void one(Socket s) {
                    try (BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream()))) {
                        in.readLine();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theSameInputGivesTheSameBytesWhereverAndWithHoweverManyThreads() throws IOException {
        Compiled here = Compiled.in(folder.resolve("here"), SERVICE, "package shop;\nclass Other { int x; }");
        Compiled there = Compiled.in(folder.resolve("there/deeper"), SERVICE, "package shop;\nclass Other { int x; }");
        String one =
                json(Sound.analyze(with(here.request(17, List.of(here.base().resolve("classes"))), 1)));
        String four =
                json(Sound.analyze(with(there.request(17, List.of(there.base().resolve("classes"))), 4)));
        assertThat(one).isEqualTo(four).doesNotContain(folder.toString());
    }

    @Test
    void sourceAloneGivesTheSameVerdictsWithLessConfidence() {
        Compiled compiled = Compiled.in(folder, SERVICE);
        Analysis both = compiled.analyze();
        Analysis alone = compiled.analyzeSourceAlone();
        assertThat(workloads(alone))
                .containsAllEntriesOf(
                        Map.of("one", "IO_BOUND", "all", workloads(both).get("all")));
        assertThat(alone.methods()).allMatch(method -> method.origin() == Origin.SOURCE_ONLY);
        assertThat(alone.findings()).hasSameSizeAs(both.findings()).isNotEmpty();
        assertThat(alone.findings().get(0).at())
                .isEqualTo(both.findings().get(0).at());
        assertThat(alone.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.SOURCE_ONLY);
    }

    @Test
    void aFileThatDoesNotParseIsAProblemAndItsClassesAreAnalysed() throws IOException {
        Compiled compiled = Compiled.in(folder, SERVICE, "package shop;\nclass Fine { void m() {} }");
        Files.writeString(folder.resolve("src/shop/Service.java"), "package shop; class Service { void all( }");
        Analysis analysis = compiled.analyze();
        assertThat(analysis.files())
                .containsExactly(
                        new SourceFile("src/shop/Fine.java", 2, SourceFile.Status.JOINED),
                        new SourceFile("src/shop/Service.java", 1, SourceFile.Status.CLASSES_ONLY));
        assertThat(analysis.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.CLASSES_ONLY);
        assertThat(workloads(analysis)).containsEntry("one", "IO_BOUND");
    }

    @Test
    void nothingToAnalyseIsNoFailure() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Analysis analysis = Compiled.writtenIn(folder).analyze();
        assertThat(analysis.methods()).isEmpty();
        assertThat(analysis.findings()).isEmpty();
    }

    private static Map<String, String> workloads(Analysis analysis) {
        return analysis.methods().stream()
                .filter(verdict -> !verdict.method().isConstructor())
                .collect(java.util.stream.Collectors.toMap(
                        verdict -> verdict.method().name(),
                        verdict -> verdict.workload().kind().name(),
                        (one, other) -> one));
    }

    private static AnalysisRequest with(AnalysisRequest request, int threads) {
        return request.but().threads(threads).build();
    }

    private static String json(Analysis analysis) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(analysis, "advisor", "test", out);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
