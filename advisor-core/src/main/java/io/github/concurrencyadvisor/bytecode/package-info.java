/**
 * Class files and jars → class facts without positions in the source.
 *
 * <p>Reads with ASM what the compiler resolved: calls, lambdas and method references, line numbers, loops, monitors, and where
 * each receiver and argument comes from. Invariant: nothing that is read is ever loaded or run.
 */
@NullMarked
package io.github.concurrencyadvisor.bytecode;

import org.jspecify.annotations.NullMarked;
