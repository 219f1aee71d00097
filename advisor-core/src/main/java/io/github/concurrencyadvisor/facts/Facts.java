package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.ClassLookup;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Progress.Phase;
import io.github.concurrencyadvisor.source.Parsed;
import io.github.concurrencyadvisor.source.SourceFiles;
import io.github.concurrencyadvisor.source.SourceParser;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program as both witnesses tell it.
 *
 * @param suppressions what the sources say to the advisor itself, sorted
 */
public record Facts(ProgramFacts program, List<Suppression> suppressions) {

    public Facts {
        suppressions = List.copyOf(suppressions);
    }

    /**
     * Parses each source, joins it with its classes in the thread that parsed it, and analyses from source alone what has no
     * classes or older ones.
     *
     * @param compiled the project's own classes by internal name
     * @param library finds every class, the project's own and those of the class path
     * @param classPath jars and folders that source alone is resolved against, the project's own classes first
     * @param progress is told of each file
     * @param steps of which each file is one
     */
    public static Facts of(
            SourceFiles.Found found,
            Charset encoding,
            int threads,
            SortedMap<String, ClassFacts> compiled,
            ClassLookup library,
            List<Path> classPath,
            Progress progress,
            Steps steps) {
        AtomicInteger read = new AtomicInteger();
        Parsed<FileFacts> parsed = SourceParser.parse(found.files(), encoding, threads, steps, unit -> {
            progress.at(
                    Phase.READING_SOURCES, read.getAndIncrement(), found.files().size());
            return FileFacts.of(unit, compiled);
        });
        List<SourceOnly> alone = SourceOnly.read(parsed.results(), classPath, threads, steps);
        Merge.Merged merged = Merge.merge(parsed, alone, compiled);

        List<Problem> problems = new ArrayList<>(found.problems());
        problems.addAll(merged.problems());
        Collections.sort(problems);
        ProgramFacts program = new ProgramFacts(merged.classes(), library, merged.files(), problems);
        return new Facts(program, merged.suppressions());
    }
}
