package io.github.concurrencyadvisor.demos.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table; its first column names the rows. Where the page is narrow it scrolls, and the page does not. */
final class Table {

    private final Markup out;
    private final List<Boolean> right = new ArrayList<>();

    Table(Markup out, String caption) {
        this.out = out;
        out.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0")
                .line();
        out.open("table").line();
    }

    /** The names of the columns; one that begins with {@code >} is flush right, as numbers are. */
    Table head(String... names) {
        out.open("thead").open("tr");
        for (String name : names) {
            boolean flushRight = name.startsWith(">");
            right.add(flushRight);
            cell("th", flushRight, Cell.of(flushRight ? name.substring(1) : name), "col");
        }
        out.close().close().line().open("tbody").line();
        return this;
    }

    /**
     * One cell.
     *
     * @param kind its class; empty for none
     * @param link where its text leads; empty for nowhere
     */
    record Cell(String text, String kind, String link) {
        static Cell of(String text) {
            return new Cell(text, "", "");
        }
    }

    /** A row, whose cells are as many as the columns. */
    Table row(boolean emphasis, String... cells) {
        return row(emphasis, Arrays.stream(cells).map(Cell::of).toArray(Cell[]::new));
    }

    /** The same with more in the cells than text. */
    Table row(boolean emphasis, Cell... cells) {
        if (emphasis) {
            out.open("tr", "class", "emphasis");
        } else {
            out.open("tr");
        }
        cell("th", false, cells[0], "row");
        for (int i = 1; i < cells.length; i++) {
            cell("td", right.get(i), cells[i], "");
        }
        out.close().line();
        return this;
    }

    private void cell(String element, boolean flushRight, Cell cell, String scope) {
        List<String> attributes = new ArrayList<>();
        if (!scope.isEmpty()) {
            attributes.addAll(List.of("scope", scope));
        }
        String kind = flushRight ? "number" : cell.kind();
        if (!kind.isEmpty()) {
            attributes.addAll(List.of("class", kind));
        }
        out.open(element, attributes.toArray(String[]::new));
        if (cell.link().isEmpty()) {
            out.text(cell.text());
        } else {
            out.element("a", cell.text(), "href", cell.link());
        }
        out.close();
    }

    void end() {
        out.close().close().close().line();
    }
}
