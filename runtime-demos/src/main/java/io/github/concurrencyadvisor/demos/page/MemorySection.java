package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.memory.Footprint;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a waiting connection costs in memory, by model. */
final class MemorySection implements Section {

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory per connection";
    }

    @Override
    public boolean isIn(Results results) {
        return results.memory().isPresent();
    }

    @Override
    public void write(Results results, Markup out) {
        MemoryPerConnection.Result memory = results.memory().orElseThrow();
        List<Footprint> footprints = memory.footprints();
        int connections = footprints.get(0).connections();
        out.element(
                        "p",
                        "Each way of waiting has a JVM of its own, which holds " + Numbers.count(connections)
                                + " connections, all waiting for an answer at the same time: the memory that the process"
                                + " grew by, divided by the connections.")
                .line();
        BarChart.write(
                "memory-chart",
                "Memory per waiting connection",
                "KB",
                footprints.stream().map(MemorySection::bar).toList(),
                OptionalDouble.empty(),
                out);
        table(footprints, out);
        memory.notes()
                .forEach(note ->
                        out.element("p", "Note: " + note, "class", "note").line());
    }

    private static BarChart.Bar bar(Footprint footprint) {
        return new BarChart.Bar(
                footprint.name(), footprint.kilobytes(), Optional.empty(), kilobytes(footprint), BarChart.Tone.PLAIN);
    }

    private static String kilobytes(Footprint footprint) {
        if (footprint.failure().isPresent()) {
            return "failed";
        }
        return footprint.kilobytes().isPresent()
                ? Numbers.shortly(footprint.kilobytes().getAsDouble()) + " KB"
                : "unknown";
    }

    private static void table(List<Footprint> footprints, Markup out) {
        Table table = new Table(out, "Memory and threads by way of waiting");
        table.head("", "model", ">connections", ">KB each", ">threads alive");
        for (Footprint footprint : footprints) {
            table.row(
                    false,
                    footprint.name(),
                    footprint.model().name(),
                    Numbers.count(footprint.connections()),
                    footprint.failure().orElse(kilobytes(footprint).replace(" KB", "")),
                    footprint.failure().isPresent() ? "" : Numbers.count(footprint.threads()));
        }
        table.end();
    }
}
