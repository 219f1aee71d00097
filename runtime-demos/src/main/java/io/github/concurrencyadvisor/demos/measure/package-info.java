/**
 * A benchmark that would rather say nothing than something wrong.
 *
 * <p>{@code contenders → rounds → paired ratios with an interval → verdict}. Invariant: contenders are compared only within a
 * round, where the machine was in the same mood for all, and every contender computed the same.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.measure;

import org.jspecify.annotations.NullMarked;
