package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows numbers and lengths of time to the constants that they are: through locals, fields and results. */
final class Quantities {

    /** Longer ways from a value to its constant are given up. */
    private static final int MOST_STEPS = 8;

    private final Program program;
    private final ValueFlow flow;

    Quantities(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
    }

    private enum Kind {
        NUMBER,
        /** In nanoseconds. */
        TIME,
        /** So many for each core of the machine. */
        CORES
    }

    /** The number that a call is given, the largest where there are several; null where it is not constant. */
    @Nullable
    Long number(MethodFacts in, Call call, Amount amount) {
        return amount(in, call, amount, Kind.NUMBER, MOST_STEPS);
    }

    /** Whether the call is given as many as the machine has cores. */
    boolean isCores(MethodFacts in, Call call, Amount amount) {
        return amount instanceof Amount.Given && amount(in, call, amount, Kind.CORES, MOST_STEPS) != null;
    }

    /** The length of time that a call is given, in nanoseconds, the longest where there are several; null if not constant. */
    @Nullable
    Long nanos(MethodFacts in, Call call, Yield.Time time) {
        return nanos(in, call, time, MOST_STEPS);
    }

    private @Nullable Long nanos(MethodFacts in, @Nullable Call call, Yield.Time time, int steps) {
        Long itself = time.number() instanceof Amount.Given ? amount(in, call, time.number(), Kind.TIME, steps) : null;
        if (itself != null) {
            return itself;
        }
        Long number = amount(in, call, time.number(), Kind.NUMBER, steps);
        Long unit = amount(in, call, time.unit(), Kind.TIME, steps);
        if (number == null || unit == null) {
            return null;
        }
        return number > 0 && unit > Long.MAX_VALUE / number ? Long.MAX_VALUE : Math.max(0, number) * unit;
    }

    private @Nullable Long amount(MethodFacts in, @Nullable Call call, Amount amount, Kind kind, int steps) {
        if (amount instanceof Amount.Fixed fixed) {
            return fixed.number();
        }
        return call != null && amount instanceof Amount.Given given
                ? constant(in, argument(call, given.argument()), kind, steps)
                : null;
    }

    private static @Nullable Value argument(Call call, int index) {
        return index < 0 ? call.receiver() : call.argument(index);
    }

    private @Nullable Long constant(MethodFacts in, @Nullable Value value, Kind kind, int steps) {
        if (value == null || steps == 0) {
            return null;
        }
        if (value instanceof Value.OneOf several) {
            return largest(several.values().stream()
                    .map(one -> constant(in, one, kind, steps - 1))
                    .toList());
        }
        if (value instanceof Value.FieldRead field) {
            return ofField(in, field, kind, steps - 1);
        }
        if (value instanceof Value.Result result && result.call() < in.calls().size()) {
            return ofResult(in, in.calls().get(result.call()), kind, steps - 1);
        }
        return kind == Kind.NUMBER ? value.constantNumber() : null;
    }

    private @Nullable Long ofField(MethodFacts in, Value.FieldRead field, Kind kind, int steps) {
        KnownApi known = program.knownField(field.owner(), field.name());
        if (known != null) {
            return known(in, null, known, kind, steps);
        }
        return largest(program.fieldWrites().of(field).stream()
                .map(write -> constant(write.in(), write.value(), kind, steps))
                .toList());
    }

    private @Nullable Long ofResult(MethodFacts in, Call call, Kind kind, int steps) {
        MethodFacts callee = flow.onlyTarget(call);
        if (callee != null) {
            return largest(callee.returned().stream()
                    .map(value -> constant(callee, value, kind, steps))
                    .toList());
        }
        KnownApi known = call.unresolved() == null ? flow.knownOf(call.target()) : null;
        return known == null ? null : known(in, call, known, kind, steps);
    }

    private @Nullable Long known(MethodFacts in, @Nullable Call call, KnownApi api, Kind kind, int steps) {
        if (kind == Kind.TIME && api.yields() instanceof Yield.Time time) {
            return nanos(in, call, time, steps);
        }
        if (kind == Kind.CORES && api.yields() == Yield.Plain.CORES) {
            return 1L;
        }
        return call != null && api.yields() instanceof Yield.Wraps wraps
                ? constant(in, argument(call, wraps.argument()), kind, steps)
                : null;
    }

    /** Null where one is not known, or where there is none. */
    private static @Nullable Long largest(List<@Nullable Long> numbers) {
        Long largest = null;
        for (Long number : numbers) {
            if (number == null) {
                return null;
            }
            largest = largest == null ? number : (Long) Math.max(largest, number);
        }
        return largest;
    }
}
