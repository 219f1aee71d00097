/**
 * Workloads, demand and carriers → recommendations and findings.
 *
 * <p>{@link io.github.concurrencyadvisor.advice.Advice} is the rule of the article; {@code advice.rules} holds one rule a
 * file. Invariant: no rule reads another rule's findings.
 */
@NullMarked
package io.github.concurrencyadvisor.advice;

import org.jspecify.annotations.NullMarked;
