/**
 * Who computed and who waited, when.
 *
 * <p>{@code work → spans → a drawing in text}. Invariant: a span is noted by whoever did it, when it ends, with times of the
 * clock that it lived by; nothing is reconstructed afterwards.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.timeline;

import org.jspecify.annotations.NullMarked;
