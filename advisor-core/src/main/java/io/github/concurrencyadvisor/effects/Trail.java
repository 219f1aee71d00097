package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call path, first hop first; paths share their tails.
 *
 * @param length number of hops, at least 1
 */
public record Trail(Hop hop, @Nullable Trail rest, int length) {

    static Trail of(Hop hop) {
        return new Trail(hop, null, 1);
    }

    Trail after(Hop first) {
        return new Trail(first, this, length + 1);
    }

    /** This path, then the other. */
    Trail then(Trail other) {
        return (rest == null ? other : rest.then(other)).after(hop);
    }

    /** The same path, its last hop calling another method: the one that a call through an interface really reaches. */
    Trail reaching(MethodId callee) {
        return rest == null
                ? of(new Hop(hop.method(), hop.at(), callee))
                : rest.reaching(callee).after(hop);
    }

    public List<Hop> hops() {
        List<Hop> hops = new ArrayList<>(length);
        for (Trail at = this; at != null; at = at.rest) {
            hops.add(at.hop);
        }
        return hops;
    }

    public Hop last() {
        Trail at = this;
        while (at.rest != null) {
            at = at.rest;
        }
        return at.hop;
    }
}
