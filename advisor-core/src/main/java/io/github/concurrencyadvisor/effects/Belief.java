package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;

/**
 * What is believed of a call of which nothing is known.
 *
 * @param api what it does
 * @param because what makes it believed, as "its name says"
 * @param isNamed whether its own name does, rather than the code around it
 */
public record Belief(KnownApi api, String because, boolean isNamed) {}
