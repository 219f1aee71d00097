/**
 * The four words that everything else is said with: sync, async, concurrency, parallelism.
 *
 * <p>{@code Stage → a timeline of what ran when}. Invariant: the order that a timeline shows is forced by the code, or by
 * waits of whole units, so it is the same on every machine; only the lengths differ.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.recap;

import org.jspecify.annotations.NullMarked;
