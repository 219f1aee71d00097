package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Library;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a module's methods do as those see it that have the module on their class path. */
public final class ModuleSummaries {

    private ModuleSummaries() {}

    /** Keeps what is found of one module's classes. */
    private record Collected(Set<String> module, SortedMap<SummaryKey, MethodSummary> summaries)
            implements SummaryStore {
        @Override
        public @Nullable MethodSummary find(SummaryKey key) {
            return null;
        }

        @Override
        public void keep(SummaryKey key, MethodSummary summary) {
            if (module.contains(key.type())) {
                summaries.put(key, summary);
            }
        }
    }

    /**
     * Every summary of the module's classes that comes up when each of its methods is solved that others can call.
     *
     * @param module internal names of its classes
     * @param library the class path with the module on it
     * @return by key; empty where a method was given up, so that not all is known
     */
    public static Optional<SortedMap<SummaryKey, MethodSummary>> of(
            Collection<String> module, Library library, KnownApis known, Thresholds thresholds, Steps steps) {
        Program program = new Program(Collections.emptySortedMap(), library, library, known, thresholds, steps);
        Collected collected = new Collected(Set.copyOf(module), new TreeMap<>());
        Solver solver = Solver.ofLibrary(program, new ValueFlow(program), collected);
        for (String name : new TreeSet<>(module)) {
            ClassFacts type = program.find(name);
            if (type != null) {
                type.methods().forEach(method -> solve(method, program, solver));
            }
        }
        return solver.givenUp().isEmpty() ? Optional.of(collected.summaries) : Optional.empty();
    }

    private static void solve(MethodFacts method, Program program, Solver solver) {
        boolean isCalledByOthers = method.isForOthers() || method.id().name().equals("<clinit>");
        if (!isCalledByOthers || program.isJdk(method.id().owner()) || program.knownMethod(method.id()) != null) {
            return;
        }
        if (!method.isAbstract()) {
            solver.of(method);
        }
        if (program.overriders(method.id()).size() > 1) {
            solver.open(method.id());
        }
    }
}
