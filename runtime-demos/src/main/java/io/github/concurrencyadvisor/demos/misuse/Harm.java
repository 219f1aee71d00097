package io.github.concurrencyadvisor.demos.misuse;

import java.util.List;

/**
 * What a misuse cost.
 *
 * @param figures the most telling first; empty where this JVM cannot run it
 * @param note what was run and what happened, or what is missing: lower case, no full stop
 */
public record Harm(List<Figure> figures, String note) {

    public Harm {
        figures = List.copyOf(figures);
    }

    static Harm of(String note, Figure... figures) {
        return new Harm(List.of(figures), note);
    }

    /** Nothing is measured, as something is missing here. */
    static Harm needs(String whatIsMissing) {
        return new Harm(List.of(), whatIsMissing);
    }

    public boolean isMeasured() {
        return !figures.isEmpty();
    }

    /**
     * One quantity, of which less is better.
     *
     * @param metric what is measured: lower case
     * @param unit of both values; empty where things are counted
     */
    public record Figure(String metric, String unit, double bad, double good) {

        /** How many times as much the bad way has; infinite where only the bad way has any, not a number where neither has. */
        public double factor() {
            return bad / good;
        }
    }
}
