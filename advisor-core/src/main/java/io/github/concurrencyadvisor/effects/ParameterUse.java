package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to one of its parameters, so that only a caller that knows the argument knows the effect.
 *
 * @param parameter index of the parameter; -1 for the receiver
 * @param path the fields that lead from the parameter to the object that is used; empty where it is the parameter itself
 * @param invoked the method called on it; for a stream handed on to the JDK, a method of that name {@link #STREAM} on its type
 * @param on the carrier that the call runs on, or null where it runs on the caller's thread
 * @param loops how many loops enclose the call
 * @param guess how likely the dispatches on the trail lead along it
 * @param trail the path from the method to the call
 */
public record ParameterUse(
        int parameter,
        List<Value.FieldRead> path,
        MethodId invoked,
        @Nullable Carrier on,
        int loops,
        Guess guess,
        Trail trail) {

    /** Longer paths are not followed: what stands at their end is unknown. */
    static final int LONGEST_PATH = 3;

    public ParameterUse {
        path = List.copyOf(path);
    }

    /** Name of the stand-in for "reads or writes it somehow". */
    static final String STREAM = "<stream>";

    record Key(
            int parameter,
            List<Value.FieldRead> path,
            MethodId invoked,
            @Nullable Carrier on) {}

    Key key() {
        return new Key(parameter, path, invoked, on);
    }

    /** Whether it is to be kept rather than the other, which differs in the way only. */
    boolean isAbove(ParameterUse other) {
        if (loops != other.loops) {
            return loops > other.loops;
        }
        return guess.doubt() != other.guess.doubt()
                ? guess.doubt() < other.guess.doubt()
                : trail.length() < other.trail.length();
    }

    ParameterUse of(MethodId otherInvoked) {
        return new ParameterUse(parameter, path, otherInvoked, on, loops, guess, trail);
    }

    /** The same on a carrier, to which the call that the way ends with hands over what has the use in it. */
    ParameterUse on(Carrier carrier, Trail handingOver) {
        return new ParameterUse(parameter, path, invoked, carrier, loops, guess, handingOver);
    }

    /** Whether it is the method's own receiver, not an object that the receiver holds. */
    boolean isReceiver() {
        return parameter < 0 && path.isEmpty();
    }

    static List<Value.FieldRead> joined(List<Value.FieldRead> first, List<Value.FieldRead> then) {
        List<Value.FieldRead> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** Whether it may be a wait: a transfer of a stream, or a call of what transfers. */
    boolean mayWait() {
        return isStream()
                || invoked.owner().startsWith("java/io/")
                || invoked.owner().startsWith("java/nio/");
    }

    /** Whether it is a stream that is handed on to the JDK. */
    public boolean isStream() {
        return invoked.name().equals(STREAM);
    }
}
