package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows values through fields, results and constructors, to what they are.
 *
 * <p>The project is taken as closed: a field holds what the project's code assigns to it. Values that come in through a
 * constructor's parameter from another method are open.
 */
final class ValueFlow {

    /** Longer chains of fields and results are given up: they cost much and decide little. */
    private static final int MOST_STEPS = 6;

    private final Program program;

    ValueFlow(Program program) {
        this.program = program;
    }

    /** What the value may be; never empty. */
    List<Source> sources(MethodFacts in, @Nullable Value value) {
        Set<Source> found = new LinkedHashSet<>();
        collect(in, value == null ? Value.Special.UNKNOWN : value, MOST_STEPS, found);
        return List.copyOf(found);
    }

    private List<Source> sources(MethodFacts in, @Nullable Value value, int steps) {
        Set<Source> found = new LinkedHashSet<>();
        collect(in, value == null ? Value.Special.UNKNOWN : value, steps, found);
        return List.copyOf(found);
    }

    private void collect(MethodFacts in, Value value, int steps, Set<Source> found) {
        if (value instanceof Value.OneOf several) {
            several.values().forEach(one -> collect(in, one, steps, found));
        } else if (value instanceof Value.Parameter parameter) {
            found.add(new Source.Argument(parameter.index()));
        } else if (value == Value.Special.THIS) {
            found.add(new Source.Argument(-1));
        } else if (value instanceof Value.Created created) {
            found.add(new Source.Made(created.type(), in, created.call()));
        } else if (value instanceof Value.Function function) {
            found.add(new Source.Function(function, in));
        } else if (value instanceof Value.Constant) {
            found.add(Source.Open.NOTHING);
        } else if (steps > 0 && value instanceof Value.FieldRead field) {
            collectField(in, field, steps - 1, found);
        } else if (steps > 0
                && value instanceof Value.Result result
                && result.call() < in.calls().size()) {
            collectResult(in, in.calls().get(result.call()), steps - 1, found);
        } else {
            found.add(Source.Open.OPEN);
        }
    }

    private void collectField(MethodFacts in, Value.FieldRead field, int steps, Set<Source> found) {
        KnownApi known = program.known().field(field.owner(), field.name());
        if (known != null) {
            found.add(new Source.Handed(known.yields()));
            return;
        }
        List<Program.Write> writes = program.writes(field);
        if (writes.isEmpty()) {
            found.add(Source.Open.OPEN);
        }
        for (Program.Write write : writes) {
            for (Source source : sources(write.in(), write.value(), steps)) {
                boolean sameMethod = write.in().id().equals(in.id());
                found.add(source instanceof Source.Argument && !sameMethod ? Source.Open.OPEN : source);
            }
        }
    }

    private void collectResult(MethodFacts in, Call call, int steps, Set<Source> found) {
        MethodFacts callee = onlyTarget(call);
        if (callee != null && !callee.returned().isEmpty()) {
            for (Value returned : callee.returned()) {
                for (Source source : sources(callee, returned, steps)) {
                    if (source instanceof Source.Argument argument) {
                        Value passed = argument.index() < 0 ? call.receiver() : call.argument(argument.index());
                        collect(in, passed == null ? Value.Special.UNKNOWN : passed, steps, found);
                    } else {
                        found.add(source);
                    }
                }
            }
            return;
        }
        KnownApi known = callee == null ? knownOf(call.target()) : null;
        found.addAll(known == null ? List.of(Source.Open.OPEN) : yielded(in, call, known.yields(), steps));
    }

    /** What the call's result stands for, by what is known of the method. */
    private List<Source> yielded(MethodFacts in, Call call, KnownApi.Yield yield, int steps) {
        if (yield instanceof KnownApi.Yield.Wraps wraps) {
            Value wrapped = wraps.argument() < 0 ? call.receiver() : call.argument(wraps.argument());
            return sources(in, wrapped, steps);
        }
        return yield == KnownApi.Yield.Plain.NOTHING ? List.of(Source.Open.OPEN) : List.of(new Source.Handed(yield));
    }

    /** The one method of project or class path that the call runs, or null where there are none or several. */
    private @Nullable MethodFacts onlyTarget(Call call) {
        MethodId target = call.target();
        if (call.unresolved() != null || program.isJdk(target.owner())) {
            return null;
        }
        if (program.knownMethod(target) != null) {
            return null;
        }
        if (call.kind() != Call.Kind.VIRTUAL) {
            return program.resolve(target);
        }
        List<MethodFacts> targets = program.overriders(target);
        return targets.size() == 1 ? targets.get(0) : null;
    }

    private @Nullable KnownApi knownOf(MethodId target) {
        KnownApi own = program.knownMethod(target);
        return own != null || program.resolve(target) != null
                ? own
                : program.known().method(target, program);
    }

    /**
     * What an object made by that constructor call stands for: the resource behind a stream, the carrier of an executor. Empty
     * where nothing says.
     */
    List<Source> behind(Source.Made made) {
        return made.call() < 0 || made.call() >= made.in().calls().size()
                ? List.of()
                : behind(made.in(), made.in().calls().get(made.call()), MOST_STEPS);
    }

    private List<Source> behind(MethodFacts in, Call constructor, int steps) {
        if (steps == 0) {
            return List.of();
        }
        MethodFacts own = program.isJdk(constructor.target().owner()) ? null : program.resolve(constructor.target());
        if (own == null || program.knownMethod(constructor.target()) != null) {
            KnownApi known = program.knownMethod(constructor.target());
            return known == null || known.yields() == KnownApi.Yield.Plain.NOTHING
                    ? List.of()
                    : yielded(in, constructor, known.yields(), steps - 1);
        }
        List<Source> found = new ArrayList<>();
        for (Call call : own.calls()) {
            boolean toSuper = call.kind() == Call.Kind.CONSTRUCTOR && call.receiver() == Value.Special.THIS;
            if (!toSuper) {
                continue;
            }
            for (Source source : behind(own, call, steps - 1)) {
                if (source instanceof Source.Argument argument && argument.index() >= 0) {
                    found.addAll(sources(in, constructor.argument(argument.index()), steps - 1));
                } else {
                    found.add(source);
                }
            }
        }
        return found;
    }

    /** The carriers that an executor, scheduler or stream may stand for; empty where nothing says. */
    Set<Carrier> carriers(List<Source> executors) {
        Set<Carrier> carriers = new LinkedHashSet<>();
        for (Source executor : executors) {
            List<Source> meanings = executor instanceof Source.Made made ? behind(made) : List.of(executor);
            for (Source meaning : meanings) {
                if (meaning instanceof Source.Handed handed && handed.yield() instanceof KnownApi.Yield.RunsOn runsOn) {
                    carriers.add(runsOn.carrier());
                }
            }
        }
        return carriers;
    }
}
