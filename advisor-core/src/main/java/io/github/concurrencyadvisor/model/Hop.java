package io.github.concurrencyadvisor.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of a witness path.
 *
 * @param method the method whose code makes the step
 * @param at where it makes it
 * @param callee what is called there; null where the step is a loop or recursion of {@code method} itself
 * @param waysAround how many branches and returns of the method lead around the step
 */
public record Hop(MethodId method, Position at, @Nullable MethodId callee, int waysAround) {

    /** A step that the method makes whenever it runs, as far as is known. */
    public Hop(MethodId method, Position at, @Nullable MethodId callee) {
        this(method, at, callee, 0);
    }

    /** The same step, leading to another method. */
    public Hop to(MethodId otherCallee) {
        return new Hop(method, at, otherCallee, waysAround);
    }
}
