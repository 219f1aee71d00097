package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import org.jspecify.annotations.Nullable;

/**
 * One effect of a method, with the path that proves it.
 *
 * <p>Evidences of the same effect form a chain: major above minor, more work in one place above less, more work above less,
 * surer above less sure, slower above faster, shorter above longer. Joining takes the higher one and the slower speed, so it is
 * idempotent, commutative and associative up to paths of equal length.
 *
 * @param minor whether it happens rarely or at start-up only, so that it never decides a verdict
 * @param work for {@link Effect#COMPUTE}, the order of growth: 1 for a loop, 2 for a loop in a loop, … up to {@link #MOST_WORK};
 *     3 and more also for one call that alone takes milliseconds. 0 for every other effect
 * @param nested the part of the work that stands in one method, its lambdas included. Loops inside each other in one method go
 *     over the same data and multiply; those that calls bring together mostly share it: a request's headers, then the values of
 *     one, then its characters
 */
public record Evidence(
        Effect effect,
        Speed speed,
        Confidence confidence,
        boolean minor,
        int work,
        int nested,
        Guess guess,
        Trail trail) {

    /** As much work as a call that alone takes milliseconds. */
    public static final int HEAVY = 3;

    /** Growth beyond this is not told apart. */
    public static final int MOST_WORK = 6;

    public Evidence {
        work = Math.min(work, MOST_WORK);
        nested = Math.min(nested, MOST_WORK);
        confidence = confidence.atMost(guess.confidence());
    }

    /** What is found in one place. */
    public Evidence(
            Effect effect, Speed speed, Confidence confidence, boolean minor, int work, Guess guess, Trail trail) {
        this(effect, speed, confidence, minor, work, work, guess, trail);
    }

    /** The same without a dispatch on the way. */
    Evidence(Effect effect, Speed speed, Confidence confidence, boolean minor, int work, Trail trail) {
        this(effect, speed, confidence, minor, work, Guess.NONE, trail);
    }

    Evidence join(Evidence other) {
        Evidence higher = other.isAbove(this) ? other : this;
        Speed slower = speed.compareTo(other.speed) >= 0 ? speed : other.speed;
        return higher.speed == slower
                ? higher
                : new Evidence(
                        effect,
                        slower,
                        higher.confidence,
                        higher.minor,
                        higher.work,
                        higher.nested,
                        higher.guess,
                        higher.trail);
    }

    /** Whether both say the same of the effect, by whatever paths. */
    boolean saysTheSameAs(@Nullable Evidence other) {
        return other != null
                && speed == other.speed
                && confidence == other.confidence
                && minor == other.minor
                && guess.doubt() == other.guess.doubt()
                && work == other.work
                && nested == other.nested;
    }

    /** The same behind a dispatch that leads to something of its kind with those odds. */
    Evidence behind(Odds odds) {
        Guess both = guess.behind(odds.doubt(effect));
        return both.equals(guess) ? this : new Evidence(effect, speed, confidence, minor, work, nested, both, trail);
    }

    private boolean isAbove(Evidence other) {
        if (minor != other.minor) {
            return other.minor;
        }
        if (nested != other.nested) {
            return nested > other.nested;
        }
        if (work != other.work) {
            return work > other.work;
        }
        int surer = confidence.compareTo(other.confidence);
        if (surer != 0) {
            return surer > 0;
        }
        if (guess.doubt() != other.guess.doubt()) {
            return guess.doubt() < other.guess.doubt();
        }
        return speed != other.speed ? speed.compareTo(other.speed) > 0 : trail.length() < other.trail.length();
    }
}
