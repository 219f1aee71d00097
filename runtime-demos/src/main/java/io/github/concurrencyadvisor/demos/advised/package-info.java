/**
 * What the advisor said of these very sources when this was built.
 *
 * <p>{@code advice.tsv → Advice}. Invariant: nothing in the file is typed in; the build writes it with the advisor of the same
 * version, after the classes are compiled and before they are packed.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.advised;

import org.jspecify.annotations.NullMarked;
