package io.github.concurrencyadvisor.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.report.InRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFolderTest {

    @TempDir
    private Path folder;

    @Test
    void theRootIsWhereGitIsWhetherAFolderOrAFile() throws Exception {
        Path module = Files.createDirectories(folder.resolve("top/services/shop"));
        Files.createDirectory(folder.resolve("top/.git"));
        assertThat(RepositoryFolder.rootOf(module, module.toFile())).isEqualTo(folder.resolve("top"));
        Files.createFile(folder.resolve("top/services/.git"));
        assertThat(RepositoryFolder.rootOf(module, null)).isEqualTo(folder.resolve("top/services"));
    }

    @Test
    void withoutGitItIsTheTopOfTheBuildWhereTheProjectLiesInIt() throws Exception {
        Path module = Files.createDirectories(folder.resolve("top/shop"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        assertThat(RepositoryFolder.rootOf(module, folder.resolve("top").toFile()))
                .isEqualTo(folder.resolve("top"));
        assertThat(RepositoryFolder.rootOf(module, elsewhere.toFile())).isEqualTo(module);
        assertThat(RepositoryFolder.rootOf(module, null)).isEqualTo(module);
    }

    @Test
    void aProjectIsNamedFromTheRoot() {
        Path module = folder.resolve("services/shop");
        Path pom = module.resolve("pom.xml");
        assertThat(RepositoryFolder.place(folder, module, pom)).hasValue(new InRepository("services/shop/", "pom.xml"));
        assertThat(RepositoryFolder.place(module, module, module.resolve("build.xml")))
                .hasValue(new InRepository("", "build.xml"));
        assertThat(RepositoryFolder.place(module.resolve("../x/.."), module, pom))
                .hasValue(new InRepository("shop/", "pom.xml"));
        assertThat(RepositoryFolder.place(folder.resolve("other"), module, pom)).isEmpty();
    }
}
