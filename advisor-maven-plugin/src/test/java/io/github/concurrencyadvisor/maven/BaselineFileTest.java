package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.advice.accepted.Baseline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

    private static final String LISTED = "UntimedWait | shop.Orders#find() | java.util.concurrent.Future#get()\n";

    @TempDir
    private Path base;

    @Test
    void isNamedFromTheProjectsFolder() {
        assertThat(BaselineFile.in(base, Path.of("config", "b.txt")).name()).isEqualTo("config/b.txt");
        assertThat(BaselineFile.in(base, base.resolve("b.txt")).name()).isEqualTo("b.txt");
        assertThat(BaselineFile.in(base.resolve("module"), Path.of("../b.txt")).name())
                .isEqualTo("../b.txt");
    }

    @Test
    void whereThereIsNoneNothingIsListed() throws MojoExecutionException {
        BaselineFile file = BaselineFile.in(base, Path.of("b.txt"));
        assertThat(file.exists()).isFalse();
        assertThat(file.read()).isEqualTo(new Baseline("b.txt", List.of()));
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        BaselineFile file = BaselineFile.in(base, Path.of("config", "b.txt"));
        Baseline baseline = Baseline.parse("config/b.txt", "# advisor baseline 1\n\n" + LISTED);
        file.write(baseline);
        assertThat(file.read().text()).isEqualTo(baseline.text());
        assertThat(base.resolve("config")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aDamagedLineIsNamedAndWhatToDo() throws Exception {
        Files.writeString(base.resolve("b.txt"), "# advisor baseline 1\n<<<<<<< ours\n" + LISTED);
        assertThatThrownBy(() -> BaselineFile.in(base, Path.of("b.txt")).read())
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("b.txt:2: the baseline is damaged: \"<<<<<<< ours\" is not \"rule | method | call\","
                        + " with a number after it or not; mend the line, or delete the file and write it anew with"
                        + " advisor:baseline");
    }

    /** Bytes changed, cut and doubled in a thousand ways, the same ones in each build. */
    @Test
    void aDamagedFileIsReadOrNamed() throws Exception {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = ("# advisor baseline 1\n" + LISTED + LISTED.replace("find", "all"))
                    .getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(12);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            System.arraycopy(
                    bytes, from, bytes, random.nextInt(bytes.length - length), Math.min(length, bytes.length - from));
            Files.write(base.resolve("b.txt"), Arrays.copyOf(bytes, bytes.length - random.nextInt(40)));
            try {
                assertThat(BaselineFile.in(base, Path.of("b.txt")).read().size())
                        .isLessThanOrEqualTo(4);
            } catch (MojoExecutionException e) {
                assertThat(e).hasMessageContaining("b.txt");
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 999);
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        Files.write(base.resolve("b.txt"), "# größe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> BaselineFile.in(base, Path.of("b.txt")).read())
                .hasMessage("advisor.baseline is " + base.resolve("b.txt") + ", which is no text in UTF-8");
        Files.createDirectory(base.resolve("folder"));
        assertThatThrownBy(() -> BaselineFile.in(base, Path.of("folder")).read())
                .hasMessage(
                        "advisor.baseline is " + base.resolve("folder") + ", which cannot be read: make it readable");
    }
}
