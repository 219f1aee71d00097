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
 * @param oneIn so many runs of the first hop's method lead along the path once, if all ways that the methods on it can take are
 *     equally likely; 1 where each does, up to {@link #RAREST}
 */
public record Trail(Hop hop, @Nullable Trail rest, int length, int oneIn) {

    /** What is rarer is not told apart. */
    public static final int RAREST = 1 << 20;

    /** A wait that fewer runs than one in so many come to decides no verdict, and no finding rests on it. */
    public static final int SELDOM = 128;

    /** A hop and where it leads on to; null where it is the last. */
    public Trail(Hop hop, @Nullable Trail rest) {
        this(hop, rest, rest == null ? 1 : rest.length + 1, (int)
                Math.min(RAREST, (1L + hop.waysAround()) * (rest == null ? 1 : rest.oneIn)));
    }

    static Trail of(Hop hop) {
        return new Trail(hop, null);
    }

    Trail after(Hop first) {
        return new Trail(first, this);
    }

    /** This path, then the other. */
    Trail then(Trail other) {
        return (rest == null ? other : rest.then(other)).after(hop);
    }

    /** The same path, its last hop calling another method: the one that a call through an interface really reaches. */
    Trail reaching(MethodId callee) {
        return rest == null ? of(hop.to(callee)) : rest.reaching(callee).after(hop);
    }

    public List<Hop> hops() {
        List<Hop> hops = new ArrayList<>(length);
        for (Trail at = this; at != null; at = at.rest) {
            hops.add(at.hop);
        }
        return hops;
    }

    /** Hop by hop, as a path may be longer than the stack is deep; paths that share a tail are the same from there on. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Trail trail) || trail.length != length) {
            return false;
        }
        Trail one = this;
        Trail two = trail;
        while (one != two) {
            if (one == null || two == null || one.oneIn != two.oneIn || !one.hop.equals(two.hop)) {
                return false;
            }
            one = one.rest;
            two = two.rest;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hop.hashCode() * 31 + length;
    }

    public Hop last() {
        Trail at = this;
        while (at.rest != null) {
            at = at.rest;
        }
        return at.hop;
    }
}
