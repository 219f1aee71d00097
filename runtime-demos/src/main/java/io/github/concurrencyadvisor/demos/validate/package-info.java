/**
 * The advice, held against measurement.
 *
 * <p>{@code Scenario → Outcome → text or JSON}. Invariant: no outcome is decided on a point estimate, nor at all while the same
 * code, run twice, does not measure the same.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.validate;

import org.jspecify.annotations.NullMarked;
