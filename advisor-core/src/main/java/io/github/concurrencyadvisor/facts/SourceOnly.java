package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Problem;
import java.util.List;

/** What came of one file that was analysed from its source alone. */
record SourceOnly(List<ClassFacts> classes, List<Problem> problems) {
    SourceOnly {
        classes = List.copyOf(classes);
        problems = List.copyOf(problems);
    }
}
