package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        Table table = new Table();
        table.row(
                "",
                "model",
                ">median ms",
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
        return table.lines();
    }

    /** What it costs to take the rule's model at its word. */
    static String price(Outcome outcome, Outcome.Row literal) {
        return "the model at its word, '" + literal.contender() + "', is " + literal.againstAdvised()
                + " times as fast as advised";
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }

    private static String number(Optional<Double> millis) {
        return millis.map(TextReport::number).orElse("");
    }
}
