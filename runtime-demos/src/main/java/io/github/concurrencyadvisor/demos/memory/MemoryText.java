package io.github.concurrencyadvisor.demos.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table to read. */
public final class MemoryText {

    private MemoryText() {}

    public static List<String> lines(MemoryPerConnection.Result result) {
        List<String> lines = new ArrayList<>();
        int width = result.footprints().stream()
                .mapToInt(footprint -> footprint.name().length())
                .max()
                .orElse(0);
        String format = "%-" + width + "s  %-10s  %11s  %7s  %7s";
        lines.add(String.format(Locale.ROOT, format, "", "model", "connections", "KB each", "threads"));
        for (Footprint footprint : result.footprints()) {
            String kilobytes = footprint.kilobytes().isPresent()
                    ? String.format(Locale.ROOT, "%.1f", footprint.kilobytes().getAsDouble())
                    : "unknown";
            lines.add(
                    footprint.failure().isPresent()
                            ? footprint.name() + ": " + footprint.failure().get()
                            : String.format(
                                    Locale.ROOT,
                                    format,
                                    footprint.name(),
                                    footprint.model(),
                                    footprint.connections(),
                                    kilobytes,
                                    footprint.threads()));
        }
        result.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }
}
