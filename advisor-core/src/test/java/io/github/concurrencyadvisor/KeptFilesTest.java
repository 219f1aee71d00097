package io.github.concurrencyadvisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.Framed;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.report.JsonReport;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.EditedProject;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was edited since, what is kept of a project's files changes no byte of the result. */
class KeptFilesTest {

    @TempDir
    Path folder;

    /** On a real project: the parts of the advisor that need no library but ASM. */
    @Test
    void fiftyEditsGiveWhatAnAnalysisFromNothingGives() throws IOException {
        EditedProject project = EditedProject.ofPackages(folder.resolve("project"), "model", "cache", "steps", "known");
        analysis(project, true);

        for (int edit = 0; edit < 50; edit++) {
            String what = project.edit(edit);

            assertThat(analysis(project, true)).as("edit %d: %s", edit, what).isEqualTo(analysis(project, false));
        }
    }

    @Test
    void onlyWhatChangedIsReadAgain() throws IOException {
        EditedProject project = project();
        assertThat(read(project)).isEqualTo(3);
        assertThat(read(project)).isZero();

        project.write("a/Two.java", "package a;\nclass Two {\n    int two() { return 22; }\n}\n");
        project.compile("a/Two.java");

        assertThat(read(project)).isEqualTo(1);
    }

    @Test
    void aFileIsReadAgainForItsClassesAlone() throws IOException {
        EditedProject project = project();
        read(project);

        Files.delete(project.classes().resolve("a/One$1.class"));

        assertThat(read(project)).isEqualTo(1);
        assertThat(analysis(project, true)).isEqualTo(analysis(project, false));
    }

    @Test
    void twoFilesThatClaimTheSameClassAreReadEachTime() throws IOException {
        EditedProject project = project();
        read(project);
        project.write("b/One.java", project.text("a/One.java"));

        assertThat(read(project))
                .as("the second first, then all, as the kept one did not know of it")
                .isGreaterThan(3);
        assertThat(read(project)).isEqualTo(2);
        assertThat(analysis(project, true)).isEqualTo(analysis(project, false));
    }

    @Test
    void whatCannotBeReadAsAClassIsToldEachTime() throws IOException {
        EditedProject project = project();
        Files.writeString(project.classes().resolve("a/One$1.class"), "no class");

        String first = analysis(project, true);

        assertThat(first).contains("a/One$1.class");
        assertThat(analysis(project, true)).isEqualTo(first).isEqualTo(analysis(project, false));
    }

    @Test
    void aClassInTheWrongFileIsFound() throws IOException {
        EditedProject project = project();
        Files.move(project.classes().resolve("a/Two.class"), project.classes().resolve("a/Other.class"));

        assertThat(analysis(project, true)).isEqualTo(analysis(project, true)).isEqualTo(analysis(project, false));
    }

    @Test
    void damagedEntriesAreAsGoodAsNone() throws IOException {
        EditedProject project = project();
        String before = analysis(project, true);
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        assertThat(analysis(project, true)).isEqualTo(before);
        assertThat(read(project)).as("it was written again").isZero();
    }

    /** With a right checksum, so that it is the reader of facts that meets it. */
    @Test
    void foreignEntriesAreAsGoodAsNone() throws IOException {
        EditedProject project = project();
        String before = analysis(project, true);
        for (Path file : kept()) {
            byte[] content = Files.readAllBytes(file);
            for (int length = 12; length < content.length; length += 97) {
                int end = length;
                Files.write(file, Framed.write(out -> out.write(content, 12, end - 12)));

                assertThat(analysis(project, true)).isEqualTo(before);
            }
        }
    }

    @Test
    void nothingIsKeptWhereNothingShouldBe() throws IOException {
        EditedProject project = project();

        analysis(project, false);

        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private EditedProject project() throws IOException {
        EditedProject project = EditedProject.of(folder.resolve("small"));
        project.write("a/One.java", """
                package a;
                class One {
                    Runnable one() {
                        return new Runnable() {
                            @Override
                            public void run() {
                                try {
                                    Thread.sleep(5);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        };
                    }
                }
                """);
        project.write("a/Two.java", "package a;\nclass Two {\n    int two() { return 2; }\n}\n");
        project.write("a/package-info.java", "/** One and two. */\npackage a;\n");
        project.compile("a/One.java", "a/Two.java", "a/package-info.java");
        return project;
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(folder.resolve("cache"))) {
            List<Path> kept =
                    files.filter(file -> file.toString().endsWith(".facts")).toList();
            assertThat(kept).isNotEmpty();
            return kept;
        }
    }

    private AnalysisRequest request(EditedProject project, boolean cached) {
        return AnalysisRequest.in(project.base())
                .sourceRoots(List.of(project.sources()))
                .classRoots(List.of(project.classes()))
                .release(17)
                .threads(2)
                .cacheDirectory(cached ? Optional.of(folder.resolve("cache")) : Optional.empty())
                .build();
    }

    private String analysis(EditedProject project, boolean cached) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(Sound.analyze(request(project, cached)), "advisor", "test", out);
        return out.toString(UTF_8);
    }

    /** How many files an analysis parsed. */
    private int read(EditedProject project) {
        AtomicInteger read = new AtomicInteger();
        Progress counting = (phase, done, of) -> read.addAndGet(phase == Progress.Phase.READING_SOURCES ? 1 : 0);
        Sound.analyze(request(project, true), counting, new Steps());
        return read.get();
    }
}
