package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An outcome as a table to read. */
public final class TextReport {

    private TextReport() {}

    public static List<String> lines(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        lines.add("== " + outcome.scenario() + ": " + outcome.summary());
        lines.add("the rule says " + outcome.claim() + ", here: " + outcome.advised());
        int width = outcome.rows().stream()
                .mapToInt(row -> row.contender().length())
                .max()
                .orElse(0);
        boolean idle = outcome.rows().stream().anyMatch(row -> row.onIdleCores().isPresent());
        String format = "%-" + width + "s  %-10s  %9s  %-18s  " + (idle ? "%-18s  " : "%s") + "%-18s  %s";
        lines.add(line(
                format,
                "",
                "model",
                "median ms",
                "speed-up [95 %]",
                idle ? "on idle cores" : "",
                "against advice",
                ""));
        for (Outcome.Row row : outcome.rows()) {
            boolean advised = row.contender().equals(outcome.advised());
            lines.add(line(
                    format,
                    row.contender(),
                    row.model(),
                    String.format(Locale.ROOT, "%.1f", row.medianMillis()),
                    row.speedUp(),
                    row.onIdleCores().map(Estimate::toString).orElse(""),
                    advised ? "" : row.againstAdvised(),
                    advised ? "<- advised" : row.verdict().toString().toLowerCase(Locale.ROOT)));
        }
        lines.add("control, the advised against itself: " + outcome.control()
                + (outcome.foreignShare().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "; others took %.0f %% of the machine",
                                100 * outcome.foreignShare().getAsDouble())
                        : ""));
        outcome.notes().forEach(note -> lines.add("note: " + note));
        lines.add(outcome.finding() + ": " + outcome.why());
        lines.add("");
        return lines;
    }

    private static String line(String format, Object... columns) {
        return String.format(Locale.ROOT, format, columns).stripTrailing();
    }
}
