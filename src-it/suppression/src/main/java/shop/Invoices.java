package shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public class Invoices {

    public List<String> commented(List<Path> files) {
        // advisor:allow BlockingCallInCommonPool because two files at most are read, once a day
        return files.parallelStream().map(file -> text(file)).toList();
    }

    @SuppressWarnings("advisor:BlockingCallInCommonPool")
    public List<String> annotated(List<Path> files) {
        return files.parallelStream().map(file -> text(file)).toList();
    }

    public List<String> withoutReason(List<Path> files) {
        return files.parallelStream().map(file -> text(file)).toList(); // advisor:allow BlockingCallInCommonPool
    }

    @SuppressWarnings({"advisor:SleepUnderLock", "advisor:BlockingCallInComonPool"})
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
