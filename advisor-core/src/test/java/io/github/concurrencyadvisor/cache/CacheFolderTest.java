package io.github.concurrencyadvisor.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    private static final String VERSION = new Fingerprint().add("this one").name();

    @TempDir
    Path temporary;

    @Test
    void whatIsWrittenIsRead() {
        CacheFolder folder = CacheFolder.at(temporary.resolve("made/when/needed"), VERSION);
        assertThat(text(folder)).isEmpty();
        folder.write("name", out -> out.writeUTF("content"));
        assertThat(text(folder)).contains("content");
        folder.write("name", out -> out.writeUTF("other"));
        assertThat(text(folder)).contains("other");
        assertThat(folder.fault()).isEmpty();
    }

    @Test
    void aFileWithAnyByteChangedOrCutOffIsNone() throws IOException {
        CacheFolder folder = CacheFolder.at(temporary, VERSION);
        folder.write("name", out -> out.writeUTF("content"));
        Path file = temporary.resolve(VERSION).resolve("name");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThat(text(folder)).as("byte %d changed", at).isEmpty();
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            assertThat(text(folder)).as("cut off after byte %d", at).isEmpty();
        }
        Files.write(file, whole);
        assertThat(text(folder)).contains("content");
    }

    @Test
    void aReaderThatFailsFindsNone() {
        CacheFolder folder = CacheFolder.at(temporary, VERSION);
        folder.write("name", out -> out.writeUTF("content"));
        assertThat(folder.<String>read("name", in -> {
                    throw new IndexOutOfBoundsException("another form");
                }))
                .isEmpty();
    }

    @Test
    void aFolderThatIsAFileIsAFaultAndNoFailure() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "not a folder");
        CacheFolder folder = CacheFolder.at(file, VERSION);
        assertThat(text(folder)).isEmpty();
        folder.write("name", out -> out.writeUTF("content"));
        assertThat(folder.fault()).isPresent();
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void nothingIsKeptWhereThereIsNoFolder() {
        CacheFolder folder = CacheFolder.none();
        folder.write("name", out -> out.writeUTF("content"));
        assertThat(text(folder)).isEmpty();
        assertThat(folder.isOn()).isFalse();
        assertThat(folder.fault()).isEmpty();
    }

    @Test
    void readersSeeAllOfAFileOrNoneWhileOthersWriteIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                String content = Integer.toString(writer).repeat(20_000);
                writers.add(pool.submit(() -> {
                    CacheFolder folder = CacheFolder.at(temporary, VERSION);
                    for (int turn = 0; turn < 50; turn++) {
                        folder.write("name", out -> out.writeUTF(content));
                    }
                    assertThat(folder.fault()).isEmpty();
                }));
            }
            CacheFolder folder = CacheFolder.at(temporary, VERSION);
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                text(folder)
                        .ifPresent(content ->
                                assertThat(content.chars().distinct()).hasSize(1));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(text(CacheFolder.at(temporary, VERSION)))
                .hasValueSatisfying(content -> assertThat(content).hasSize(20_000));
        try (Stream<Path> files = Files.list(temporary.resolve(VERSION))) {
            assertThat(files)
                    .as("what writers leave behind")
                    .containsExactly(temporary.resolve(VERSION).resolve("name"));
        }
    }

    @Test
    void versionsLongNotUsedAreDeletedAndNothingElse() throws IOException {
        Path mine = Files.createDirectories(temporary.resolve("mine"));
        for (int version = 0; version < 12; version++) {
            CacheFolder folder =
                    CacheFolder.at(temporary, new Fingerprint().add(version).name());
            folder.write("name", out -> out.writeUTF("content"));
            Path made = temporary.resolve(new Fingerprint().add(version).name());
            Files.setLastModifiedTime(made, FileTime.fromMillis(1_000_000L * (version + 1)));
        }
        assertThat(mine).exists();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(version -> version.getFileName().toString()))
                    .hasSize(9)
                    .contains(new Fingerprint().add(11).name())
                    .doesNotContain(new Fingerprint().add(0).name());
        }
    }

    private static Optional<String> text(CacheFolder folder) {
        return folder.read("name", DataInput::readUTF);
    }
}
