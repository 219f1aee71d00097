package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Every call of which nothing is known that a method's effects count. A summary keeps the nearest alone; here each method that
 * one was taken over from is evaluated once more, with what its own callees do not know left out. Used once for one method.
 */
final class UnknownCalls {

    private static final Comparator<Hop> BY_PLACE = Comparator.comparing(Hop::at)
            .thenComparing(Hop::method)
            .thenComparing(hop -> hop.callee() == null ? "" : hop.callee().toString());

    private final Program program;
    private final ValueFlow flow;
    private final Solver solver;
    private final ArrayDeque<Part> parts = new ArrayDeque<>();
    private final Set<Part> seen = new HashSet<>();
    private final Set<Hop> places = new TreeSet<>(BY_PLACE);

    UnknownCalls(Program program, ValueFlow flow, Solver solver) {
        this.program = program;
        this.flow = flow;
        this.solver = solver;
    }

    List<UnknownCall> of(MethodFacts method) {
        enter(new Part(method, null, false));
        enter(new Part(method, null, true));
        for (Part part = parts.poll(); part != null; part = parts.poll()) {
            evaluate(part);
        }
        Map<MethodId, List<Hop>> byCallee = new LinkedHashMap<>();
        for (Hop place : places) {
            MethodId called = place.callee() == null ? place.method() : place.callee();
            byCallee.computeIfAbsent(called, any -> new ArrayList<>()).add(place);
        }
        return byCallee.values().stream()
                .map(calls -> unknownCall(calls.get(0), calls.size()))
                .toList();
    }

    /**
     * A part of what a method does.
     *
     * @param receiverType where set: what it calls on a receiver of exactly that class
     * @param closing where true: what it does to its parameters, of which nothing is known; else its own calls
     */
    private record Part(MethodFacts method, @Nullable String receiverType, boolean closing) {}

    private void enter(Part part) {
        if (seen.add(part)) {
            parts.add(part);
        }
    }

    private void evaluate(Part part) {
        MethodFacts method = part.method();
        Evaluator evaluator = new Evaluator(program, flow, new Remembering(), method);
        try {
            if (part.receiverType() != null) {
                MethodSummary general = solver.of(method).without(Effect.UNKNOWN);
                evaluator.specialize(general, part.receiverType(), MethodSummary.nothing(method.id()));
            } else if (part.closing()) {
                evaluator.closed(solver.of(method).without(Effect.UNKNOWN));
            } else {
                evaluator.summarize(MethodSummary.nothing(method.id()));
            }
        } catch (StackOverflowError e) {
            places.add(new Hop(method.id(), Position.NONE, null));
        }
        evaluator.unknown().forEach(path -> places.add(path.last()));
    }

    /** Hands out summaries without what they do not know, and remembers to look for that where it comes from. */
    private final class Remembering implements Evaluator.Summaries {

        @Override
        public MethodSummary of(MethodFacts callee) {
            MethodSummary summary = solver.of(callee);
            if (hasUnknown(summary)) {
                enter(new Part(callee, null, false));
            }
            return summary.without(Effect.UNKNOWN);
        }

        @Override
        public MethodSummary exact(MethodFacts callee, String receiverType) {
            MethodSummary summary = solver.exact(callee, receiverType);
            if (hasUnknown(summary)) {
                enter(new Part(callee, null, false));
                enter(new Part(callee, receiverType, false));
            }
            return summary.without(Effect.UNKNOWN);
        }

        @Override
        public MethodSummary open(MethodId target) {
            MethodSummary summary = solver.open(target);
            if (hasUnknown(summary)) {
                for (MethodFacts callee : program.overriders(target)) {
                    enter(new Part(callee, null, false));
                    enter(new Part(callee, null, true));
                }
            }
            return summary.without(Effect.UNKNOWN);
        }

        @Override
        public Evaluator.Summaries apart() {
            return solver;
        }

        @Override
        public boolean recursive(MethodId caller, MethodId callee) {
            return solver.recursive(caller, callee);
        }

        private boolean hasUnknown(MethodSummary summary) {
            return summary.effects().containsKey(Effect.UNKNOWN);
        }
    }

    private UnknownCall unknownCall(Hop place, int count) {
        MethodId callee = place.callee();
        MethodFacts caller = program.resolve(place.method());
        if (callee == null) {
            String why =
                    caller != null && caller.isNative() ? "it is native code" : "its calls lead too deep to follow";
            return new UnknownCall(place.method(), place, count, why, false);
        }
        String unresolved = caller == null ? null : unresolved(caller, place);
        if (unresolved != null) {
            return new UnknownCall(callee, place, count, unresolved, false);
        }
        KnownApi api = program.knownMethod(callee);
        boolean describable = !program.isProject(callee.owner()) && !program.isJdk(callee.owner());
        return new UnknownCall(callee, place, count, api == null ? unread(callee) : api.reason(), describable);
    }

    private static @Nullable String unresolved(MethodFacts caller, Hop place) {
        return caller.calls().stream()
                .filter(call -> call.unresolved() != null
                        && call.isAt(place.at())
                        && call.target().equals(place.callee()))
                .map(Call::unresolved)
                .findFirst()
                .orElse(null);
    }

    private String unread(MethodId callee) {
        ClassFacts type = program.find(callee.owner());
        if (type == null) {
            return "the class path has no class " + callee.className() + ", and no line of known APIs describes it";
        }
        MethodFacts code = program.resolve(callee);
        if (code == null) {
            return callee.className() + " and its supertypes have no such method that could be read";
        }
        return code.isAbstract()
                ? "it is abstract, and no class of the project that could run here implements it"
                : "there are too many ways to it to follow each";
    }
}
