/**
 * The harm that each misuse of a concurrency model does, measured beside the code that does without it.
 *
 * <p>{@code Misuse → Harm: figures of the bad way and of the good one}. A file is a misuse: {@code bad} is what the advisor's rule
 * finds, {@code good} is what it lets pass, both do the same work. Invariant: when {@code measure} returns or throws, every thread
 * and process that it started has been told to end.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.misuse;

import org.jspecify.annotations.NullMarked;
