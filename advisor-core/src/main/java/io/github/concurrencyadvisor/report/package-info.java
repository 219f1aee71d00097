/**
 * An {@link io.github.concurrencyadvisor.Analysis} → text, one format a file.
 *
 * <p>Invariant: a report is a pure function of the analysis; the same analysis gives the same bytes.
 */
@NullMarked
package io.github.concurrencyadvisor.report;

import org.jspecify.annotations.NullMarked;
