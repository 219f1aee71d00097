package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who computed and who waited, when: a lane for each, time from left to right.
 *
 * <p>Computing is a full bar and waiting a thin one, so that colour is not needed to tell them apart.
 */
final class LaneChart {

    private static final int LANE = 22; // pixels; the labels beside it have the same height
    private static final int AXIS = 20;

    private LaneChart() {}

    /** Draws at least one span; {@code id} is unique on the page. */
    static void write(String id, String title, List<Span> spans, Markup out) {
        Map<String, List<Span>> lanes = lanes(spans);
        long end = Math.max(1, spans.stream().mapToLong(Span::to).max().orElse(1));
        int height = lanes.size() * LANE;

        out.open("div", "class", "chart lanes").line();
        Labels.write(
                lanes.keySet().stream().map(who -> new Labels.Label(who, false)).toList(), "labels", out);
        Picture.open(id, title, description(lanes), height + AXIS, out);
        axis(end, height, out);
        int y = 0;
        for (List<Span> lane : lanes.values()) {
            for (Span span : lane) {
                bar(span, y, end, out);
            }
            out.line();
            y += LANE;
        }
        out.close().close().line();
    }

    /** In the order in which they begin; those that differ in a number only, which begin by chance, by that number. */
    private static Map<String, List<Span>> lanes(List<Span> spans) {
        Map<String, Map<String, List<Span>>> families = new LinkedHashMap<>();
        for (Span span : spans) {
            families.computeIfAbsent(
                            span.who().replaceAll("\\d+", "0"),
                            family -> new TreeMap<>(
                                    Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                    .computeIfAbsent(span.who(), who -> new ArrayList<>())
                    .add(span);
        }
        Map<String, List<Span>> lanes = new LinkedHashMap<>();
        families.values().forEach(lanes::putAll);
        return lanes;
    }

    private static void bar(Span span, int y, long end, Markup out) {
        boolean computing = span.activity() == Activity.COMPUTING;
        int height = computing ? LANE - 6 : 6;
        out.empty(
                "rect",
                "class",
                computing ? "computing" : "waiting",
                "x",
                Numbers.percent((double) span.from() / end),
                "width",
                Numbers.percent((double) (span.to() - span.from()) / end),
                "y",
                Integer.toString(y + (LANE - height) / 2),
                "height",
                Integer.toString(height));
    }

    private static void axis(long end, int height, Markup out) {
        for (double tick : Ticks.upTo(end / 1e6)) {
            double share = tick * 1e6 / end;
            Picture.upright("grid", share, 0, height, out);
            Picture.tick(Numbers.plain(tick) + (tick == 0 ? " ms" : ""), share, height + AXIS, out);
        }
        out.line();
    }

    /** The picture in words. */
    private static String description(Map<String, List<Span>> lanes) {
        List<String> sentences = new ArrayList<>();
        lanes.forEach((who, spans) -> {
            long from = spans.get(0).from();
            long to = spans.stream().mapToLong(Span::to).max().orElse(from);
            sentences.add(who + ": " + spent(spans, Activity.COMPUTING) + " computing and "
                    + spent(spans, Activity.WAITING) + " waiting, between " + Numbers.millis(from) + " and "
                    + Numbers.millis(to) + ".");
        });
        return String.join(" ", sentences);
    }

    private static String spent(List<Span> spans, Activity activity) {
        return Numbers.millis(spans.stream()
                .filter(span -> span.activity() == activity)
                .mapToLong(span -> span.to() - span.from())
                .sum());
    }
}
