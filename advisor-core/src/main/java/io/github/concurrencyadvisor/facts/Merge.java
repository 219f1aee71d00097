package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.SourceFile.Status;
import io.github.concurrencyadvisor.source.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts files and classes together to one program, and says what became of each. */
final class Merge {

    private final SortedMap<String, ClassFacts> compiled;
    private final SortedMap<String, ClassFacts> classes = new TreeMap<>();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();

    private Merge(SortedMap<String, ClassFacts> compiled) {
        this.compiled = compiled;
    }

    /**
     * The program's parts; lists are sorted.
     *
     * @param classes by internal name
     */
    record Merged(
            SortedMap<String, ClassFacts> classes,
            List<SourceFile> files,
            List<Problem> problems,
            List<Suppression> suppressions) {}

    /**
     * Puts them together.
     *
     * @param alone the files that were analysed from source alone
     */
    static Merged merge(Parsed<FileFacts> parsed, List<SourceOnly> alone, SortedMap<String, ClassFacts> compiled) {
        Merge merge = new Merge(compiled);
        Map<String, String> paths = new HashMap<>();
        Set<String> outdated = new HashSet<>();
        for (FileFacts file : parsed.results()) {
            merge.add(file);
            paths.putIfAbsent(file.key(), file.path());
            if (file.contradiction() != null) {
                outdated.add(file.key());
            }
        }
        alone.forEach(merge::add);
        Map<Parsed.Failure, Boolean> failures = merge.addUnjoined(paths, outdated, parsed.failures());
        failures.forEach(merge::add);
        return merge.merged();
    }

    private Merged merged() {
        if (compiled.isEmpty() && files.stream().anyMatch(file -> file.status() == Status.SOURCE_ONLY)) {
            problems.add(new Problem(
                    Problem.Kind.SOURCE_ONLY,
                    Position.NONE,
                    "there are no classes, so that everything was analysed from source alone, with less confidence;"
                            + " compile first"));
        }
        Collections.sort(files);
        Collections.sort(problems);
        Collections.sort(suppressions);
        return new Merged(Collections.unmodifiableSortedMap(classes), files, problems, suppressions);
    }

    private void add(FileFacts file) {
        suppressions.addAll(file.suppressions());
        file.joined().forEach(each -> classes.putIfAbsent(each.name(), each));
        files.add(new SourceFile(file.path(), file.lines(), file.alone() == null ? Status.JOINED : Status.SOURCE_ONLY));
        if (file.contradiction() != null) {
            sourceOnly(file.path(), "its classes are older than the source: " + file.contradiction());
        } else if (file.alone() != null && !compiled.isEmpty()) {
            sourceOnly(file.path(), "it has no classes");
        }
    }

    private void sourceOnly(String path, String reason) {
        problems.add(new Problem(
                Problem.Kind.SOURCE_ONLY,
                new Position(path, 0, 0),
                reason + "; it was analysed from source alone, with less confidence; compile first"));
    }

    private void add(SourceOnly file) {
        file.classes().forEach(each -> classes.putIfAbsent(each.name(), each));
        problems.addAll(file.problems());
    }

    private void add(Parsed.Failure failure, boolean hasClasses) {
        Status status = hasClasses ? Status.CLASSES_ONLY : Status.NOT_ANALYSED;
        files.add(new SourceFile(failure.file().name(), failure.lines(), status));
        if (hasClasses) {
            problems.add(new Problem(
                    Problem.Kind.CLASSES_ONLY,
                    failure.problem().at(),
                    "JavaParser does not accept this; its classes were analysed without their source,"
                            + " so that columns and suppressions are missing"));
        } else {
            problems.add(failure.problem());
        }
    }

    /**
     * Adds the classes that no source was joined with: made by the compiler or a tool, or of a file that could not be parsed.
     * Those of outdated files are left out.
     *
     * @return for each file that could not be parsed whether it has classes
     */
    private Map<Parsed.Failure, Boolean> addUnjoined(
            Map<String, String> paths, Set<String> outdated, List<Parsed.Failure> failures) {
        Map<Parsed.Failure, Boolean> hasClasses = new java.util.LinkedHashMap<>();
        Map<String, List<Parsed.Failure>> byName = new HashMap<>();
        for (Parsed.Failure failure : failures) {
            String name = failure.file().name();
            hasClasses.put(failure, false);
            byName.computeIfAbsent(name.substring(name.lastIndexOf('/') + 1), key -> new ArrayList<>())
                    .add(failure);
        }
        for (ClassFacts each : compiled.values()) {
            String key = key(each);
            if (classes.containsKey(each.name()) || outdated.contains(key)) {
                continue;
            }
            Parsed.Failure failure = failure(key, byName.getOrDefault(each.file(), List.of()));
            String path = paths.get(key);
            if (path == null && failure != null) {
                hasClasses.put(failure, true);
                path = failure.file().name();
            }
            classes.put(each.name(), path == null ? each : MethodJoin.withFileOnly(each, path));
        }
        return hasClasses;
    }

    /** Package and file of a class: {@code a/b/C.java}. */
    private static String key(ClassFacts each) {
        return each.name().substring(0, each.name().lastIndexOf('/') + 1) + each.file();
    }

    private static Parsed.@Nullable Failure failure(String key, List<Parsed.Failure> sameName) {
        for (Parsed.Failure failure : sameName) {
            String name = failure.file().name();
            if (name.equals(key) || name.endsWith("/" + key)) {
                return failure;
            }
        }
        return null;
    }
}
