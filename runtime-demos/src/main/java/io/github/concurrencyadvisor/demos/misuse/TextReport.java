package io.github.concurrencyadvisor.demos.misuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured as a table to read: a line a figure, below them what was run. */
public final class TextReport {

    private static final List<String> HEAD = List.of("misuse", "measured", "bad", "good", "factor", "rule");

    private TextReport() {}

    public static List<String> lines(List<Measured> all) {
        int name = width(HEAD.get(0), all.stream().map(each -> each.misuse().name()));
        int metric = width(
                HEAD.get(1),
                all.stream().flatMap(each -> each.harm().figures().stream().map(Harm.Figure::metric)));
        String format = "%-" + name + "s  %-" + metric + "s  %10s  %10s  %7s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(line(format, HEAD.toArray()));
        for (Measured each : all) {
            lines.addAll(rows(format, each));
            lines.add(" ".repeat(name + 2) + each.harm().note());
        }
        return lines;
    }

    private static List<String> rows(String format, Measured measured) {
        String name = measured.misuse().name();
        String rule = measured.misuse().rule();
        if (!measured.harm().isMeasured()) {
            return List.of(line(format, name, "", "-", "-", "-", rule));
        }
        List<String> rows = new ArrayList<>();
        for (Harm.Figure figure : measured.harm().figures()) {
            rows.add(line(
                    format,
                    rows.isEmpty() ? name : "",
                    figure.metric(),
                    quantity(figure.bad(), figure.unit()),
                    quantity(figure.good(), figure.unit()),
                    factor(figure),
                    rows.isEmpty() ? rule : ""));
        }
        return rows;
    }

    /** Whole numbers of whatever is counted; times are short enough for a tenth. */
    private static String quantity(double value, String unit) {
        String format = unit.equals("ms") ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, format, value, unit).strip();
    }

    /** There is none where the good way has nothing of it. */
    private static String factor(Harm.Figure figure) {
        double factor = figure.factor();
        return Double.isFinite(factor) ? String.format(Locale.ROOT, factor < 10 ? "%.1f" : "%.0f", factor) : "-";
    }

    private static int width(String head, Stream<String> column) {
        return Math.max(head.length(), column.mapToInt(String::length).max().orElse(0));
    }

    private static String line(String format, Object... columns) {
        return String.format(Locale.ROOT, format, columns).stripTrailing();
    }
}
