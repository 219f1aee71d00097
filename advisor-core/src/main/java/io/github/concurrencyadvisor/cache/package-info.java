/**
 * What one analysis leaves for the next: small files in the user's cache folder.
 *
 * <p>Names are made from the content that a file rests on, so that a file is right or not asked for. Invariant: a file that is
 * damaged, foreign or cannot be written is as good as none, and never an error.
 */
@NullMarked
package io.github.concurrencyadvisor.cache;

import org.jspecify.annotations.NullMarked;
