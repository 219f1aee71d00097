package io.github.concurrencyadvisor.demos.validate;

import java.util.Comparator;
import java.util.List;

/**
 * How good the cost model's predictions were.
 *
 * @param made how many there were
 * @param medianError median size of their errors, as a share of what was measured; 0 where there were none
 * @param p90Error nine of ten errors are no larger
 * @param goodChoices in how many scenarios the way predicted to be the fastest took at most a tenth longer than the fastest of
 *     those that were predicted
 * @param scenarios in which there were predictions
 */
public record Predictions(int made, double medianError, double p90Error, int goodChoices, int scenarios) {

    private static final double GOOD = 1.1;

    /** Over all rows that were predicted. */
    public static Predictions of(List<Outcome> outcomes) {
        List<Double> errors = outcomes.stream()
                .flatMap(outcome -> predicted(outcome).stream())
                .map(row -> Math.abs(row.error().orElseThrow()))
                .sorted()
                .toList();
        List<Outcome> scenarios = outcomes.stream()
                .filter(outcome -> !predicted(outcome).isEmpty())
                .toList();
        int good = (int) scenarios.stream()
                .filter(outcome -> isGoodChoice(predicted(outcome)))
                .count();
        return new Predictions(errors.size(), rank(errors, 0.5), rank(errors, 0.9), good, scenarios.size());
    }

    private static List<Outcome.Row> predicted(Outcome outcome) {
        return outcome.rows().stream()
                .filter(row -> row.predictedMillis().isPresent())
                .toList();
    }

    private static boolean isGoodChoice(List<Outcome.Row> rows) {
        Outcome.Row chosen = rows.stream()
                .min(Comparator.comparingDouble(row -> row.predictedMillis().orElseThrow()))
                .orElseThrow();
        double best = rows.stream().mapToDouble(Outcome.Row::medianMillis).min().orElseThrow();
        return chosen.medianMillis() <= best * GOOD;
    }

    private static double rank(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
