package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.advice.accepted.Baseline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
