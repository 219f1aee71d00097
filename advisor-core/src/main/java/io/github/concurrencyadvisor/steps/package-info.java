/**
 * What an analysis is at, so that somebody with a clock can stop what takes too long, and what fails costs no more than itself.
 *
 * <p>In → out: work with a name → its result, or that it was stopped or failed. Invariant: nothing here reads a clock or waits, and work
 * that nobody stops comes to the same with steps and without.
 */
@NullMarked
package io.github.concurrencyadvisor.steps;

import org.jspecify.annotations.NullMarked;
