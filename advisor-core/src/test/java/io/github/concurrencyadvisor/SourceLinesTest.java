package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {

    private static final MethodId METHOD = new MethodId("a/B", "c", "()V");

    @TempDir
    private Path base;

    @Test
    void theLinesAroundEachPlaceAreThereAndNoOthers() throws IOException {
        write("src/A.java", 30);
        write("src/B.java", 3);
        SourceLines lines = read(finding(new Position("src/A.java", 10, 1), new Position("src/B.java", 2, 1)));

        assertThat(lines.byFile().get("src/A.java")).containsOnlyKeys(6, 7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(lines.byFile().get("src/B.java"))
                .containsEntry(3, "line 3 é")
                .hasSize(3);
        assertThat(lines.around(new Position("src/A.java", 10, 1), 1, 2).keySet())
                .containsExactly(9, 10, 11, 12);
        assertThat(lines.around(new Position("src/A.java", 20, 1), 1, 2)).isEmpty();
        assertThat(lines.around(Position.NONE, 1, 2)).isEmpty();
    }

    @Test
    void aFileThatIsGoneHasNoLines() {
        SourceLines lines = read(finding(new Position("src/A.java", 10, 1), Position.NONE));

        assertThat(lines.around(new Position("src/A.java", 10, 1), 4, 4)).isEmpty();
    }

    /** A class file names its source itself, and may name any file there is. */
    @Test
    void noFileIsReadThatIsNoSourceOfTheProject() throws IOException {
        write("secret.txt", 3);
        SourceLines lines = read(finding(new Position("secret.txt", 1, 1), new Position("../secret.txt", 1, 1)));

        assertThat(lines.byFile()).isEmpty();
    }

    private void write(String name, int lines) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        String text = IntStream.rangeClosed(1, lines)
                .mapToObj(i -> "line " + i + " é")
                .collect(Collectors.joining("\r\n"));
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private SourceLines read(Finding finding) {
        Analysis analysis = new Analysis(
                new Platform(17, Set.of()),
                List.of(
                        new SourceFile("src/A.java", 30, SourceFile.Status.JOINED),
                        new SourceFile("src/B.java", 3, SourceFile.Status.JOINED)),
                List.of(),
                Review.ofAll(List.of(finding)),
                List.of());
        AnalysisRequest request =
                AnalysisRequest.in(base).encoding(StandardCharsets.ISO_8859_1).build();
        return SourceLines.read(request, analysis);
    }

    private static Finding finding(Position at, Position then) {
        return new Finding(
                "UntimedWait",
                Severity.WARNING,
                Confidence.HIGH,
                METHOD,
                at,
                "waits",
                List.of(new Hop(METHOD, at, METHOD), new Hop(METHOD, then, null)),
                "do not");
    }
}
