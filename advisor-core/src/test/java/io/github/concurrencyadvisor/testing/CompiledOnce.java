package io.github.concurrencyadvisor.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class files of fixtures under {@code target/fixtures}, in a folder for each content. Compiling is three quarters of what a
 * test costs, and mutation testing runs the same test hundreds of times.
 */
final class CompiledOnce {

    private static final Path KEPT = Path.of("target", "fixtures");

    interface Compiler {
        void compileInto(Path classes) throws IOException;
    }

    private CompiledOnce() {}

    /** Copies the classes of the sources to the folder; they are compiled where nobody did before. */
    static void copy(List<Path> sources, Path classes, Compiler compiler) throws IOException {
        Path kept = KEPT.resolve(key(sources));
        if (!Files.isDirectory(kept)) {
            Files.createDirectories(KEPT);
            Path fresh = Files.createTempDirectory(KEPT, "new");
            compiler.compileInto(fresh);
            try {
                Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // another process was faster
                if (!Files.isDirectory(kept)) {
                    throw e;
                }
                kept = fresh;
            }
        }
        copy(kept, classes);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Names what the compiler is given: itself, the libraries by their file names, and the sources. */
    private static String key(List<Path> sources) throws IOException {
        MessageDigest digest = sha256();
        add(digest, Runtime.version().toString());
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            add(digest, String.valueOf(Path.of(entry).getFileName()));
        }
        for (Path source : sources) {
            add(digest, source.getFileName().toString());
            add(digest, Files.readString(source));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
