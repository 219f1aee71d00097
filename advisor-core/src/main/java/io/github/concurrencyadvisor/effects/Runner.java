package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;

/**
 * What runs a method that a framework calls.
 *
 * @param because why, as a reader is told after "because it": "overrides Servlet.service", "is annotated @Async"
 * @param atOnce how many such calls are under way
 */
record Runner(Carrier carrier, String because, AtOnce atOnce) {

    /** A runner of which that many calls are under way at most, unless configured otherwise; 0 where nothing says. */
    static Runner of(Carrier carrier, String because, String what, long most) {
        AtOnce atOnce = most == 0
                ? AtOnce.UNKNOWN
                : most == AtOnce.NO_END
                        ? AtOnce.many(what + ", as many as come")
                        : AtOnce.upTo(most, what + ", " + most + " unless configured");
        return new Runner(carrier, because, atOnce);
    }
}
