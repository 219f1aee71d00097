package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of known APIs that a user names.
 *
 * @param texts in the order they were named; of a folder, in the order of their names
 * @param problems one for each place where there is nothing to read
 */
public record UserFiles(List<KnownApis.Text> texts, List<Problem> problems) {

    public UserFiles {
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the files.
     *
     * @param base folder that names in problems are relative to
     * @param places files, or folders of which each file with a known ending is read, those in folders below it too
     */
    public static UserFiles read(Path base, List<Path> places) {
        List<KnownApis.Text> texts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path place : places) {
            if (Files.notExists(place)) {
                problems.add(problem(base, place, "is not there: create it, or correct the setting that names it"));
                continue;
            }
            try {
                List<Path> files = Files.isDirectory(place) ? filesIn(place) : List.of(place);
                if (files.isEmpty()) {
                    problems.add(
                            problem(base, place, "holds no file that ends in .effects, .contexts or .annotations"));
                }
                for (Path file : files) {
                    if (!KnownFile.isNameOfOne(file.toString())) {
                        problems.add(
                                problem(base, file, "ends in none of .effects, .contexts and .annotations: rename it"));
                    } else {
                        texts.add(new KnownApis.Text(name(base, file), Files.readString(file)));
                    }
                }
            } catch (IOException | UncheckedIOException unreadable) {
                problems.add(problem(base, place, "cannot be read as UTF-8 text: save it in that encoding"));
            }
        }
        return new UserFiles(texts, problems);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && KnownFile.isNameOfOne(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Problem problem(Path base, Path place, String message) {
        return new Problem(Problem.Kind.BAD_KNOWN_API, new Position(name(base, place), 0, 0), message);
    }

    /** Relative where it lies in the folder, else the last part alone: no report names a place of this machine. */
    private static String name(Path base, Path file) {
        Path from = base.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(from)
                ? from.relativize(absolute).toString().replace('\\', '/')
                : String.valueOf(absolute.getFileName());
    }
}
