package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;

/**
 * What runs a method that a framework calls.
 *
 * @param because why, as a reader is told after "because it": "overrides Servlet.service", "is annotated @Async"
 */
record Runner(Carrier carrier, String because) {}
