/**
 * The rules, one a file: each finds one way in which code runs work on a carrier that contradicts the advice.
 *
 * <p>Sites and summaries in, findings out. Invariant: a rule's documented bad example is found and its good one is not.
 */
@NullMarked
package io.github.concurrencyadvisor.advice.rules;

import org.jspecify.annotations.NullMarked;
