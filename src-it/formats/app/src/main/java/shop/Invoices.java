package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Invoices {

    public List<String> old(List<Path> files) {
        return files.parallelStream().map(file -> text(file)).toList();
    }

    public List<String> few(List<Path> files) {
        // advisor:allow BlockingCallInCommonPool because of "two" files </script> at most & @once a day
        return files.parallelStream().map(file -> text(file)).toList();
    }

    public List<String> fresh(List<Path> files) {
        return files.parallelStream().map(file -> text(file)).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
