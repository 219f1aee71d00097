/**
 * Methods of known shape, and the ways in which each may be run.
 *
 * <p>{@code Scenario → Bench: contenders that all compute the same}. Invariant: a bench owns what its contenders need (pools,
 * connections, server and worker processes) and ends all of it when closed.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.scenarios;

import org.jspecify.annotations.NullMarked;
