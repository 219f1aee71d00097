package io.github.concurrencyadvisor.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a jar was published as: as Maven says, else as the jar says, else by its name. */
class JarCoordinatesTest {

    @TempDir
    Path folder;

    private Path jar(String name, Coordinates... described) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("META-INF/maven/"));
            for (Coordinates one : described) {
                entries.putNextEntry(
                        new JarEntry("META-INF/maven/" + one.group() + "/" + one.artifact() + "/pom.properties"));
                entries.write("groupId=%s%nartifactId=%s%nversion=%s%n"
                        .formatted(one.group(), one.artifact(), one.version())
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return jar;
    }

    private Coordinates read(Path jar, Map<Path, Coordinates> given) {
        try (Classes classes = Classes.open(folder, List.of(), List.of(jar), 17, 1, CacheFolder.none())) {
            return classes.coordinates(given).get(0);
        }
    }

    @Test
    void whatIsGivenWins() throws IOException {
        Path jar = jar("a-1.jar", new Coordinates("g", "a", "1"));
        Coordinates given = new Coordinates("h", "b", "2");

        assertThat(read(jar, Map.of(jar, given))).isEqualTo(given);
        assertThat(read(jar, Map.of())).isEqualTo(new Coordinates("g", "a", "1"));
    }

    @Test
    void aJarThatHoldsOthersIsTheOneItIsNamedAfter() throws IOException {
        Coordinates own = new Coordinates("g", "all", "3");
        Coordinates other = new Coordinates("g", "part", "1");

        assertThat(read(jar("all-3.jar", other, own), Map.of())).isEqualTo(own);
        assertThat(read(jar("renamed.jar", other, own), Map.of())).isEqualTo(new Coordinates("", "renamed", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "vertx-core-4.5.14.jar,                    vertx-core,        4.5.14",
        "netty-codec-http2-4.1.118.Final.jar,      netty-codec-http2, 4.1.118.Final",
        "log4j-1.2-api-2.24.3.jar,                 log4j,             1.2-api-2.24.3",
        "tools.jar,                                tools,             ''",
    })
    void theFileNameIsTheLastThatTells(String fileName, String artifact, String version) throws IOException {
        assertThat(read(jar(fileName), Map.of())).isEqualTo(new Coordinates("", artifact, version));
    }
}
