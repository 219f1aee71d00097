/**
 * A pool of worker JVMs behind the interface of {@link java.util.concurrent.ExecutorService}.
 *
 * <p>{@code task → bytes → worker process → bytes → result}, length-prefixed over the worker's standard input and output.
 * Invariant: every submitted task ends exactly once, with its result, its exception, or a statement of what became of it; a
 * task that had begun in a worker that died is never run again in silence.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.pool;

import org.jspecify.annotations.NullMarked;
