package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.source.SourceText;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of source files that findings speak of, with some around each: what a report shows of the code.
 *
 * @param byFile by path as positions have it, then by number from 1; without line ends
 */
public record SourceLines(SortedMap<String, SortedMap<Integer, String>> byFile) {

    /** No line of any file. */
    public static final SourceLines NONE = new SourceLines(Collections.emptySortedMap());

    /** How many lines before and after a place are kept. */
    public static final int AROUND = 4;

    public SourceLines {
        SortedMap<String, SortedMap<Integer, String>> copy = new TreeMap<>();
        byFile.forEach((file, lines) -> copy.put(file, Collections.unmodifiableSortedMap(new TreeMap<>(lines))));
        byFile = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Reads each file that a finding of the analysis or its witness leads through once more, as text. A file that cannot be
     * read any more has no lines.
     *
     * @param request what was analysed
     */
    public static SourceLines read(AnalysisRequest request, Analysis analysis) {
        Map<String, List<Integer>> wanted = analysis.review()
                .all()
                .flatMap(SourceLines::places)
                .filter(at -> at.line() > 0)
                .filter(among(analysis.files()))
                .collect(Collectors.groupingBy(
                        Position::file, TreeMap::new, Collectors.mapping(Position::line, Collectors.toList())));
        SortedMap<String, SortedMap<Integer, String>> byFile = new TreeMap<>();
        wanted.forEach((file, numbers) -> byFile.put(file, around(numbers, lines(request, file))));
        return new SourceLines(byFile);
    }

    private static Stream<Position> places(Finding finding) {
        return Stream.concat(Stream.of(finding.at()), finding.witness().stream().map(Hop::at));
    }

    /** Whatever a class file may claim to be its source, only the project's sources are read. */
    private static Predicate<Position> among(List<SourceFile> files) {
        return at -> Collections.binarySearch(files, new SourceFile(at.file(), 0, SourceFile.Status.JOINED)) >= 0;
    }

    private static List<String> lines(AnalysisRequest request, String file) {
        try {
            return SourceText.read(request.baseDirectory().resolve(file), request.encoding())
                    .lines()
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static SortedMap<Integer, String> around(List<Integer> numbers, List<String> lines) {
        SortedMap<Integer, String> kept = new TreeMap<>();
        for (int number : numbers) {
            int last = Math.min(lines.size(), number + AROUND);
            for (int i = Math.max(1, number - AROUND); i <= last; i++) {
                kept.put(i, lines.get(i - 1));
            }
        }
        return kept;
    }

    /**
     * The lines around a place, the line itself among them; nothing where the line is not known.
     *
     * @param before how many lines before it, up to {@link #AROUND}
     * @param after how many lines after it, likewise
     */
    public SortedMap<Integer, String> around(Position at, int before, int after) {
        SortedMap<Integer, String> lines = byFile.getOrDefault(at.file(), Collections.emptySortedMap());
        return lines.containsKey(at.line())
                ? lines.subMap(Math.max(1, at.line() - before), at.line() + after + 1)
                : Collections.emptySortedMap();
    }
}
