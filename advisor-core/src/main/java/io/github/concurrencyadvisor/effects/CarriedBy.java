package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import java.util.List;

/**
 * That a carrier runs a method.
 *
 * @param site where the code chose the carrier
 * @param confidence high where each call on the way runs exactly what stands next on it, lower where it may run something else
 * @param witness the shortest such way, from the site to the call of the method; empty where the framework itself calls it
 */
public record CarriedBy(Carrier carrier, Spawn site, Confidence confidence, List<Hop> witness) {
    public CarriedBy {
        witness = List.copyOf(witness);
    }
}
