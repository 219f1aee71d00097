package io.github.concurrencyadvisor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value in a method comes from: the answer to "which executor is this?" and "what does this stream read?".
 *
 * <p>A value is local to its method: call indices point into {@link MethodFacts#calls()} of the method that holds it.
 */
public sealed interface Value {

    /** Values that carry nothing but their kind. */
    enum Special implements Value {
        /** Nothing is known. */
        UNKNOWN,
        /** The receiver of the method itself. */
        THIS
    }

    /**
     * A parameter of the method.
     *
     * @param index from 0, over the declared parameters; the receiver does not count
     */
    record Parameter(int index) implements Value {}

    /**
     * A new object.
     *
     * @param type internal name of the class
     * @param call index of the constructor call; -1 where it is not known, and for arrays
     */
    record Created(String type, int call) implements Value {}

    /**
     * What a call returned.
     *
     * @param call index of the call
     */
    record Result(int call) implements Value {}

    /**
     * What a field held.
     *
     * @param owner internal name of the class that the code names as the field's owner
     * @param descriptor the field's JVM type descriptor
     */
    record FieldRead(String owner, String name, String descriptor) implements Value {

        /** Written out for speed, as that of {@link MethodId}. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof FieldRead field
                            && name.equals(field.name)
                            && owner.equals(field.owner)
                            && descriptor.equals(field.descriptor));
        }

        @Override
        public int hashCode() {
            return (31 * owner.hashCode() + name.hashCode()) * 31 + descriptor.hashCode();
        }
    }

    /**
     * A lambda expression or method reference.
     *
     * @param body the method that runs when it is called: the lambda's body or the method referred to
     * @param bodyIsStatic whether {@code body} takes no receiver
     * @param functionalInterface internal name of the interface it implements
     * @param interfaceMethod name of the interface's one abstract method
     * @param captured values bound on creation, in order; the first is the receiver where {@code body} has one and it is bound
     */
    record Function(
            MethodId body,
            boolean bodyIsStatic,
            String functionalInterface,
            String interfaceMethod,
            List<Value> captured)
            implements Value {
        public Function {
            captured = List.copyOf(captured);
        }

        /** The number of the body's first parameter that is not captured. */
        public int firstOwnParameter() {
            boolean bindsReceiver = !bodyIsStatic && !captured.isEmpty();
            return captured.size() - (bindsReceiver ? 1 : 0);
        }
    }

    /**
     * A compile-time constant.
     *
     * @param value an Integer (also for boolean, byte, char, short), Long, Float, Double or String; a class literal is the
     *     String of its internal name; null for {@code null}
     */
    record Constant(@Nullable Object value) implements Value {}

    /**
     * One of several, where paths of the method meet.
     *
     * @param values at least two and at most {@link #MOST}, distinct, none of them a OneOf
     */
    record OneOf(List<Value> values) implements Value {

        /** More alternatives than this are {@link Special#UNKNOWN}. */
        public static final int MOST = 6;

        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The alternatives: several for {@link OneOf}, else this value alone. */
    default List<Value> alternatives() {
        return this instanceof OneOf several ? several.values() : List.of(this);
    }

    /** The int that this value always is, or null. */
    default @Nullable Long constantNumber() {
        return this instanceof Constant c && c.value() instanceof Number n ? (Long) n.longValue() : null;
    }
}
