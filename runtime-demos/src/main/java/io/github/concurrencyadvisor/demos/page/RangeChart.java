package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.measure.Percentiles;
import java.util.List;
import java.util.stream.Collectors;

/** Percentiles on a logarithmic scale of milliseconds, a row for each distribution. */
final class RangeChart {

    private static final int ROW = 26; // pixels; the labels beside it have the same height
    private static final int AXIS = 20;
    private static final double LEAST = 0.001; // milliseconds; below, nothing was measured

    private RangeChart() {}

    /** One distribution; {@code emphasis} is on the one to look at. */
    record Range(String label, Percentiles percentiles, boolean emphasis) {

        String shown() {
            return Numbers.shortly(percentiles.p50()) + " / " + Numbers.shortly(percentiles.p99()) + " ms";
        }
    }

    /** From one round number to another, in milliseconds. */
    private record Scale(double low, double high) {

        static Scale around(List<Range> ranges) {
            double least = ranges.stream()
                    .mapToDouble(range -> range.percentiles().p50())
                    .min()
                    .orElse(1);
            double most = ranges.stream()
                    .mapToDouble(range -> range.percentiles().max())
                    .max()
                    .orElse(1);
            double low = Ticks.atMost(Math.max(LEAST, least * 0.95)); // room for the dot
            return new Scale(low, Math.max(2 * low, Ticks.atLeast(most)));
        }

        String x(double millis) {
            return Numbers.percent(share(millis));
        }

        double share(double millis) {
            return Math.log(Math.max(low, millis) / low) / Math.log(high / low);
        }
    }

    /** Draws at least one distribution; {@code id} is unique on the page. */
    static void write(String id, String title, List<Range> ranges, Markup out) {
        Scale scale = Scale.around(ranges);
        int height = ranges.size() * ROW;
        out.open("div", "class", "chart bars").line();
        Labels.write(
                ranges.stream()
                        .map(range -> new Labels.Label(range.label(), range.emphasis()))
                        .toList(),
                "labels",
                out);
        Picture.open(id, title, description(ranges), height + AXIS, out);
        axis(scale, height, out);
        for (int i = 0; i < ranges.size(); i++) {
            range(ranges.get(i), scale, i * ROW + ROW / 2, out);
        }
        out.close().line();
        Labels.write(
                ranges.stream()
                        .map(range -> new Labels.Label(range.shown(), range.emphasis()))
                        .toList(),
                "values",
                out);
        out.close().line();
    }

    private static void range(Range range, Scale scale, int y, Markup out) {
        Percentiles of = range.percentiles();
        String emphasis = range.emphasis() ? " emphasis" : "";
        String middle = Integer.toString(y);
        Picture.line("tail" + emphasis, scale.x(of.p50()), middle, scale.x(of.max()), middle, out);
        Picture.line("body" + emphasis, scale.x(of.p50()), middle, scale.x(of.p99()), middle, out);
        Picture.upright("whisker", scale.share(of.p90()), y - 5, y + 5, out);
        Picture.upright("tail" + emphasis, scale.share(of.max()), y - 4, y + 4, out);
        out.empty("circle", "class", "median" + emphasis, "cx", scale.x(of.p50()), "cy", middle, "r", "5");
        out.line();
    }

    private static void axis(Scale scale, int height, Markup out) {
        for (double tick : Ticks.between(scale.low(), scale.high())) {
            Picture.upright("grid", scale.share(tick), 0, height, out);
            Picture.tick(
                    Numbers.plain(tick) + (tick == scale.low() ? " ms" : ""), scale.share(tick), height + AXIS, out);
        }
        out.line();
    }

    private static String description(List<Range> ranges) {
        return ranges.stream()
                .map(range -> range.label() + (range.emphasis() ? " (advised)" : "") + ": median "
                        + Numbers.shortly(range.percentiles().p50()) + " ms, 99th percentile "
                        + Numbers.shortly(range.percentiles().p99()) + " ms, longest "
                        + Numbers.shortly(range.percentiles().max()) + " ms.")
                .collect(Collectors.joining(" "));
    }
}
