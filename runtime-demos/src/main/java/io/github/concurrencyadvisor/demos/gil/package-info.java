/**
 * A global interpreter lock, as CPython has one and the JVM does not, built to be seen at work.
 *
 * <p>{@code Stage → the share of time slices that saw another at work}. Invariant: overlap is counted, not timed, so a busy
 * machine does not change what is shown. It illustrates the rule by construction and proves nothing about Python.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.gil;

import org.jspecify.annotations.NullMarked;
