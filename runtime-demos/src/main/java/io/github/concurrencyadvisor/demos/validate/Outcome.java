package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.advised.Advice;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import io.github.concurrencyadvisor.demos.measure.Verdict;
import io.github.concurrencyadvisor.demos.scenarios.Cost;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What measuring one scenario says about the advice for it.
 *
 * @param scenario its name
 * @param summary the work in one line
 * @param advice what the advisor says of the scenario's method on this JVM
 * @param tasks how many tasks one run does
 * @param cost what one of them takes by itself
 * @param finding the outcome
 * @param why the fact that decided it: one line, lower case, no full stop
 * @param controls what had to measure the same, and how it did
 * @param foreignShare the share of the machine, 0 to 1, that others took; empty where it is not known
 * @param rows one for each contender, in the order in which they were declared; the first is what gains are measured against
 * @param advised the row that does as advised
 * @param best the row with the smallest median
 * @param literal the row that takes the rule's model at its word, where the advised one does not
 * @param notes what the reader should know
 */
public record Outcome(
        String scenario,
        String summary,
        Advice advice,
        int tasks,
        Cost cost,
        Finding finding,
        String why,
        List<Control> controls,
        OptionalDouble foreignShare,
        List<Row> rows,
        int advised,
        int best,
        OptionalInt literal,
        List<String> notes) {

    public Outcome {
        controls = List.copyOf(controls);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** The advised contender. */
    public Row advisedRow() {
        return rows.get(advised);
    }

    /** The contender with the smallest median. */
    public Row bestRow() {
        return rows.get(best);
    }

    /** How many times as fast as the best the advised contender is: 1 where it is the best. */
    public Estimate advisedToBest() {
        return bestRow().againstAdvised().inverse();
    }

    /** Whether the advice stands. */
    public enum Finding {
        /** Nothing is faster by more than a tenth, and it gains over the first contender. */
        CONFIRMED,
        /** Something is faster by more than a tenth, or there is nothing gained. */
        REFUTED,
        /** The intervals, or a control, do not allow to say. */
        INCONCLUSIVE
    }

    /**
     * Two ways of running the same that differ in nothing that should matter.
     *
     * @param what which two: lower case, no full stop
     * @param ratio how many times as fast as the one the other was
     */
    public record Control(String what, Estimate ratio) {}

    /**
     * One contender.
     *
     * @param model which of the article's models it is, at its word
     * @param means which realisation it stands for
     * @param medianMillis a run of all tasks
     * @param speedUp over the first contender
     * @param againstAdvised how many times as fast as the advised contender
     * @param verdict of {@code againstAdvised}
     * @param onIdleCores the speed-up to expect on a machine of its own, from the scheduler's account; for work that is
     *     bound by the cores, where it is known
     * @param latency of its requests, where it noted them
     * @param predictedMillis a run of it by the cost model, where that describes it
     */
    public record Row(
            String contender,
            Model model,
            Means means,
            double medianMillis,
            Estimate speedUp,
            Estimate againstAdvised,
            Verdict verdict,
            Optional<Estimate> onIdleCores,
            Optional<Percentiles> latency,
            OptionalDouble predictedMillis) {

        /** How far the prediction is off, as a share of what was measured: 0.1 is a tenth too long. */
        public OptionalDouble error() {
            return predictedMillis.isPresent()
                    ? OptionalDouble.of(predictedMillis.getAsDouble() / medianMillis - 1)
                    : OptionalDouble.empty();
        }
    }
}
