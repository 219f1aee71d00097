package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what a report is expected to be. They are rewritten only by {@code -Dadvisor.golden.update=true}, to be
 * read before they are committed.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/io/github/concurrencyadvisor/report");

    private Golden() {}

    /** The same for a whole file beside the others. */
    public static void check(String file, String actual) throws IOException {
        check(FOLDER.resolve(file), "", actual, "");
    }

    /** The same for the part of a file between two texts, each of which occurs once. */
    public static void check(Path file, String before, String actual, String after) throws IOException {
        String whole = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : before + after;
        int start = whole.indexOf(before) + before.length();
        int end = after.isEmpty() ? whole.length() : whole.indexOf(after, start);
        assertThat(start >= before.length() && end >= start)
                .as("%s holds %s … %s", file, before, after)
                .isTrue();
        if (Boolean.getBoolean("advisor.golden.update")) {
            Files.writeString(file, whole.substring(0, start) + actual + whole.substring(end));
        } else {
            assertThat(actual)
                    .as("%s; -Dadvisor.golden.update=true rewrites it", file)
                    .isEqualTo(whole.substring(start, end));
        }
    }
}
