/**
 * The rule, branch by branch, as the JVM has it: what CPU-bound and I/O-bound work is best run on.
 *
 * <p>{@code Stage → a result and what computed it}. Invariant: only final APIs of Java 17, and virtual threads where they are.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.decision;

import org.jspecify.annotations.NullMarked;
