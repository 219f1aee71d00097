package io.github.concurrencyadvisor.source;

import io.github.concurrencyadvisor.model.Problem;
import java.util.List;

/**
 * What became of the files that were to be parsed.
 *
 * @param results one for each file that could be parsed, in the order of the files
 * @param failures the other files, in order
 */
public record Parsed<T>(List<T> results, List<Failure> failures) {
    public Parsed {
        results = List.copyOf(results);
        failures = List.copyOf(failures);
    }

    /**
     * A file that could not be parsed.
     *
     * @param lines number of lines; 0 where it could not be read
     */
    public record Failure(JavaFile file, int lines, Problem problem) {}

    public List<Problem> problems() {
        return failures.stream().map(Failure::problem).toList();
    }
}
