package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.bytecode.OwnClasses;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.ClassLookup;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Progress;
import io.github.concurrencyadvisor.model.Progress.Phase;
import io.github.concurrencyadvisor.source.JavaFile;
import io.github.concurrencyadvisor.source.Parsed;
import io.github.concurrencyadvisor.source.SourceFiles;
import io.github.concurrencyadvisor.source.SourceParser;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * Takes over what is kept of files that are as they were. Parses each other source, joins it with its classes in the thread
     * that parsed it, and analyses from source alone what has no classes or older ones.
     *
     * @param own the project's own classes
     * @param kept what an earlier analysis has kept, which is brought up to date
     * @param library finds the classes of the class path
     * @param classPath jars and folders that source alone is resolved against, the project's own classes first
     * @param progress is told of each file
     * @param steps of which each file is one
     */
    public static Facts of(
            SourceFiles.Found found,
            Charset encoding,
            int threads,
            OwnClasses own,
            KeptFiles kept,
            ClassLookup library,
            List<Path> classPath,
            Progress progress,
            Steps steps) {
        KeptFiles.Unchanged unchanged = kept.unchanged(found.files(), own, threads);
        SortedMap<String, ClassFacts> compiled = own.read(unchanged.groups());
        compiled.putAll(unchanged.classes());
        Parsed<FileFacts> parsed = parse(found.files(), unchanged, encoding, threads, compiled, progress, steps);
        if (unchanged.isContradictedBy(parsed.results(), own)) {
            unchanged = unchanged.discarded();
            compiled = own.read(Set.of());
            parsed = parse(found.files(), unchanged, encoding, threads, compiled, progress, steps);
        }
        Facts facts = of(found, threads, parsed, compiled, library, classPath, steps);
        unchanged.keep(parsed.results(), compiled, own);
        return facts;
    }

    /** The files' facts in the order of the files, whether they were taken over or parsed now. */
    private static Parsed<FileFacts> parse(
            List<JavaFile> files,
            KeptFiles.Unchanged unchanged,
            Charset encoding,
            int threads,
            SortedMap<String, ClassFacts> compiled,
            Progress progress,
            Steps steps) {
        List<JavaFile> changed =
                files.stream().filter(file -> unchanged.file(file) == null).toList();
        AtomicInteger read = new AtomicInteger(files.size() - changed.size());
        Parsed<FileFacts> parsed = SourceParser.parse(changed, encoding, threads, steps, unit -> {
            progress.at(Phase.READING_SOURCES, read.getAndIncrement(), files.size());
            return FileFacts.of(unit, compiled);
        });
        Map<String, FileFacts> byPath = new HashMap<>();
        parsed.results().forEach(file -> byPath.put(file.path(), file));
        List<FileFacts> all = new ArrayList<>(files.size());
        for (JavaFile file : files) {
            FileFacts facts = unchanged.file(file);
            FileFacts now = facts != null ? facts : byPath.get(file.name());
            if (now != null) {
                all.add(now);
            }
        }
        return new Parsed<>(all, parsed.failures());
    }

    private static Facts of(
            SourceFiles.Found found,
            int threads,
            Parsed<FileFacts> parsed,
            SortedMap<String, ClassFacts> compiled,
            ClassLookup library,
            List<Path> classPath,
            Steps steps) {
        List<SourceOnly> alone = SourceOnly.read(parsed.results(), classPath, threads, steps);
        Merge.Merged merged = Merge.merge(parsed, alone, compiled);
        ClassLookup everything = name -> {
            ClassFacts own = compiled.get(name);
            return own != null ? own : library.find(name);
        };
        List<Problem> problems = new ArrayList<>(found.problems());
        problems.addAll(merged.problems());
        Collections.sort(problems);
        ProgramFacts program = new ProgramFacts(merged.classes(), everything, merged.files(), problems);
        return new Facts(program, merged.suppressions());
    }
}
