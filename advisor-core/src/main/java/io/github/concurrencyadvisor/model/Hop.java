package io.github.concurrencyadvisor.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of a witness path.
 *
 * @param method the method whose code makes the step
 * @param at where it makes it
 * @param callee what is called there; null where the step is a loop or recursion of {@code method} itself
 */
public record Hop(MethodId method, Position at, @Nullable MethodId callee) {}
