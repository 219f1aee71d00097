/**
 * Futures: a promise of a result, asked whether it is done and for its value, from a pool of threads or of processes.
 *
 * <p>{@code Stage → not done, still not done, the value}. Invariant: both demos use the same interface and differ only in the
 * executor.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.futures;

import org.jspecify.annotations.NullMarked;
