package io.github.concurrencyadvisor.cache;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files that can be made again. Safe under several threads and processes: a file is written beside its place and
 * moved there in one step, so that a reader sees all of it or none.
 */
public final class CacheFolder {

    /** A few releases of Java and of the advisor in turn keep what they have. */
    private static final int MOST_VERSIONS = 8;

    private final Optional<Path> folder;
    private volatile Optional<String> fault = Optional.empty();

    /** Reads a file's content. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Writer {
        void write(DataOutput out) throws IOException;
    }

    private CacheFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Files that are good for one version of whatever makes them.
     *
     * @param parent made when the first file is written; it holds a folder for each of the versions used last
     * @param version a {@link Fingerprint#name}
     */
    public static CacheFolder at(Path parent, String version) {
        return new CacheFolder(Optional.of(parent.resolve(version)));
    }

    /** Nothing is kept. */
    public static CacheFolder none() {
        return new CacheFolder(Optional.empty());
    }

    /** Whether anything is kept at all. */
    public boolean isOn() {
        return folder.isPresent();
    }

    /** The content of the file; empty where there is none or where it is not as it was written. */
    public <T> Optional<T> read(String name, Reader<T> reader) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Framed.read(Files.readAllBytes(folder.get().resolve(name)), reader);
        } catch (IOException e) {
            // Where there is one that cannot be read, it is written anew when the analysis has made what it should
            // hold.
            return Optional.empty();
        }
    }

    /** Writes or replaces the file; what keeps it from being written is told by {@link #fault()}. */
    public void write(String name, Writer writer) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            byte[] bytes = Framed.write(writer);
            if (!Files.isDirectory(folder.get())) {
                Files.createDirectories(folder.get());
                deleteOldVersions(folder.get().toAbsolutePath().getParent());
            }
            Path beside = Files.createTempFile(folder.get(), name, ".tmp");
            try {
                Files.write(beside, bytes);
                Files.move(
                        beside,
                        folder.get().resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
            fault = Optional.of(e.getClass().getSimpleName());
        }
    }

    /** A version that is in use after all makes its folder again. */
    private static void deleteOldVersions(@Nullable Path parent) throws IOException {
        if (parent == null) {
            return;
        }
        try (Stream<Path> versions = Files.list(parent)) {
            List<Path> oldest = versions.filter(
                            version -> Fingerprint.isName(version.getFileName().toString()))
                    .sorted(Comparator.comparing(CacheFolder::lastWritten).reversed())
                    .skip(MOST_VERSIONS)
                    .toList();
            for (Path version : oldest) {
                delete(version);
            }
        }
    }

    private static FileTime lastWritten(Path version) {
        try {
            return Files.getLastModifiedTime(version);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void delete(Path version) {
        try (Stream<Path> files = Files.walk(version)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another build is at it, or it is not ours to delete: it goes another time.
            return;
        }
    }

    /** Why a file could not be written, if that happened: the name of the error. */
    public Optional<String> fault() {
        return fault;
    }
}
