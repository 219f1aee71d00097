/**
 * Text lines in resources → {@link io.github.concurrencyadvisor.known.KnownApis}: what the JDK and libraries do.
 *
 * <p>Knowledge is data with a reason, never code. Invariant: no method of an exported JDK package is without an answer.
 */
@NullMarked
package io.github.concurrencyadvisor.known;

import org.jspecify.annotations.NullMarked;
