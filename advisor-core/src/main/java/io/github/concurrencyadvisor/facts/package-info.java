/**
 * Parsed units and class facts → {@link io.github.concurrencyadvisor.model.ProgramFacts}.
 *
 * <p>Joins the two witnesses of one program: the class file says what is called, the source says where it stands. Where no
 * class file exists the symbol solver stands in. Last stage to see JavaParser or ASM.
 */
@NullMarked
package io.github.concurrencyadvisor.facts;

import org.jspecify.annotations.NullMarked;
