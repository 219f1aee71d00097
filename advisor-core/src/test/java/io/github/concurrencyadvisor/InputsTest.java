package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of what an analysis reads → whether what was made of it before still holds. */
class InputsTest {

    private static final byte[] SETTINGS = {1, 2};

    @TempDir
    private Path folder;

    @BeforeEach
    void project() throws IOException {
        for (String file : List.of(
                "src/main/java/a/A.java",
                "src/main/resources/application.yml",
                "target/classes/a/A.class",
                "apis/own.effects",
                "other/target/classes/b/B.class",
                "lib.jar")) {
            write(file, "old");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "src/main/java/a/A.java, new",
        "src/main/java/a/A.java, ''",
        "src/main/java/a/A.java, ",
        "src/main/java/a/b/C.java, old",
        "src/main/resources/application.yml, new",
        "src/main/resources/application.properties, a.enabled=true",
        "target/classes/a/A.class, new",
        "target/classes/a/A$1.class, old",
        "target/classes/a/A.class, ",
        "apis/own.effects, new",
        "apis/more.effects, old",
        "other/target/classes/b/B.class, longer",
        "other/target/classes/c/C.class, old",
        "other/target/classes/META-INF/advisor/b.effects, old",
        "lib.jar, longer",
        "lib.jar, ",
        "missing.jar, is there now"
    })
    void whatIsReadCounts(String file, String content) throws IOException {
        keep("result");
        if (content == null) {
            Files.delete(folder.resolve(file));
        } else {
            write(file, content);
        }
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsOnTheClassPathCountsByItsTime() throws IOException {
        keep("result");
        Files.setLastModifiedTime(folder.resolve("lib.jar"), FileTime.fromMillis(0));
        assertThat(kept()).isEmpty();
    }

    @Test
    void theSameContentIsTheSame() throws IOException {
        keep("result");
        assertThat(kept()).contains("result");
        write("src/main/java/a/A.java", "old");
        write("src/main/java/a/notes.txt", "not read");
        write("src/main/resources/messages.properties", "not read");
        write("target/classes/model.bin", "not read");
        Files.setLastModifiedTime(folder.resolve("target/classes/a/A.class"), FileTime.fromMillis(0));
        assertThat(kept()).contains("result");

        keep("another");
        assertThat(kept()).contains("another");
    }

    @Test
    void eachSettingHasItsOwn() {
        keep("result");
        assertThat(kept(request(), new byte[] {1, 3})).isEmpty();
        assertThat(kept(request().but().release(11).build(), SETTINGS)).isEmpty();
        assertThat(kept(request().but().cacheDirectory(Optional.empty()).build(), SETTINGS))
                .isEmpty();
        assertThat(kept()).contains("result");
    }

    @Test
    void whatCannotBeReadIsNeverTheSame() throws IOException {
        Files.createSymbolicLink(folder.resolve("src/main/java/a/Lost.java"), folder.resolve("nowhere"));
        assertThat(Inputs.of(request(), SETTINGS)).isEmpty();
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private AnalysisRequest request() {
        return AnalysisRequest.in(folder)
                .sourceRoots(List.of(folder.resolve("src/main/java"), folder.resolve("generated")))
                .classRoots(List.of(folder.resolve("target/classes")))
                .classPath(List.of(
                        folder.resolve("lib.jar"),
                        folder.resolve("other/target/classes"),
                        folder.resolve("missing.jar")))
                .knownApis(List.of(folder.resolve("apis")))
                .release(17)
                .cacheDirectory(Optional.of(folder.resolve("cache")))
                .build();
    }

    private void keep(String result) {
        Inputs.of(request(), SETTINGS).orElseThrow().keep(request(), out -> out.writeUTF(result));
    }

    private Optional<String> kept() {
        return kept(request(), SETTINGS);
    }

    private static Optional<String> kept(AnalysisRequest request, byte[] settings) {
        return Inputs.of(request, settings).flatMap(inputs -> inputs.kept(request, in -> in.readUTF()));
    }
}
