/**
 * Every concurrency model for real: demos to watch and a benchmark to believe.
 *
 * <p>{@code Stage → lines on it}: a {@link io.github.concurrencyadvisor.demos.Demo} is told where to print and how long one
 * unit of waiting is. Invariant: when a demo returns, no thread or process that it started is left.
 */
@NullMarked
package io.github.concurrencyadvisor.demos;

import org.jspecify.annotations.NullMarked;
