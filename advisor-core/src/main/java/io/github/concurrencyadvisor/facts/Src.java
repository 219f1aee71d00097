package io.github.concurrencyadvisor.facts;

import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;

/**
 * A {@link Value} in the making: it points at things whose number or name is only known once the whole method, or the whole
 * lambda around it, has been read.
 */
sealed interface Src {

    Src UNKNOWN = new Of(Value.Special.UNKNOWN);
    Src THIS = new Of(Value.Special.THIS);

    /** A value that is already known. */
    record Of(Value value) implements Src {}

    /** Whatever is assigned to a local variable. */
    record Local(Draft.Variable variable) implements Src {}

    record Result(Draft.PendingCall call) implements Src {}

    record Created(String type, Draft.PendingCall call) implements Src {}

    /** A declared parameter of a lambda, which follows the captured ones. */
    record LambdaParameter(Draft lambda, int index) implements Src {}

    /** A variable that a lambda captures. */
    record Captured(Draft lambda, int index) implements Src {}

    /** A lambda expression. */
    record Lambda(Draft body, String functionalInterface, String interfaceMethod) implements Src {}

    /** A method reference. */
    record Reference(
            MethodId body, boolean bodyIsStatic, String functionalInterface, String interfaceMethod, List<Src> captured)
            implements Src {}

    /** One of several. */
    record Any(List<Src> several) implements Src {}

    static Src constant(Object value) {
        return new Of(new Value.Constant(value));
    }
}
