/**
 * Event loops: many waits on one thread, because nobody blocks it.
 *
 * <p>{@code Stage → two interleaved series of times, printed by one thread}. Invariant: a task of a loop never waits; where it
 * would, it leaves a timer or an interest behind and returns.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.loop;

import org.jspecify.annotations.NullMarked;
