/**
 * The whole flow in one method: {@link io.github.concurrencyadvisor.Advisor#analyze}.
 *
 * <p>{@code AnalysisRequest → Analysis}. Invariant: broken input is a result, not an exception.
 */
@NullMarked
package io.github.concurrencyadvisor;

import org.jspecify.annotations.NullMarked;
