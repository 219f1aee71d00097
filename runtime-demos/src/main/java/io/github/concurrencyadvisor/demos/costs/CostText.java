package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.measure.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A profile and a grid as tables for people. */
public final class CostText {

    private CostText() {}

    /** A line for each constant, in the order of {@link Constant}, under a line about the machine. */
    public static List<String> lines(Profile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(profile.cores() + " cores, " + profile.os() + ", Java " + profile.java());
        lines.add("");
        for (Map.Entry<Constant, Double> entry : profile.values().entrySet()) {
            Constant constant = entry.getKey();
            lines.add(format("  %-40s %12s %s", constant.words(), number(entry.getValue()), constant.unit()));
        }
        profile.absent().forEach((constant, why) -> lines.add(format("  %-40s %12s %s", constant.words(), "-", why)));
        lines.add("");
        lines.add(profile.mood());
        return lines;
    }

    /** A row for each shape, a column for each way, and below what they amount to. */
    public static List<String> lines(GridResult grid) {
        List<Way> ways =
                grid.cells().stream().map(GridResult.Cell::way).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                "each cell: milliseconds undisturbed, and how far the prediction is off; * fastest, > what the model would choose");
        lines.add("");
        StringBuilder head = new StringBuilder(format("%5s %5s %4s", "tasks", "cpu", "wait"));
        ways.forEach(way -> head.append(format(" %16s", way)));
        lines.add(head.append("   regret").toString());
        for (Work work : grid.shapes()) {
            StringBuilder line = new StringBuilder(
                    format("%5d %5s %4.0f", work.tasks(), number(work.cpuMillis()), work.waitMillis()));
            for (Way way : ways) {
                line.append(grid.of(work).stream()
                        .filter(cell -> cell.way().equals(way))
                        .findFirst()
                        .map(cell -> cell(grid, cell))
                        .orElse(format(" %16s", "-")));
            }
            lines.add(line.append(format("   %6.2f", grid.regret(work))).toString());
        }
        lines.add("");
        lines.addAll(summary(grid));
        return lines;
    }

    private static String cell(GridResult grid, GridResult.Cell cell) {
        String mark = cell.equals(grid.best(cell.work())) ? "*" : "";
        mark = cell.equals(grid.chosen(cell.work())) ? mark + ">" : mark;
        return format(" %2s%8s %+4.0f%%", mark, number(cell.measured()), 100 * cell.error());
    }

    private static List<String> summary(GridResult grid) {
        return List.of(
                format(
                        "error of the prediction       median %.0f %%, nine of ten within %.0f %%, over %d combinations, %d rounds",
                        100 * grid.medianError(),
                        100 * grid.p90Error(),
                        grid.cells().size(),
                        grid.rounds()),
                format(
                        "the same work measured twice  median %.0f %%, nine of ten within %.0f %%: no model can do better",
                        100 * grid.medianControlError(), 100 * grid.p90ControlError()),
                format(
                        "the model's choice            within 10 %% of the fastest in %.0f %% of %d shapes; regret %.2f on"
                                + " average, at worst %.2f",
                        100 * grid.goodChoices(), grid.shapes().size(), grid.meanRegret(), grid.worstRegret()),
                format("left out as too slow to win   %d", grid.leftOut()),
                others(grid.foreignShare()));
    }

    private static String others(OptionalDouble share) {
        if (share.isEmpty()) {
            return "others took of the machine    not known";
        }
        String line = format("others took of the machine    %.0f %%", 100 * share.getAsDouble());
        return share.getAsDouble() <= Profile.QUIET ? line : line + ": too much for the errors to be the model's alone";
    }

    /** Three digits that count. */
    private static String number(double value) {
        if (value >= 100) {
            return format("%.0f", value);
        }
        if (value >= 10) {
            return format("%.1f", value);
        }
        return value >= 1 ? format("%.2f", value) : format("%.3f", value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
