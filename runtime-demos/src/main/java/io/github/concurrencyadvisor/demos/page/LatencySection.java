package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.measure.Percentiles;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/** How long single requests took, for the scenarios that note them. */
final class LatencySection implements Section {

    @Override
    public String id() {
        return "latency";
    }

    @Override
    public String title() {
        return "Latency percentiles";
    }

    @Override
    public boolean isIn(Results results) {
        return !noted(results).isEmpty();
    }

    private static List<Outcome> noted(Results results) {
        return results.outcomes().stream()
                .filter(outcome ->
                        outcome.rows().stream().anyMatch(row -> row.latency().isPresent()))
                .toList();
    }

    @Override
    public void write(Results results, Markup out) {
        out.element(
                        "p",
                        "From when a request is wanted to its answer, so that the time in a queue counts. The dot is the"
                                + " median, the bar reaches to the 99th percentile with a mark at the 90th, the thin line to"
                                + " the longest. The scale is logarithmic; beside it stand the"
                                + " median and the 99th percentile.")
                .line();
        noted(results).forEach(outcome -> write(outcome, out));
    }

    private static void write(Outcome outcome, Markup out) {
        String id = "latency-" + outcome.scenario();
        out.open("article", "id", id, "aria-labelledby", id + "-name").line();
        out.element("h3", outcome.scenario(), "id", id + "-name");
        out.element("p", outcome.summary()).line();
        RangeChart.write(
                id + "-chart",
                "Latencies of " + outcome.scenario(),
                IntStream.range(0, outcome.rows().size())
                        .filter(row -> outcome.rows().get(row).latency().isPresent())
                        .mapToObj(row -> range(outcome.rows().get(row), row == outcome.advised()))
                        .toList(),
                out);
        Table table = new Table(out, "Latencies of " + outcome.scenario());
        table.head("", ">requests", ">p50 ms", ">p90 ms", ">p99 ms", ">max ms");
        for (int i = 0; i < outcome.rows().size(); i++) {
            Outcome.Row row = outcome.rows().get(i);
            boolean advised = i == outcome.advised();
            row.latency()
                    .ifPresent(latency -> table.row(
                            advised,
                            row.contender(),
                            Numbers.count(latency.count()),
                            Numbers.shortly(latency.p50()),
                            Numbers.shortly(latency.p90()),
                            Numbers.shortly(latency.p99()),
                            Numbers.shortly(latency.max())));
        }
        table.end();
        out.close().line();
    }

    private static RangeChart.Range range(Outcome.Row row, boolean advised) {
        Percentiles latency = row.latency().orElseThrow();
        return new RangeChart.Range(row.contender(), latency, advised);
    }
}
