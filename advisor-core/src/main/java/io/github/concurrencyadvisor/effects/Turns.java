package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import org.jspecify.annotations.Nullable;

/**
 * How often one run of a method makes a call, as far as constants in the heads of its loops say.
 *
 * @param because the loop, for a reader; empty where there is none
 */
record Turns(long fewest, long greatest, String because) {

    private static final Turns ONE = new Turns(1, 1, "");
    private static final Turns ANY = new Turns(1, AtOnce.NO_END, "");

    /**
     * Of the call, or of what it leads to.
     *
     * @param method null where it cannot be read
     * @param call null where no call of the method itself leads there
     * @param loops how many loops enclose it, those that the callees put around it included
     */
    static Turns of(@Nullable MethodFacts method, @Nullable Call call, int loops) {
        if (method == null || call == null) {
            return loops == 0 ? ONE : ANY;
        }
        long turns = 1;
        int counted = 0;
        for (Loop loop : method.loops()) {
            if (!loop.encloses(call.line())) {
                continue;
            }
            counted += loop.isSmall() ? 0 : 1;
            Long bound = loop.bound();
            if (bound == null) {
                return ANY;
            }
            turns = bound > AtOnce.NO_END / turns ? AtOnce.NO_END : Math.max(1, turns * bound);
        }
        // Where lines do not tell which loops enclose the call, or a callee loops, no constant says how often.
        if (counted != call.loopDepth() || loops != call.loopDepth()) {
            return ANY;
        }
        return turns == 1 ? ONE : new Turns(turns, turns, "a loop of " + turns + " turns in " + display(method));
    }

    /** How many are started where so many start them. */
    AtOnce of(AtOnce starters) {
        return starters.times(fewest, greatest, because);
    }

    private static String display(MethodFacts method) {
        return method.declaredIn().isLambdaBody()
                ? method.id().simpleClassName()
                : method.declaredIn().display();
    }
}
