/**
 * What this machine's threads, processes and loops cost, and how long work takes by that.
 *
 * <p>{@code machine → profile of constants; profile, work, way → milliseconds}. Invariant: a constant is measured directly and
 * never adjusted to what is to be predicted; what cannot be measured is absent, with the reason.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.costs;

import org.jspecify.annotations.NullMarked;
