package io.github.concurrencyadvisor.model;

import java.util.List;
import java.util.SortedMap;

/**
 * The program under analysis.
 *
 * @param classes the project's own classes by internal name
 * @param library everything else: the class path, read on demand, and the headers of the JDK
 * @param files what became of each source file, sorted by path
 * @param problems sorted
 */
public record ProgramFacts(
        SortedMap<String, ClassFacts> classes, ClassLookup library, List<SourceFile> files, List<Problem> problems) {
    public ProgramFacts {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }
}
