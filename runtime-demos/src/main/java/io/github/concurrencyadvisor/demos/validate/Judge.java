package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Verdict;
import io.github.concurrencyadvisor.demos.validate.Outcome.Control;
import io.github.concurrencyadvisor.demos.validate.Outcome.Finding;
import io.github.concurrencyadvisor.demos.validate.Outcome.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Decides, from measurements alone. A pure function. */
final class Judge {

    /** What does the same must measure the same this well, over its whole interval. */
    private static final double CONTROL = 1.1;

    /** The advised way is good advice if nothing is more times faster than this. */
    private static final double NEAR = 1.1;

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
     * @param advised the index of the advised row; the first row is what a gain is measured against
     * @param controls what had to measure the same
     * @param cores the most that work bound by cores can gain; empty where it is not so bound
     * @param foreignShare the share of the machine that others took; empty where it is not known
     */
    static Ruling rule(
            List<Row> rows, int advised, List<Control> controls, OptionalInt cores, OptionalDouble foreignShare) {
        return doubt(rows, controls, cores, foreignShare)
                .map(why -> new Ruling(Finding.INCONCLUSIVE, why))
                .or(() -> beaten(rows, advised))
                .or(() -> gainless(rows, advised, cores))
                .orElseGet(() -> new Ruling(Finding.CONFIRMED, praise(rows, advised)));
    }

    /** Why nothing can be said at all. */
    private static Optional<String> doubt(
            List<Row> rows, List<Control> controls, OptionalInt cores, OptionalDouble foreignShare) {
        if (cores.isPresent() && foreignShare.orElse(0) > FOREIGN) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "others took %.0f %% of the machine, and the work needs all of it",
                    100 * foreignShare.getAsDouble()));
        }
        for (Control control : controls) {
            if (!control.ratio().within(1 / CONTROL, CONTROL)) {
                return Optional.of("the machine is not quiet enough: " + control.what() + " should be 1, but is "
                        + control.ratio());
            }
        }
        if (cores.isEmpty()) {
            return Optional.empty();
        }
        return rows.stream()
                .filter(row -> row.speedUp().low() > cores.getAsInt() * IMPOSSIBLE)
                .findFirst()
                .map(row -> "'" + row.contender() + "' gains " + row.speedUp() + " on " + cores.getAsInt()
                        + " cores, which cannot be");
    }

    private static Optional<Ruling> beaten(List<Row> rows, int advised) {
        Comparator<Row> byLead =
                Comparator.comparingDouble(row -> row.againstAdvised().low());
        Optional<Row> faster = others(rows, advised).stream()
                .filter(row -> row.againstAdvised().low() > NEAR)
                .max(byLead);
        if (faster.isPresent()) {
            return Optional.of(new Ruling(
                    Finding.REFUTED,
                    "'" + faster.get().contender() + "' is faster: "
                            + faster.get().againstAdvised()));
        }
        return others(rows, advised).stream()
                .filter(row -> row.againstAdvised().high() > NEAR)
                .max(byLead)
                .map(row -> new Ruling(
                        Finding.INCONCLUSIVE, "'" + row.contender() + "' may be faster: " + row.againstAdvised()));
    }

    private static Optional<Ruling> gainless(List<Row> rows, int advised, OptionalInt cores) {
        if (cores.isPresent() && cores.getAsInt() == 1) {
            return Optional.empty(); // there is nothing to gain, and that is no fault
        }
        String gain = "'" + rows.get(0).contender() + "': " + rows.get(advised).speedUp();
        return switch (rows.get(advised).speedUp().verdict()) {
            case FASTER -> Optional.empty();
            case TIE, SLOWER -> Optional.of(new Ruling(Finding.REFUTED, "it gains nothing over " + gain));
            case INCONCLUSIVE -> Optional.of(new Ruling(Finding.INCONCLUSIVE, "its gain is uncertain over " + gain));
        };
    }

    private static String praise(List<Row> rows, int advised) {
        List<String> ties = others(rows, advised).stream()
                .filter(row -> row.verdict() == Verdict.TIE)
                .map(row -> "'" + row.contender() + "'")
                .toList();
        return "gains " + rows.get(advised).speedUp()
                + (ties.isEmpty() ? ", and nothing comes near" : ", and ties with " + String.join(", ", ties));
    }

    private static List<Row> others(List<Row> rows, int advised) {
        List<Row> others = new ArrayList<>(rows);
        others.remove(advised);
        return others;
    }
}
