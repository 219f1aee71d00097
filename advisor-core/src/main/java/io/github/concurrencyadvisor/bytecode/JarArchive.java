package io.github.concurrencyadvisor.bytecode;

import io.github.concurrencyadvisor.cache.Fingerprint;
import io.github.concurrencyadvisor.model.Coordinates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A jar.
 *
 * @param opened which file it was when it was opened
 */
record JarArchive(Path path, JarFile jar, State opened) implements Archive {

    /** A file that nobody wrote to in between, as its time, size and place on the disk say, read for one release. */
    record State(Path path, @Nullable Object key, FileTime modified, long size, Runtime.Version version) {}

    static JarArchive open(Path path, int release) throws IOException {
        Runtime.Version version = Runtime.Version.parse(Integer.toString(Math.max(release, 9)));
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        State state = new State(
                path.toAbsolutePath().normalize(), file.fileKey(), file.lastModifiedTime(), file.size(), version);
        return new JarArchive(path, new JarFile(path.toFile(), false, ZipFile.OPEN_READ, version), state);
    }

    @Override
    public boolean has(String resource) {
        return jar.getJarEntry(resource) != null;
    }

    @Override
    public byte @Nullable [] bytes(String resource) throws IOException {
        JarEntry entry = jar.getJarEntry(resource);
        if (entry == null) {
            return null;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Content.of(in);
        }
    }

    @Override
    public List<String> classNames() {
        return Classes.namesOf(jar.versionedStream().map(ZipEntry::getName));
    }

    @Override
    public List<String> filesIn(String folder) {
        return jar.getEntry(folder) == null
                ? List.of()
                : jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(folder)
                                && name.length() > folder.length()
                                && name.indexOf('/', folder.length()) < 0)
                        .sorted()
                        .toList();
    }

    @Override
    public Optional<Coordinates> coordinates() throws IOException {
        return Optional.of(JarCoordinates.of(path, jar));
    }

    /** From the names and checksums in the jar's directory: of its content nothing need be read. */
    @Override
    public String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        jar.stream().forEach(entry -> addFile(fingerprint, entry));
        return fingerprint.name();
    }

    @Override
    public String codeFingerprint(List<String> classNames) {
        Fingerprint fingerprint = new Fingerprint();
        for (String name : classNames) {
            addFile(fingerprint, jar.getJarEntry(name + ".class"));
        }
        return fingerprint.name();
    }

    private static void addFile(Fingerprint fingerprint, ZipEntry entry) {
        fingerprint.add(entry.getName()).add(entry.getSize()).add(entry.getCrc());
    }

    @Override
    public Object state() {
        return opened;
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }
}
