/**
 * The words that every stage shares: what a program, an effect, a carrier and a problem are.
 *
 * <p>Plain immutable records and enums. They hold no behaviour beyond reading themselves, and import nothing of the project.
 */
@NullMarked
package io.github.concurrencyadvisor.model;

import org.jspecify.annotations.NullMarked;
