package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** A folder of files as they would lie in a jar. */
record FolderArchive(Path path) implements Archive {

    /** Class files that nobody wrote to in between, as the time, size and place of each on the disk say. */
    private record State(Path path, String files) {}

    @Override
    public boolean has(String resource) {
        Path file = file(resource);
        return file != null && Files.isRegularFile(file);
    }

    @Override
    public byte @Nullable [] bytes(String resource) throws IOException {
        Path file = file(resource);
        return file != null && Files.isRegularFile(file) ? Content.of(file) : null;
    }

    /** Null where the name, which class files made up may spell as they like, is none of a file in the folder. */
    private @Nullable Path file(String resource) {
        try {
            Path folder = path.toAbsolutePath().normalize();
            Path file = folder.resolve(resource).normalize();
            return file.startsWith(folder) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public List<String> classNames() {
        try {
            return Classes.namesOf(files().stream());
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public List<String> filesIn(String folder) throws IOException {
        if (!Files.isDirectory(path.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Optional<Coordinates> coordinates() {
        return Optional.empty();
    }

    @Override
    public String fingerprint() throws IOException {
        return fingerprint(files());
    }

    @Override
    public String codeFingerprint(List<String> classNames) throws IOException {
        return fingerprint(classNames.stream().map(name -> name + ".class").toList());
    }

    private String fingerprint(List<String> files) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        for (String file : files) {
            CRC32 checksum = new CRC32();
            try (InputStream in = new CheckedInputStream(Files.newInputStream(path.resolve(file)), checksum)) {
                long length = in.transferTo(OutputStream.nullOutputStream());
                fingerprint.add(file).add(length).add(checksum.getValue());
            }
        }
        return fingerprint.name();
    }

    /** Paths relative to the folder, with forward slashes, sorted. */
    private List<String> files() throws IOException {
        return Content.filesBelow(path, (file, failure) -> {}).stream()
                .map(file -> path.relativize(file).toString().replace('\\', '/'))
                .sorted()
                .toList();
    }

    @Override
    public Object state() throws IOException {
        Fingerprint files = new Fingerprint();
        for (String name : classNames()) {
            BasicFileAttributes file = Files.readAttributes(path.resolve(name + ".class"), BasicFileAttributes.class);
            files.add(name)
                    .add(file.size())
                    .add(file.lastModifiedTime().toString())
                    .add(String.valueOf(file.fileKey()));
        }
        return new State(path.toAbsolutePath().normalize(), files.name());
    }

    @Override
    public void close() {}
}
