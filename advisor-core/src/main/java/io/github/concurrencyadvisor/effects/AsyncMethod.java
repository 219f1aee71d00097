package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;

/**
 * A method whose result promises the caller that it can go on at once.
 *
 * @param usual the carrier that mostly calls such methods; {@link Carrier#UNKNOWN} where nothing says
 * @param returns the simple name of what it returns
 */
public record AsyncMethod(MethodFacts method, Carrier usual, String returns) {}
