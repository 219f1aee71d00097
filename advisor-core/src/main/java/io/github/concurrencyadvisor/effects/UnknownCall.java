package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;

/**
 * A method of which nothing is known, and where it is called.
 *
 * @param called the method; where its code is there but cannot be read, {@code first} is a place in it
 * @param first the place that comes first
 * @param places how many places call it, 1 and up
 * @param why why nothing is known of it: lower case, no full stop
 * @param describable whether a line of a known-API file could say what it does
 */
public record UnknownCall(MethodId called, Hop first, int places, String why, boolean describable) {}
