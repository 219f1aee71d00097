/**
 * What a waiting connection costs, by model.
 *
 * <p>{@code number of connections → a fresh JVM for each way of waiting → memory and threads at the peak}. Invariant: the
 * memory is read while the server holds a request of every connection and has answered none.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.memory;

import org.jspecify.annotations.NullMarked;
