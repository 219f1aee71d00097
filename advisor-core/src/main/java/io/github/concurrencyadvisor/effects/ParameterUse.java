package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import org.jspecify.annotations.Nullable;

/**
 * What a method does to one of its parameters, so that only a caller that knows the argument knows the effect.
 *
 * @param parameter index of the parameter; -1 for the receiver
 * @param invoked the method called on it; for a stream handed on to the JDK, a method of that name {@link #STREAM} on its type
 * @param on the carrier that the call runs on, or null where it runs on the caller's thread
 * @param loops how many loops enclose the call
 * @param trail the path from the method to the call
 */
public record ParameterUse(
        int parameter, MethodId invoked, @Nullable Carrier on, int loops, Trail trail) {

    /** Name of the stand-in for "reads or writes it somehow". */
    static final String STREAM = "<stream>";

    record Key(int parameter, MethodId invoked, @Nullable Carrier on) {}

    Key key() {
        return new Key(parameter, invoked, on);
    }

    boolean isStream() {
        return invoked.name().equals(STREAM);
    }
}
