package io.github.concurrencyadvisor.model;

/**
 * One step of a witness path.
 *
 * @param method the method whose code makes the call
 * @param at where the call stands
 * @param callee what is called there
 */
public record Hop(MethodId method, Position at, MethodId callee) {}
