/**
 * The Maven plugin: a Maven project → {@link io.github.concurrencyadvisor.AnalysisRequest}, and an
 * {@link io.github.concurrencyadvisor.Analysis} → console, report files and a verdict on the build.
 *
 * <p>Invariant: nothing here looks at code; what a method does is decided in the core alone.
 */
@NullMarked
package io.github.concurrencyadvisor.maven;

import org.jspecify.annotations.NullMarked;
