package io.github.concurrencyadvisor.steady;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project of one file that is well, beside which tests put one thing that is not. */
final class GoodFile {

    static final String NAME = "src/shop/Good.java";

    private static final String TEXT = """
            package shop;
            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;
            class Good {
                long all(List<Path> files) {
                    return files.parallelStream().map(Good::load).filter(text -> text.isEmpty()).count();
                }
                static String load(Path file) {
                    try {
                        return Files.readString(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;

    private GoodFile() {}

    /** Writes the file into the folder. */
    static void in(Path base) throws IOException {
        Path file = base.resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, TEXT);
    }

    /** A request for what is under the folder: {@code src} and, where it exists, {@code classes}. */
    static AnalysisRequest.Builder request(Path base) {
        return AnalysisRequest.in(base)
                .sourceRoots(List.of(base.resolve("src")))
                .classRoots(List.of(base.resolve("classes")))
                .minConfidence(Confidence.LOW)
                .release(17)
                .threads(2);
    }

    /** Analyses, and asserts what holds of every project, however broken. */
    static Analysis analyze(Path base) {
        return analyze(base, request(base).build());
    }

    /** The same with settings of its own. */
    static Analysis analyze(Path base, AnalysisRequest request) {
        Analysis analysis = Sound.analyze(request);

        assertThat(analysis.findings())
                .filteredOn(finding -> finding.at().file().equals(NAME))
                .as("the good file is analysed as ever")
                .extracting(Finding::rule)
                .contains("BlockingCallInCommonPool");
        assertAccountedFor(base, analysis);
        return analysis;
    }

    /** Every Java file is in the result, as analysed or with a problem that names it, and every message has the form. */
    static void assertAccountedFor(Path base, Analysis analysis) {
        TreeSet<String> told = analysis.problems().stream()
                .map(problem -> problem.at().file())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(analysis.files())
                .filteredOn(file -> file.status() == SourceFile.Status.NOT_ANALYSED)
                .allSatisfy(file -> assertThat(told).contains(file.path()));
        TreeSet<String> known = new TreeSet<>(told);
        analysis.files().forEach(file -> known.add(file.path()));
        assertThat(known).as("files in the result").containsAll(javaFiles(base));
        assertThat(analysis.problems()).allSatisfy(GoodFile::assertWellFormed);
    }

    private static void assertWellFormed(Problem problem) {
        assertThat(problem.message().replaceAll("\".*\"", "\"\""))
                .as("message of %s", problem.at())
                .matches("[\"a-z0-9].*[^.]")
                .doesNotContain("\n", "java.lang");
        assertThat(problem.at().file()).doesNotStartWith("/").doesNotContain("\\");
    }

    private static List<String> javaFiles(Path base) {
        try (Stream<Path> walk = Files.walk(base.resolve("src"))) {
            return walk.filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
                    .map(file -> base.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
