package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows values that stand for constants, classes and members back to the expressions that make them. */
final class Origins {

    /** Longer chains of fields and helper methods are given up. */
    private static final int MOST_STEPS = 6;

    /** More expressions than this that a value may come from are as good as any. */
    private static final int MOST_ORIGINS = 16;

    /**
     * An expression and the method it stands in.
     *
     * @param value a constant, a new object, or the result of a call that is not the project's
     */
    record Origin(MethodFacts in, Value value) {

        /** The call whose result it is, or null. */
        @Nullable
        Call call() {
            return value instanceof Value.Result result
                            && result.call() < in.calls().size()
                    ? in.calls().get(result.call())
                    : null;
        }
    }

    private final Program program;

    Origins(Program program) {
        this.program = program;
    }

    /** Everything the value may come from, null references left out; null where that is not all known. */
    @Nullable
    List<Origin> of(MethodFacts in, @Nullable Value value) {
        Set<Origin> found = new LinkedHashSet<>();
        return value != null && collect(in, value, found, MOST_STEPS) && !found.isEmpty() ? List.copyOf(found) : null;
    }

    /** The strings that the value may be, sorted; null where it may be another. */
    @Nullable
    Set<String> strings(MethodFacts in, @Nullable Value value) {
        return each(
                of(in, value),
                origin -> origin.value() instanceof Value.Constant constant && constant.value() instanceof String text
                        ? Set.of(text)
                        : null);
    }

    /** What the function makes of each origin, together; null where it makes nothing of one, or where there are none. */
    static <T extends Comparable<T>> @Nullable Set<T> each(
            @Nullable List<Origin> origins, Function<Origin, @Nullable Set<T>> function) {
        if (origins == null) {
            return null;
        }
        Set<T> all = new TreeSet<>();
        for (Origin origin : origins) {
            Set<T> some = function.apply(origin);
            if (some == null) {
                return null;
            }
            all.addAll(some);
        }
        return all;
    }

    private boolean collect(MethodFacts in, Value value, Set<Origin> found, int steps) {
        if (steps == 0 || found.size() > MOST_ORIGINS) {
            return false;
        }
        if (value instanceof Value.OneOf several) {
            return several.values().stream().allMatch(one -> collect(in, one, found, steps));
        }
        if (value instanceof Value.FieldRead field && program.isProject(field.owner())) {
            List<FieldWrites.Write> writes = program.fieldWrites().of(field);
            return !writes.isEmpty()
                    && writes.stream().allMatch(write -> collect(write.in(), write.value(), found, steps - 1));
        }
        if (value instanceof Value.Constant constant) {
            if (constant.value() != null) {
                found.add(new Origin(in, value));
            }
            return true;
        }
        Origin origin = new Origin(in, value);
        Call call = origin.call();
        MethodFacts helper = call == null ? null : helper(call);
        if (call != null && helper != null) {
            return !helper.returned().isEmpty()
                    && helper.returned().stream()
                            .allMatch(result -> result instanceof Value.Parameter parameter
                                    ? collect(in, call.argument(parameter.index()), found, steps - 1)
                                    : collect(helper, result, found, steps - 1));
        }
        found.add(origin);
        return call != null || value instanceof Value.Created;
    }

    /** The one method of the project that the call runs, or null. */
    private @Nullable MethodFacts helper(Call call) {
        MethodId target = call.target();
        if (!program.isProject(target.owner())) {
            return null;
        }
        if (call.kind() != Call.Kind.VIRTUAL) {
            return program.resolve(target);
        }
        List<MethodFacts> targets = program.overriders(target);
        return targets.size() == 1 ? targets.get(0) : null;
    }
}
