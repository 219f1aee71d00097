package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Verdict;
import io.github.concurrencyadvisor.demos.validate.Outcome.Finding;
import io.github.concurrencyadvisor.demos.validate.Outcome.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Decides, from measurements alone. A pure function. */
final class Judge {

    /** The same code twice must agree this well, over its whole interval. */
    private static final double CONTROL = 1.1;

    /** More than the cores can give, beyond what a timer explains. */
    private static final double IMPOSSIBLE = 1.1;

    /** Work that is bound by the cores needs them: what others take of the machine is missing from every gain. */
    private static final double FOREIGN = 0.1;

    private Judge() {}

    /** A finding and the fact that decided it. */
    record Ruling(Finding finding, String why) {}

    /**
     * Decides.
     *
     * @param claim the model recommended
     * @param advised the index of the advised row; the first row is what a gain is measured against
     * @param control how many times as fast as itself the advised contender was
     * @param cores the most that work bound by cores can gain; empty where it is not so bound
     * @param foreignShare the share of the machine that others took; empty where it is not known
     */
    static Ruling rule(
            Model claim,
            List<Row> rows,
            int advised,
            Estimate control,
            OptionalInt cores,
            OptionalDouble foreignShare) {
        if (!control.within(1 / CONTROL, CONTROL)) {
            return new Ruling(
                    Finding.INCONCLUSIVE, "the machine is not quiet enough: the same code twice differs by " + control);
        }
        if (cores.isPresent() && foreignShare.orElse(0) > FOREIGN) {
            return new Ruling(
                    Finding.INCONCLUSIVE,
                    String.format(
                            Locale.ROOT,
                            "others took %.0f %% of the machine, and the work needs all of it",
                            100 * foreignShare.getAsDouble()));
        }
        if (cores.isPresent()) {
            for (Row row : rows) {
                if (row.speedUp().low() > cores.getAsInt() * IMPOSSIBLE) {
                    return new Ruling(
                            Finding.INCONCLUSIVE,
                            "'" + row.contender() + "' gains " + row.speedUp() + " on " + cores.getAsInt()
                                    + " cores, which cannot be");
                }
            }
        }
        List<Row> rivals = rows.stream().filter(row -> row.model() != claim).toList();
        Optional<Row> better =
                rivals.stream().filter(row -> row.verdict() == Verdict.FASTER).findFirst();
        if (better.isPresent()) {
            return new Ruling(
                    Finding.REFUTED,
                    "'" + better.get().contender() + "' is faster: "
                            + better.get().againstAdvised());
        }
        boolean canGain = cores.isEmpty() || cores.getAsInt() > 1;
        Verdict gain = rows.get(advised).speedUp().verdict();
        if (canGain && (gain == Verdict.TIE || gain == Verdict.SLOWER)) {
            return new Ruling(
                    Finding.REFUTED,
                    "it gains nothing over '" + rows.get(0).contender() + "': "
                            + rows.get(advised).speedUp());
        }
        if (canGain && gain == Verdict.INCONCLUSIVE) {
            return new Ruling(
                    Finding.INCONCLUSIVE,
                    "its gain over '" + rows.get(0).contender() + "' is uncertain: "
                            + rows.get(advised).speedUp());
        }
        Optional<Row> unsure = rivals.stream()
                .filter(row -> row.againstAdvised().mayBeFaster())
                .findFirst();
        if (unsure.isPresent()) {
            return new Ruling(
                    Finding.INCONCLUSIVE,
                    "'" + unsure.get().contender() + "' may be faster: "
                            + unsure.get().againstAdvised());
        }
        return new Ruling(Finding.CONFIRMED, "gains " + rows.get(advised).speedUp() + ties(rivals));
    }

    private static String ties(List<Row> rivals) {
        List<String> ties = rivals.stream()
                .filter(row -> row.verdict() == Verdict.TIE)
                .map(row -> "'" + row.contender() + "'")
                .toList();
        return ties.isEmpty() ? ", and no other model comes near" : ", and ties with " + String.join(", ", ties);
    }
}
