package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Invoices {

    void check(List<Path> paths) {
        paths.parallelStream().forEach(path -> check(path));
    }

    private static void check(Path path) {
        try {
            Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
