/**
 * A {@link io.github.concurrencyadvisor.report.Report} → one HTML page that opens from disk, a section a file.
 *
 * <p>Invariant: every text passes {@link io.github.concurrencyadvisor.report.html.Markup}, which alone writes angle brackets; the
 * page asks for nothing outside itself, and all it says is there without JavaScript.
 */
@NullMarked
package io.github.concurrencyadvisor.report.html;

import org.jspecify.annotations.NullMarked;
