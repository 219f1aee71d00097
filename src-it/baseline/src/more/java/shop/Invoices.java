package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The known finding has moved, and there is a new one. */
public class Invoices {

    public List<Long> sizes(List<Path> files) {
        return files.parallelStream().map(file -> size(file)).toList();
    }

    public List<String> all(List<Path> files) {
        return files.parallelStream().map(file -> text(file)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.readAllBytes(file).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
