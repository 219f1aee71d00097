package shop.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Report {

    long size(List<Path> parts) {
        return parts.parallelStream().mapToLong(Report::size).sum();
    }

    private static long size(Path part) {
        try {
            return Files.readString(part).length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
