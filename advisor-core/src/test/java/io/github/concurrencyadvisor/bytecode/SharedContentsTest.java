package io.github.concurrencyadvisor.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.model.ClassFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all modules of a build look at is read once, also when they look at the same time. */
class SharedContentsTest {

    private static final int MODULES = 100;

    @TempDir
    Path folder;

    @Test
    void aJarIsGoneThroughOnceForAllModules() throws Exception {
        Path jar = jar("Probe");
        Set<ArchiveContents> made = inEachModule(() -> {
            try (Archive archive = JarArchive.open(jar, 17)) {
                return ArchiveContents.of(archive);
            }
        });
        assertThat(made).hasSize(1);
        assertThat(made.iterator().next().classNames()).hasSize(1);
    }

    @Test
    void aJarThatChangedIsGoneThroughAgain() throws IOException {
        Path jar = jar("Probe");
        ArchiveContents before = contents(jar);
        Files.setLastModifiedTime(
                jar, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 2_000));
        ArchiveContents touched = contents(jar);
        assertThat(touched).isNotSameAs(before);
        assertThat(touched.fingerprint()).isEqualTo(before.fingerprint());
        jar("Another");
        assertThat(contents(jar).classNames()).containsExactly("io/Another");
    }

    @Test
    void aFolderIsGoneThroughOnceAsLongAsItsClassFilesAreTheSame() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/lib"));
        Path file = Files.writeString(classes.resolve("A.class"), "one");
        Archive archive = new FolderArchive(folder.resolve("classes"));
        ArchiveContents before = ArchiveContents.of(archive);
        Files.writeString(classes.resolve("a.properties"), "not a class");
        assertThat(ArchiveContents.of(archive)).isSameAs(before);
        Files.writeString(file, "other");
        ArchiveContents other = ArchiveContents.of(archive);
        assertThat(other.fingerprint()).isNotEqualTo(before.fingerprint());
        Files.writeString(classes.resolve("B.class"), "one more");
        assertThat(ArchiveContents.of(archive).classNames()).containsExactly("lib/A", "lib/B");
    }

    @Test
    void aClassOfTheJdkIsReadOnceForAllModules() throws Exception {
        Set<ClassFacts> read = inEachModule(() -> {
            try (Classes classes = Classes.open(folder, List.of(), List.of(), 17, 1, CacheFolder.none())) {
                return Objects.requireNonNull(classes.find("java/util/concurrent/ForkJoinPool"));
            }
        });
        assertThat(read).hasSize(1);
    }

    @Test
    void theJdksPackagesAreThoseOfItsModules() {
        assertThat(JdkHeaders.find("java/lang/Object")).isNotNull();
        assertThat(JdkHeaders.find("sun/nio/ch/FileChannelImpl")).isNotNull();
        assertThat(JdkHeaders.find("com/sun/net/httpserver/HttpServer")).isNotNull();
        assertThat(JdkHeaders.find("java/lang/NoSuchClass")).isNull();
        assertThat(JdkHeaders.find("org/junit/jupiter/api/Test")).isNull();
        assertThat(JdkHeaders.find("InNoPackage")).isNull();
    }

    private interface Module<T> {
        T look() throws IOException;
    }

    /** The different objects that the modules, eight at a time, were given. */
    private static <T> Set<T> inEachModule(Module<T> module) {
        Set<T> different = Collections.newSetFromMap(new IdentityHashMap<>());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<T>> all = IntStream.range(0, MODULES)
                    .mapToObj(any -> CompletableFuture.supplyAsync(() -> look(module), threads))
                    .toList();
            all.forEach(one -> different.add(one.join()));
        } finally {
            threads.shutdownNow();
        }
        return different;
    }

    private static <T> T look(Module<T> module) {
        try {
            return module.look();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ArchiveContents contents(Path jar) throws IOException {
        try (Archive archive = JarArchive.open(jar, 17)) {
            return ArchiveContents.of(archive);
        }
    }

    /** A jar with one class of that name, which no one looks into. */
    private Path jar(String name) throws IOException {
        Path jar = folder.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("io/" + name + ".class"));
            out.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }
}
