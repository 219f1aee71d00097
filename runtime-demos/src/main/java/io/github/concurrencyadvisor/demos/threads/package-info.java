/**
 * Threads: several waits at once inside one process.
 *
 * <p>{@code Stage → one line a worker, in the order in which they wake}. Invariant: the main thread says that all are queued
 * before any worker speaks, and waits for every one of them.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.threads;

import org.jspecify.annotations.NullMarked;
