package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What methods may call, as far as their code shows it: the order in which they are solved rests on it, not the result. */
final class ShownCallees {

    private final Program program;
    private final boolean ofProject;

    /** Those of the project's methods, or else of the class path's that no line speaks for. */
    ShownCallees(Program program, boolean ofProject) {
        this.program = program;
        this.ofProject = ofProject;
    }

    /** In the order of the code, each once. */
    List<MethodFacts> of(MethodFacts method) {
        Set<MethodFacts> callees = new LinkedHashSet<>();
        for (Call call : method.calls()) {
            MethodId target = call.target();
            if (call.unresolved() == null && isSolved(target)) {
                callees.addAll(call.kind() == Call.Kind.VIRTUAL ? program.overriders(target) : resolved(target));
            }
            MethodFacts guessed = ofProject ? program.onlyNamed(call) : null;
            if (guessed != null) {
                callees.add(guessed);
            }
            for (Value argument : call.arguments()) {
                for (Value value : argument.alternatives()) {
                    if (value instanceof Value.Function function && isSolved(function.body())) {
                        callees.addAll(resolved(function.body()));
                    }
                }
            }
        }
        callees.removeIf(callee -> !isSolved(callee.id()));
        return new ArrayList<>(callees);
    }

    private boolean isSolved(MethodId method) {
        return ofProject
                ? program.isProject(method.owner())
                : !program.isJdk(method.owner()) && program.knownMethod(method) == null;
    }

    private List<MethodFacts> resolved(MethodId target) {
        MethodFacts callee = program.resolve(target);
        return callee == null ? List.of() : List.of(callee);
    }
}
