/**
 * Source files → parsed units and problems.
 *
 * <p>Finds the project's Java files and parses each once, in parallel, with JavaParser. Invariant: every file found is either
 * handed on or a {@link io.github.concurrencyadvisor.model.Problem}; none is lost.
 */
@NullMarked
package io.github.concurrencyadvisor.source;

import org.jspecify.annotations.NullMarked;
