package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import org.jspecify.annotations.Nullable;

/**
 * Who runs what is handed over.
 *
 * @param gate how many it runs at once, or null where nothing bounds it
 */
record Crew(Carrier carrier, @Nullable Gate gate) {

    /** The common pool has a thread a core; a machine of more cores is not expected. */
    private static final int MOST_CORES = 128;

    /** What lets through, and what it has so many of, for a reader. */
    enum What {
        POOL("a pool of ", "thread"),
        SEMAPHORE("a semaphore of ", "permit");

        private final String phrase;
        private final String unit;

        What(String phrase, String unit) {
            this.phrase = phrase;
            this.unit = unit;
        }

        String of(long number) {
            return phrase + (number == 1 ? "one " + unit : number + " " + unit + "s");
        }
    }

    /**
     * Something that lets only so many through at once: a pool's threads, a semaphore's permits.
     *
     * @param madeIn the method that makes a new one in each run; null where there is one for all runs
     */
    record Gate(AtOnce.Bound bound, @Nullable MethodId madeIn) {

        /**
         * The gate that a call handed out, as wide as a constant says; else null.
         *
         * @param method the method that uses it
         */
        static @Nullable Gate of(
                Source.Handed handed, Amount width, What what, MethodFacts method, Quantities quantities) {
            Source.Handed.Place by = handed.by();
            Long number = by == null ? null : quantities.number(by.in(), by.call(), width);
            if (by == null || number == null) {
                return null;
            }
            MethodId maker = by.in().id();
            boolean makesItsOwn = maker.equals(method.id())
                    && !maker.isConstructor()
                    && !maker.name().equals("<clinit>");
            AtOnce.Bound bound = new AtOnce.Bound(Math.max(1, number), what.of(number));
            return new Gate(bound, makesItsOwn ? maker : null);
        }

        /** How many are let through where so many runs of the method are under way. */
        AtOnce.Bound among(AtOnce runs) {
            long each = bound.number();
            long makers = runs.most().number();
            return madeIn == null || makers == 1
                    ? bound
                    : new AtOnce.Bound(makers > AtOnce.NO_END / each ? AtOnce.NO_END : makers * each, bound.because());
        }
    }

    static Crew of(Carrier carrier) {
        return switch (carrier) {
            case COMMON_POOL ->
                new Crew(carrier, new Gate(new AtOnce.Bound(MOST_CORES, "the common pool, a thread a core"), null));
            case MAIN ->
                new Crew(carrier, new Gate(new AtOnce.Bound(1, "the main thread, of which there is one"), null));
            case UI_THREAD ->
                new Crew(
                        carrier,
                        new Gate(new AtOnce.Bound(1, "the user interface's thread, of which there is one"), null));
            case EVENT_LOOP,
                    COMPUTE_LOOP,
                    FORK_JOIN_POOL,
                    PLATFORM_POOL,
                    PLATFORM_THREAD,
                    VIRTUAL_THREAD,
                    SERVLET_THREAD,
                    UNKNOWN -> new Crew(carrier, null);
        };
    }

    /** Of two that may run it, the one that runs more at once. */
    Crew wider(Crew other) {
        if (gate == null || other.gate == null) {
            return gate == null ? this : other;
        }
        return gate.bound.compareTo(other.gate.bound) >= 0 ? this : other;
    }
}
