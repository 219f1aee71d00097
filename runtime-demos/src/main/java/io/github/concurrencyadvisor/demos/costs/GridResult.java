package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.measure.Way;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of a {@link Grid}.
 *
 * @param cells those that were run, by shape and then by way
 * @param leftOut how many combinations were not run, because they take too long to be the best
 * @param control for each shape in which it was run, how many times as long a pool took when it was measured as if it were
 *     another
 * @param rounds that were measured
 * @param foreignShare share of the machine that others took meanwhile; empty where it is not known
 */
public record GridResult(List<Cell> cells, int leftOut, List<Double> control, int rounds, OptionalDouble foreignShare) {

    /** How much longer than the best a way may take and still be a good choice. */
    public static final double GOOD = 1.1;

    private static final double MOST = 0.9;

    public GridResult {
        cells = List.copyOf(cells);
        control = List.copyOf(control);
    }

    /**
     * One shape in one way.
     *
     * @param predicted from the profile, in milliseconds
     * @param measured undisturbed, in milliseconds
     */
    public record Cell(Work work, Way way, double predicted, double measured) {

        /** How far the prediction is off, as a share of what was measured: 0.1 is a tenth too long, -0.1 a tenth too short. */
        public double error() {
            return predicted / measured - 1;
        }
    }

    /** The shapes, in the order in which they were given. */
    public List<Work> shapes() {
        return cells.stream().map(Cell::work).distinct().toList();
    }

    /** What was run of a shape. */
    public List<Cell> of(Work work) {
        return cells.stream().filter(cell -> cell.work().equals(work)).toList();
    }

    /** The way that was the fastest. */
    public Cell best(Work work) {
        return of(work).stream().min(Comparator.comparingDouble(Cell::measured)).orElseThrow();
    }

    /** The way that the model would choose. */
    public Cell chosen(Work work) {
        return of(work).stream()
                .min(Comparator.comparingDouble(Cell::predicted))
                .orElseThrow();
    }

    /** How many times as long as the best the choice of the model took; at least 1. */
    public double regret(Work work) {
        return chosen(work).measured() / best(work).measured();
    }

    /** Median of the errors' sizes. */
    public double medianError() {
        return sizeOfErrors(0.5);
    }

    /** Nine of ten errors are no larger. */
    public double p90Error() {
        return sizeOfErrors(MOST);
    }

    private double sizeOfErrors(double share) {
        return Times.quantile(
                cells.stream().mapToDouble(cell -> Math.abs(cell.error())).toArray(), share);
    }

    /** The share of the shapes in which the model's choice took at most a tenth longer than the best. */
    public double goodChoices() {
        List<Work> shapes = shapes();
        return (double) shapes.stream().filter(work -> regret(work) <= GOOD).count() / shapes.size();
    }

    /** Geometric mean of the regrets. */
    public double meanRegret() {
        return Math.exp(shapes().stream()
                .mapToDouble(work -> Math.log(regret(work)))
                .average()
                .orElse(0));
    }

    /** The largest of the regrets. */
    public double worstRegret() {
        return shapes().stream().mapToDouble(this::regret).max().orElse(1);
    }

    /** Median of how far apart two measurements of one thing are: what no model can do better than. */
    public double medianControlError() {
        return controlError(0.5);
    }

    /** Nine of ten are no further apart. */
    public double p90ControlError() {
        return controlError(MOST);
    }

    private double controlError(double share) {
        return Times.quantile(
                control.stream().mapToDouble(ratio -> Math.abs(ratio - 1)).toArray(), share);
    }
}
