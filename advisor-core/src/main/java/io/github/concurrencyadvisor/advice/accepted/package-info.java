/**
 * What the user has accepted: findings that the source itself allows, and those that a baseline lists.
 *
 * <p>Findings, suppressions and a baseline → which findings are open, which are accepted and why, and what is left over of
 * what was accepted once. Invariant: no finding is lost; each is in exactly one of the lists of a
 * {@link io.github.concurrencyadvisor.advice.accepted.Review}.
 */
@NullMarked
package io.github.concurrencyadvisor.advice.accepted;

import org.jspecify.annotations.NullMarked;
