/**
 * Processes: several JVMs, each with a heap of its own, that the operating system runs in parallel.
 *
 * <p>{@code Stage → one line a worker process}. Invariant: no child outlives its parent, however the parent ends: it is
 * waited for, or destroyed by a shutdown hook, or ends itself when its standard input closes.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.processes;

import org.jspecify.annotations.NullMarked;
