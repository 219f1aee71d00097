/**
 * Summaries of the class path's methods → files, and back: a dependency is solved once, not in every build.
 *
 * <p>Invariant: what is read back equals what solving it again would give.
 */
@NullMarked
package io.github.concurrencyadvisor.effects.store;

import org.jspecify.annotations.NullMarked;
