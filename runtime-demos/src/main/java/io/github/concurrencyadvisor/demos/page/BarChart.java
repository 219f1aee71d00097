package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.measure.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Horizontal bars from zero, with the interval of each where there is one. */
final class BarChart {

    private static final int ROW = 26; // pixels; the labels beside it have the same height
    private static final int BAR = 14;
    private static final int AXIS = 20;

    private BarChart() {}

    /**
     * One bar.
     *
     * @param value its length; empty where it is not known
     * @param interval where the value is likely to be, drawn across the end of the bar
     * @param shown the value in words, beside it
     * @param emphasis whether it is the one to look at
     */
    record Bar(
            String label, OptionalDouble value, Optional<Estimate> interval, String shown, boolean emphasis) {

        double reach() {
            return Math.max(value.orElse(0), interval.map(Estimate::high).orElse(0.0));
        }
    }

    /**
     * Draws at least one bar.
     *
     * @param id unique on the page
     * @param unit what the axis counts
     * @param reference where a line is drawn to compare with
     */
    static void write(String id, String title, String unit, List<Bar> bars, OptionalDouble reference, Markup out) {
        double max = Math.max(bars.stream().mapToDouble(Bar::reach).max().orElse(1), reference.orElse(0)) * 1.02;
        double end = max > 0 ? max : 1;
        int height = bars.size() * ROW;
        out.open("div", "class", "chart bars").line();
        Labels.write(bars.stream().map(Bar::label).toList(), out);
        out.open(
                "svg",
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc",
                "width",
                "100%",
                "height",
                Integer.toString(height + AXIS));
        out.element("title", title, "id", id + "-title");
        out.element(
                        "desc",
                        bars.stream()
                                .map(bar -> bar.label() + ": " + bar.shown() + (bar.emphasis() ? " (advised)" : "") + ".")
                                .collect(Collectors.joining(" ")),
                        "id",
                        id + "-desc")
                .line();
        axis(end, unit, height, out);
        if (reference.isPresent()) {
            vertical("reference", reference.getAsDouble() / end, 0, height, out);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), i * ROW + ROW / 2, end, out);
        }
        out.close().line();
        out.open("ul", "class", "values", "aria-hidden", "true");
        for (Bar bar : bars) {
            out.element("li", bar.shown());
        }
        out.close().close().line();
    }

    private static void bar(Bar bar, int middle, double end, Markup out) {
        if (bar.value().isPresent()) {
            out.empty(
                    "rect",
                    "class",
                    bar.emphasis() ? "bar emphasis" : "bar",
                    "x",
                    "0",
                    "width",
                    Numbers.percent(Math.max(0, bar.value().getAsDouble()) / end),
                    "y",
                    Integer.toString(middle - BAR / 2),
                    "height",
                    Integer.toString(BAR));
        }
        bar.interval().ifPresent(interval -> {
            String low = Numbers.percent(interval.low() / end);
            String high = Numbers.percent(interval.high() / end);
            String y = Integer.toString(middle);
            out.empty("line", "class", "whisker", "x1", low, "x2", high, "y1", y, "y2", y);
            vertical("whisker", interval.low() / end, middle - 4, middle + 4, out);
            vertical("whisker", interval.high() / end, middle - 4, middle + 4, out);
        });
        out.line();
    }

    private static void axis(double end, String unit, int height, Markup out) {
        for (double tick : Ticks.upTo(end)) {
            vertical("grid", tick / end, 0, height, out);
            out.element(
                    "text",
                    tick == 0 ? "0 " + unit : label(tick),
                    "x",
                    Numbers.percent(tick / end),
                    "y",
                    Integer.toString(height + AXIS - 5),
                    "class",
                    tick == 0 ? "tick first" : tick / end > 0.9 ? "tick last" : "tick");
        }
        out.line();
    }

    private static String label(double tick) {
        return tick == Math.rint(tick) ? Numbers.count(Math.round(tick)) : Numbers.shortly(tick).replaceAll("0+$", "");
    }

    private static void vertical(String kind, double share, int from, int to, Markup out) {
        String x = Numbers.percent(share);
        out.empty(
                "line",
                "class",
                kind,
                "x1",
                x,
                "x2",
                x,
                "y1",
                Integer.toString(from),
                "y2",
                Integer.toString(to));
    }
}
