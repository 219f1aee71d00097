/**
 * What was run and measured, as one page to look at.
 *
 * <p>{@code Results → one HTML document} that needs nothing else: no script, no network, its pictures inside. Invariant: the
 * same results give the same bytes, and whatever was measured or said is escaped.
 */
@NullMarked
package io.github.concurrencyadvisor.demos.page;

import org.jspecify.annotations.NullMarked;
