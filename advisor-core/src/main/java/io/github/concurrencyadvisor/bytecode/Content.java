package io.github.concurrencyadvisor.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads files and folders that nobody vouches for, within bounds. */
public final class Content {

    /** Well above the largest class files that compilers and generators make; an entry may claim to be of any size. */
    private static final int MOST_BYTES = 1 << 26;

    private Content() {}

    /**
     * All of the stream.
     *
     * @throws IOException if it cannot be read or has more than 64 MiB
     */
    public static byte[] of(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("more than 64 MiB");
        }
        return bytes;
    }

    /** The same of a file. */
    public static byte[] of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /**
     * All regular files below the folder, sorted; links are followed, loops of links are not.
     *
     * @throws IOException if a file or folder cannot be looked at
     */
    public static List<Path> filesBelow(Path folder) throws IOException {
        List<IOException> failures = new ArrayList<>();
        List<Path> files = filesBelow(folder, (file, failure) -> failures.add(failure));
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return files;
    }

    /**
     * The same, of those that can be looked at.
     *
     * @param unreadable told of each file or folder that could not be looked at
     */
    static List<Path> filesBelow(Path folder, BiConsumer<Path, IOException> unreadable) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        } else if (attributes.isSymbolicLink()) {
                            unreadable.accept(file, new IOException("the link leads nowhere"));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) {
                        if (!(failure instanceof FileSystemLoopException)) {
                            unreadable.accept(file, failure);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(files);
        return files;
    }
}
