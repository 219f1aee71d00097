/**
 * Method summaries → {@link io.github.concurrencyadvisor.classify.Workload}: CPU-bound, I/O-bound, mixed, trivial or unknown.
 *
 * <p>Invariant: a verdict of CPU-bound comes from evidence of computing, never from the absence of knowledge.
 */
@NullMarked
package io.github.concurrencyadvisor.classify;

import org.jspecify.annotations.NullMarked;
