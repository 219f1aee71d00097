package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.List;

/**
 * How likely a dispatch reaches a target that waits, or one that computes, if each target is as likely as any other: in
 * halvings, see {@link Guess#doubt}.
 *
 * <p>Where all or none do, it does not matter which is called; where a few of many do, it is a guess.
 */
record Odds(int waits, int computes) {

    /** One target only. */
    static final Odds CERTAIN = new Odds(0, 0);

    /** What an implementation that a library brings along is to an object of a type that every lambda may implement. */
    static final Odds ONE_OF_ANY_LAMBDAS = new Odds(2, 2);

    /** Odds of one, in the unit that {@link #doubt} counts in. */
    private static final int ONE = 1 << Guess.MOST_DOUBT;

    static Odds of(List<MethodFacts> targets, Evaluator.Summaries summaries) {
        if (targets.size() <= 1) {
            return CERTAIN;
        }
        int waits = 0;
        int computes = 0;
        for (MethodFacts target : targets) {
            MethodSummary summary = summaries.of(target);
            waits += ONE >> doubtOfWaiting(summary);
            Evidence compute = summary.effects().get(Effect.COMPUTE);
            computes += compute == null ? 0 : ONE >> compute.guess().doubt();
        }
        return new Odds(doubt(waits, targets.size()), doubt(computes, targets.size()));
    }

    /** Of this dispatch, and of the other that it takes as well. */
    Odds and(Odds other) {
        return new Odds(waits + other.waits, computes + other.computes);
    }

    /** Halvings of the sum over so many targets; one that nothing speaks for has all of them. */
    private static int doubt(int sum, int targets) {
        int doubt = 0;
        while (doubt < Guess.MOST_DOUBT && sum << doubt < ONE * targets) {
            doubt++;
        }
        return doubt;
    }

    private static int doubtOfWaiting(MethodSummary summary) {
        int least = Guess.MOST_DOUBT + 1;
        for (Evidence evidence : summary.effects().values()) {
            if (evidence.effect().blocks() && !evidence.minor()) {
                least = Math.min(least, evidence.guess().doubt());
            }
        }
        for (ParameterUse use : summary.uses()) {
            if (use.mayWait()) {
                least = Math.min(least, use.guess().doubt());
            }
        }
        return least;
    }

    int doubt(Effect effect) {
        return effect == Effect.COMPUTE ? computes : effect.blocks() ? waits : 0;
    }
}
