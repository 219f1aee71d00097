package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Library;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.ProgramFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every method of the project does to the thread that runs it. Not thread-safe. */
public final class Effects {

    private final Program program;
    private final ValueFlow flow;
    private final Solver solver;
    private final List<Spawn> spawns;

    private Effects(Program program, ValueFlow flow, Solver solver) {
        this.program = program;
        this.flow = flow;
        this.solver = solver;
        this.spawns = findSpawns();
    }

    /**
     * Solves the program against the known APIs. The class path is a program of its own, which knows nothing of the project, so
     * that its summaries serve every project.
     *
     * @param store where summaries of the class path's methods are kept
     */
    public static Effects of(ProgramFacts facts, Library library, KnownApis known, SummaryStore store) {
        Program outside = new Program(Collections.emptySortedMap(), library, library, known);
        Solver libraries = Solver.ofLibrary(outside, new ValueFlow(outside), store);
        Program program = new Program(facts.classes(), facts.library(), library, known);
        ValueFlow flow = new ValueFlow(program);
        Solver solver = Solver.ofProject(program, flow, libraries);
        solver.solve();
        return new Effects(program, flow, solver);
    }

    /** The method's effects when nothing is known of its parameters. */
    public Map<Effect, Evidence> effects(MethodFacts method) {
        return new Evaluator(program, flow, solver, method).closed(solver.of(method));
    }

    /** The effects of one call of the method; each path starts with the call. */
    public Map<Effect, Evidence> effects(MethodFacts method, Call call) {
        return new Evaluator(program, flow, solver, method).effectsOf(call);
    }

    /** Every site of the project, in the order of classes and code. */
    public List<Spawn> spawns() {
        return spawns;
    }

    /** The method of the project or class path, or null. */
    public @Nullable MethodFacts method(MethodId id) {
        return program.resolve(id);
    }

    private List<Spawn> findSpawns() {
        List<Spawn> found = new ArrayList<>();
        for (ClassFacts type : program.projectClasses()) {
            for (MethodFacts method : type.methods()) {
                Evaluator evaluator = new Evaluator(program, flow, solver, method);
                evaluator.summarize(MethodSummary.nothing(method.id()));
                found.addAll(evaluator.spawns());
                Runner runner = program.runner(method);
                if (runner != null) {
                    found.add(new Spawn(
                            method.id(), null, method.id(), runner.carrier(), runner.because(), effects(method)));
                }
            }
        }
        return List.copyOf(found);
    }
}
