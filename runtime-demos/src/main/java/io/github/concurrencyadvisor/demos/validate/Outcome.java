package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What measuring one scenario says about the advice for it.
 *
 * @param scenario its name
 * @param summary the work in one line
 * @param claim the model that the rule recommends
 * @param advised the contender that the advice names on this JVM
 * @param finding the outcome
 * @param why the fact that decided it: one line, lower case, no full stop
 * @param control how many times as fast as itself the advised contender was
 * @param foreignShare the share of the machine, 0 to 1, that others took; empty where it is not known
 * @param rows one for each contender, in the order in which they were declared
 * @param notes what the reader should know
 */
public record Outcome(
        String scenario,
        String summary,
        Model claim,
        String advised,
        Finding finding,
        String why,
        Estimate control,
        OptionalDouble foreignShare,
        List<Row> rows,
        List<String> notes) {

    public Outcome {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Whether the advice stands. */
    public enum Finding {
        /** Nothing of another model is faster by the margin, and it gains over the first contender. */
        CONFIRMED,
        /** Something of another model is faster by the margin, or there is nothing gained. */
        REFUTED,
        /** The intervals, or a control, do not allow to say. */
        INCONCLUSIVE
    }

    /**
     * One contender.
     *
     * @param medianMillis a round of it
     * @param speedUp over the first contender
     * @param againstAdvised how many times as fast as the advised contender
     * @param verdict of {@code againstAdvised}
     * @param onIdleCores the speed-up to expect on a machine of its own, from the scheduler's account; for work that is
     *     bound by the cores, where it is known
     */
    public record Row(
            String contender,
            Model model,
            double medianMillis,
            Estimate speedUp,
            Estimate againstAdvised,
            Verdict verdict,
            Optional<Estimate> onIdleCores) {}
}
