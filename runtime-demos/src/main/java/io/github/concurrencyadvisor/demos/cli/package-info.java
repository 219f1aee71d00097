/**
 * The command line: {@code list}, {@code run}, {@code validate}, {@code misuse} and {@code calibrate}.
 *
 * <p>{@code arguments → exit code}: 0 done, 1 a demo failed or advice was refuted, 2 wrong usage, 3 not
 * measured. Invariant: the one place that knows
 * {@code System.out} and the list of demos.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.cli;

import org.jspecify.annotations.NullMarked;
