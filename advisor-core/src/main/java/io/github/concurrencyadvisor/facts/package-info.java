/**
 * Parsed units and class facts → {@link io.github.concurrencyadvisor.model.ProgramFacts}.
 *
 * <p>Joins the two witnesses of one program: the class file says what is called, the source says where it stands. Where no
 * current class file exists, calls are resolved from the source: against the other sources, the class path and the JDK, and
 * where a class is missing, against what imports say. Last stage to see JavaParser or ASM. Invariant: an unresolved call
 * says why; none is left out.
 *
 * <p>What a file came to is kept ({@code KeptFiles}) and taken over while its content and that of its class files is the same.
 */
@NullMarked
package io.github.concurrencyadvisor.facts;

import org.jspecify.annotations.NullMarked;
