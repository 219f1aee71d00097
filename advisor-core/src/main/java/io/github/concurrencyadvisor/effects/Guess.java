package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Confidence;

/**
 * How likely the dispatches on a path lead along it, as far as the number of their targets tells.
 *
 * @param doubt how often the odds are halved: 0 where every dispatch leads there whatever it reaches, 1 where at least half of
 *     the targets do, 2 where at least a quarter do, … up to {@link #MOST_DOUBT}
 * @param at index on the path of the hop that makes the first guess, -1 where that is the hop before; 0 without doubt
 */
public record Guess(int doubt, int at) {

    /** Less likely than that is not told apart. */
    public static final int MOST_DOUBT = 4;

    /** No guess on the way. */
    public static final Guess NONE = new Guess(0, 0);

    public Guess {
        doubt = Math.min(doubt, MOST_DOUBT);
        at = doubt == 0 ? 0 : at;
    }

    /** The same, seen from so many hops before the path. */
    Guess after(int hops) {
        return new Guess(doubt, at + hops);
    }

    /** Behind a dispatch that stands right before the path and leads to its like with that doubt, this path's included. */
    Guess behind(int dispatchDoubt) {
        return dispatchDoubt == 0 ? this : new Guess(Math.max(doubt, dispatchDoubt), -1);
    }

    /** The doubt of this path and then of the other, which goes on from its end. */
    Guess then(Guess other) {
        return new Guess(doubt + other.doubt, doubt == 0 ? other.at : at);
    }

    Confidence confidence() {
        return doubt == 0 ? Confidence.HIGH : doubt == 1 ? Confidence.MEDIUM : Confidence.LOW;
    }
}
