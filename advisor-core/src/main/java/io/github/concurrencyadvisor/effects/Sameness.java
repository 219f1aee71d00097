package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Whether two values of a method are one and the same whenever it runs, where neither need be known. */
final class Sameness {

    private final Program program;

    Sameness(Program program) {
        this.program = program;
    }

    /**
     * Whether they may be: the code reads both from the same place, or does not show where from. Parameters may be as well where
     * the class itself calls the method, and with the same value for both each time.
     */
    boolean maybe(MethodFacts in, Value one, Value other) {
        return isShown(in, one, other) || isAlwaysGiven(in, one, other);
    }

    private static boolean isShown(MethodFacts in, Value one, Value other) {
        if (one.equals(other)) {
            return true;
        }
        if (one instanceof Value.OneOf || other instanceof Value.OneOf) {
            return one.alternatives().stream()
                    .anyMatch(each -> other.alternatives().stream().anyMatch(another -> isShown(in, each, another)));
        }
        if (one instanceof Value.Result result && other instanceof Value.Result another) {
            return isSameCall(in, in.calls().get(result.call()), in.calls().get(another.call()));
        }
        // What is computed differs from what it is computed from, but may well be what a call returned.
        return (one == Value.Special.UNKNOWN && other instanceof Value.Result)
                || (other == Value.Special.UNKNOWN && one instanceof Value.Result);
    }

    private static boolean isSameCall(MethodFacts in, Call one, Call other) {
        Value receiver = one.receiver();
        Value otherReceiver = other.receiver();
        boolean sameReceiver = receiver == null
                ? otherReceiver == null
                : otherReceiver != null && isShown(in, receiver, otherReceiver);
        if (!sameReceiver
                || !one.target().equals(other.target())
                || one.arguments().size() != other.arguments().size()) {
            return false;
        }
        for (int index = 0; index < one.arguments().size(); index++) {
            if (!isShown(in, one.argument(index), other.argument(index))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAlwaysGiven(MethodFacts in, Value one, Value other) {
        ClassFacts type = program.find(in.id().owner());
        if (type == null
                || !(one instanceof Value.Parameter parameter)
                || !(other instanceof Value.Parameter another)) {
            return false;
        }
        List<Boolean> same = new ArrayList<>();
        for (MethodFacts caller : type.methods()) {
            for (Call call : caller.calls()) {
                if (call.target().equals(in.id())) {
                    same.add(isShown(caller, call.argument(parameter.index()), call.argument(another.index())));
                }
            }
        }
        return !same.isEmpty() && !same.contains(false);
    }
}
