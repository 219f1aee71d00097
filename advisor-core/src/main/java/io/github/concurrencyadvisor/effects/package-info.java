/**
 * Program facts and known APIs → one {@link io.github.concurrencyadvisor.effects.MethodSummary} a method.
 *
 * <p>A fixed point per strongly connected component of the call graph, callees first. Invariant: every effect carries a
 * witness, the shortest call path to the call that has it.
 */
@NullMarked
package io.github.concurrencyadvisor.effects;

import org.jspecify.annotations.NullMarked;
