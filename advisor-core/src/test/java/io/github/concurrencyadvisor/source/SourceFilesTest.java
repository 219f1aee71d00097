package io.github.concurrencyadvisor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    @TempDir
    Path base;

    @Test
    void namesAreRelativeToTheBaseSortedAndEachFileOnce() throws IOException {
        write("src/main/java/b/B.java");
        write("src/main/java/a/A.java");
        write("src/main/java/a/notes.txt");
        Path root = base.resolve("src/main/java");

        List<Path> overlapping = List.of(root, base.resolve("src/main/java/b"), base.resolve("no/such/root"));

        assertThat(names(overlapping, List.of(), List.of()))
                .containsExactly("src/main/java/a/A.java", "src/main/java/b/B.java");
    }

    @Test
    void aFileOutsideTheBaseIsNamedFromThere() throws IOException {
        write("other/A.java");
        Path module = Files.createDirectories(base.resolve("module"));

        SourceFiles.Found found = SourceFiles.find(module, List.of(base.resolve("other")), List.of(), List.of());

        assertThat(found.files()).extracting(JavaFile::name).containsExactly("../other/A.java");
    }

    @Test
    void patternsAreRelativeToTheRoot() throws IOException {
        write("src/x/A.java");
        write("src/x/y/B.java");
        write("src/generated/C.java");
        List<Path> roots = List.of(base.resolve("src"));

        assertThat(names(roots, List.of(), List.of("generated/**"))).containsExactly("src/x/A.java", "src/x/y/B.java");
        assertThat(names(roots, List.of("**/x/*.java"), List.of())).containsExactly("src/x/A.java");
    }

    @Test
    void aLoopOfLinksEndsAndIsNoProblem() throws IOException {
        write("src/A.java");
        try {
            Files.createSymbolicLink(base.resolve("src/loop"), base.resolve("src"));
        } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
            return;
        }

        SourceFiles.Found found = SourceFiles.find(base, List.of(base.resolve("src")), List.of(), List.of());

        assertThat(found.files()).extracting(JavaFile::name).containsExactly("src/A.java");
        assertThat(found.problems()).isEmpty();
    }

    private List<String> names(List<Path> roots, List<String> includes, List<String> excludes) {
        return SourceFiles.find(base, roots, includes, excludes).files().stream()
                .map(JavaFile::name)
                .toList();
    }

    private void write(String name) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class X {}");
    }
}
