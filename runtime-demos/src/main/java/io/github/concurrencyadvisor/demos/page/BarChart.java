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

    /** What is to be said of a bar by its colour. */
    enum Tone {
        PLAIN("bar"),
        ADVISED("bar emphasis"),
        BAD("bar harm");

        private final String style;

        Tone(String style) {
            this.style = style;
        }
    }

    /**
     * One bar.
     *
     * @param value its length; empty where it is not known
     * @param interval where the value is likely to be, drawn across the end of the bar
     * @param shown the value in words, beside it
     * @param tone how it is drawn
     */
    record Bar(String label, OptionalDouble value, Optional<Estimate> interval, String shown, Tone tone) {

        boolean emphasis() {
            return tone == Tone.ADVISED;
        }

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
        Labels.write(
                bars.stream()
                        .map(bar -> new Labels.Label(bar.label(), bar.emphasis()))
                        .toList(),
                "labels",
                out);
        Picture.open(id, title, description(bars), height + AXIS, out);
        axis(end, unit, height, out);
        if (reference.isPresent()) {
            Picture.upright("reference", reference.getAsDouble() / end, 0, height, out);
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), i * ROW + ROW / 2, end, out);
        }
        out.close().line();
        Labels.write(
                bars.stream()
                        .map(bar -> new Labels.Label(bar.shown(), bar.emphasis()))
                        .toList(),
                "values",
                out);
        out.close().line();
    }

    private static void bar(Bar bar, int middle, double end, Markup out) {
        if (bar.value().isPresent()) {
            out.empty(
                    "rect",
                    "class",
                    bar.tone().style,
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
            Picture.line("whisker", low, y, high, y, out);
            Picture.upright("whisker", interval.low() / end, middle - 4, middle + 4, out);
            Picture.upright("whisker", interval.high() / end, middle - 4, middle + 4, out);
        });
        out.line();
    }

    private static void axis(double end, String unit, int height, Markup out) {
        for (double tick : Ticks.upTo(end)) {
            Picture.upright("grid", tick / end, 0, height, out);
            Picture.tick(tick == 0 ? "0 " + unit : Numbers.plain(tick), tick / end, height + AXIS, out);
        }
        out.line();
    }

    private static String description(List<Bar> bars) {
        return bars.stream()
                .map(bar -> bar.label() + ": " + bar.shown() + (bar.emphasis() ? " (advised)" : "") + ".")
                .collect(Collectors.joining(" "));
    }
}
