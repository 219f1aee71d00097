package io.github.concurrencyadvisor.facts;

import com.github.javaparser.ast.CompilationUnit;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.source.Parallel;
import io.github.concurrencyadvisor.source.ParsedUnit;
import io.github.concurrencyadvisor.steps.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What one file came to from its source alone. */
record SourceOnly(List<ClassFacts> classes, List<Problem> problems) {
    SourceOnly {
        classes = List.copyOf(classes);
        problems = List.copyOf(problems);
    }

    /** Reads every file whose syntax tree was kept. Sources are resolved against each other, then against the class path. */
    static List<SourceOnly> read(List<FileFacts> files, List<Path> classPath, int threads, Steps steps) {
        List<ParsedUnit> alone = new ArrayList<>();
        for (FileFacts file : files) {
            if (file.alone() != null) {
                alone.add(file.alone());
            }
        }
        if (alone.isEmpty()) {
            return List.of();
        }
        List<CompilationUnit> units = alone.stream().map(ParsedUnit::unit).toList();
        try (SourceTypes types = new SourceTypes(units, classPath)) {
            return Parallel.map(
                    alone,
                    threads,
                    ParsedUnit::lines,
                    () -> unit ->
                            steps.run(() -> "resolving " + unit.file().name(), () -> TypeReader.read(types, unit)));
        }
    }
}
