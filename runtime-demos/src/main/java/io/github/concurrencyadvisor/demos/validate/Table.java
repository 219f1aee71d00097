package io.github.concurrencyadvisor.demos.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Columns of text, each as wide as its widest cell. A first cell that begins with {@code >} makes its column flush right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; cells that are null are left out, the same ones in every row. */
    void row(@Nullable String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            if (cell != null) {
                row.add(cell);
            }
        }
        rows.add(row);
    }

    List<String> lines() {
        List<Boolean> right =
                rows.get(0).stream().map(cell -> cell.startsWith(">")).toList();
        rows.get(0).replaceAll(cell -> cell.startsWith(">") ? cell.substring(1) : cell);
        int[] widths = IntStream.range(0, right.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> padded(row.get(column), widths[column], right.get(column)))
                        .reduce((left, cell) -> left + "  " + cell)
                        .map(String::stripTrailing)
                        .orElse(""))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }
}
