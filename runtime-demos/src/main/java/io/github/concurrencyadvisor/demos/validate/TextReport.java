package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Outcomes as tables to read. */
public final class TextReport {

    private TextReport() {}

    /** One outcome, contender by contender. */
    public static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("== " + outcome.scenario() + ": " + outcome.summary());
        lines.add("advisor: " + outcome.advice().method() + " is "
                + outcome.advice().workload() + ", " + outcome.advice().why());
        lines.add("model: " + outcome.advice().model() + "; on Java "
                + outcome.advice().release() + " and later: " + outcome.advice().realisation());
        boolean idle = outcome.rows().stream().anyMatch(row -> row.onIdleCores().isPresent());
        boolean latency = outcome.rows().stream().anyMatch(row -> row.latency().isPresent());
        boolean predicted =
                outcome.rows().stream().anyMatch(row -> row.predictedMillis().isPresent());
        Table table = new Table();
        table.row(
                "",
                "model",
                ">median ms",
                predicted ? ">predicted" : null,
                predicted ? ">off by" : null,
                "speed-up [95 %]",
                idle ? "on idle cores" : null,
                latency ? ">p50" : null,
                latency ? ">p99 ms" : null,
                "against advice",
                "");
        for (int i = 0; i < outcome.rows().size(); i++) {
            Outcome.Row row = outcome.rows().get(i);
            boolean advised = i == outcome.advised();
            table.row(
                    row.contender(),
                    row.model().toString(),
                    number(row.medianMillis()),
                    predicted ? number(row.predictedMillis()) : null,
                    predicted ? percent(row.error()) : null,
                    row.speedUp().toString(),
                    idle ? row.onIdleCores().map(Estimate::toString).orElse("") : null,
                    latency ? number(row.latency().map(Percentiles::p50)) : null,
                    latency ? number(row.latency().map(Percentiles::p99)) : null,
                    advised ? "" : row.againstAdvised().toString(),
                    advised ? "<- advised" : row.verdict().toString().toLowerCase(Locale.ROOT));
        }
        lines.addAll(table.lines());
        lines.add(String.format(
                Locale.ROOT,
                "one task alone: %.2f ms computing, %.2f ms waiting",
                outcome.cost().computing(),
                outcome.cost().waiting()));
        outcome.controls().forEach(control -> lines.add("control, " + control.what() + ": " + control.ratio()));
        if (outcome.foreignShare().isPresent()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "others took %.0f %% of the machine",
                    100 * outcome.foreignShare().getAsDouble()));
        }
        outcome.literal()
                .ifPresent(row -> lines.add(price(outcome, outcome.rows().get(row))));
        outcome.notes().forEach(note -> lines.add("note: " + note));
        lines.add(outcome.finding() + ": " + outcome.why());
        lines.add("");
        return lines;
    }

    /** All outcomes, a line each: what was advised, what was best, and how far apart they are. */
    public static List<String> summary(List<Outcome> outcomes) {
        Table table = new Table();
        table.row("scenario", "workload", "model", "advised here", "best measured", "advised/best [95 %]", "verdict");
        for (Outcome outcome : outcomes) {
            table.row(
                    outcome.scenario(),
                    outcome.advice().workload(),
                    outcome.advice().model().toString(),
                    outcome.advisedRow().contender(),
                    outcome.bestRow().contender(),
                    outcome.advisedToBest().toString(),
                    outcome.finding().toString());
        }
        List<String> lines = new ArrayList<>(table.lines());
        Predictions predictions = Predictions.of(outcomes);
        if (predictions.made() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "predicted from this machine's constants: %d times, off by %.0f %% in the median and by %.0f %% in nine of"
                            + " ten; the way predicted to be the fastest is within a tenth of the best in %d of %d scenarios",
                    predictions.made(),
                    100 * predictions.medianError(),
                    100 * predictions.p90Error(),
                    predictions.goodChoices(),
                    predictions.scenarios()));
        }
        return lines;
    }

    /** What it costs to take the rule's model at its word. */
    static String price(Outcome outcome, Outcome.Row literal) {
        return "the model at its word, '" + literal.contender() + "', is " + literal.againstAdvised()
                + " times as fast as advised";
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static String number(OptionalDouble millis) {
        return millis.isPresent() ? number(millis.getAsDouble()) : "";
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%+.0f %%", 100 * share.getAsDouble()) : "";
    }

    private static String number(Optional<Double> millis) {
        return millis.map(TextReport::number).orElse("");
    }
}
