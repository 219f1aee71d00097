package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.CarrierUse;
import io.github.concurrencyadvisor.CarrierUse.Entry;
import io.github.concurrencyadvisor.CarrierUse.Fit;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.WitnessText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The map as SVG: a box for each use of a carrier, and a line to each method or lambda that begins there. */
final class MapDrawing {

    /** More uses than this are in the table alone. */
    private static final int MOST_USES = 20;

    private static final int ROW = 26;
    private static final int GAP = 18;
    private static final int BOX_HEIGHT = 66;
    private static final int PADDING = 14;
    private static final int BAR_HEIGHT = 5;

    /** Where a wide drawing says why something runs there, and in how many characters. */
    private static final int BECAUSE = 865;

    private static final int BECAUSE_CHARS = 25;

    /** For which width of a page it is drawn. */
    enum Form {
        WIDE(1040, 300, 380, 40, 49, 775),
        NARROW(360, 360, 26, 48, 32, 296);

        private final int width;
        private final int box;
        private final int entries;
        private final int boxChars;
        private final int nameChars;
        private final int kind;

        /**
         * A form.
         *
         * @param width of the drawing, in its own units, which are pixels where the page is as wide
         * @param box width of a carrier's box
         * @param entries where what runs there begins
         * @param boxChars so many characters fit into a box
         * @param nameChars so many characters of a name fit before the workload
         * @param kind where the workload of an entry is named
         */
        Form(int width, int box, int entries, int boxChars, int nameChars, int kind) {
            this.width = width;
            this.box = box;
            this.entries = entries;
            this.boxChars = boxChars;
            this.nameChars = nameChars;
            this.kind = kind;
        }

        /** How far below a box's upper edge its first entry stands. */
        private int firstRow() {
            return this == WIDE ? 0 : BOX_HEIGHT + 6;
        }

        private int height(int rows) {
            return this == WIDE ? Math.max(BOX_HEIGHT, rows * ROW) : BOX_HEIGHT + 6 + rows * ROW;
        }
    }

    private final Markup page;
    private final List<CarrierUse> uses;
    private final Function<Finding, @Nullable String> ids;
    private final Form form;

    /** @param ids of the elements that the page has for findings; null for others */
    MapDrawing(Markup page, List<CarrierUse> uses, Function<Finding, @Nullable String> ids, Form form) {
        this.page = page;
        this.uses = uses;
        this.ids = ids;
        this.form = form;
    }

    static String sign(Fit fit) {
        return switch (fit) {
            case CONTRADICTED -> "✕";
            case UNKNOWN -> "?";
            case FITS -> "✓";
        };
    }

    void draw() {
        List<CarrierUse> drawn = uses.stream().limit(MOST_USES).toList();
        int height =
                drawn.stream().mapToInt(use -> form.height(rows(use)) + GAP).sum() - GAP;
        boolean all = drawn.size() == uses.size();
        page.open(
                "svg",
                "class",
                "map-" + Words.key(form),
                "viewBox",
                "0 0 " + form.width + " " + (height + (all ? 2 : ROW)),
                "role",
                "group",
                "aria-label",
                "Map of threads and what runs on them; the table below says the same");
        int y = 1;
        for (CarrierUse use : drawn) {
            use(use, y);
            y += form.height(rows(use)) + GAP;
        }
        if (!all) {
            String more = "and " + Counts.plural(uses.size() - drawn.size(), "more pool") + " or kinds in the table";
            text(more, 0, y + 8, "more");
        }
        page.close();
    }

    private static int rows(CarrierUse use) {
        return use.shown().size() + (use.entries() > use.shown().size() ? 1 : 0);
    }

    private void use(CarrierUse use, int top) {
        int height = form.height(rows(use));
        int boxTop = form == Form.WIDE ? top + (height - BOX_HEIGHT) / 2 : top;
        int firstRow = form == Form.WIDE ? top + (height - rows(use) * ROW) / 2 : top + form.firstRow();
        page.open("g", "class", "use");
        for (int i = 0; i < use.shown().size(); i++) {
            edge(boxTop, firstRow + i * ROW + ROW / 2, use.shown().get(i).fit());
        }
        box(use, boxTop);
        for (int i = 0; i < use.shown().size(); i++) {
            entry(use.shown().get(i), firstRow + i * ROW);
        }
        if (use.entries() > use.shown().size()) {
            text(MapSection.more(use), form.entries + 24, firstRow + use.shown().size() * ROW + 17, "more");
        }
        page.close();
    }

    /** What the carrier is; where something was found of the pool itself, it leads there. */
    private void box(CarrierUse use, int top) {
        String link = MapSection.link(use.findings(), ids);
        if (link != null) {
            page.open("a", "href", link);
        } else {
            page.open("g");
        }
        page.element("title", MapSection.title(use) + "; " + MapSection.described(use));
        page.empty(
                "rect",
                "class",
                use.isContradicted() ? "box contradicted" : "box",
                "x",
                "1",
                "y",
                String.valueOf(top),
                "width",
                String.valueOf(form.box - 2),
                "height",
                String.valueOf(BOX_HEIGHT),
                "rx",
                "5");
        text(Words.of(use.carrier()), PADDING, top + 23, "carrier");
        if (use.isContradicted()) {
            sign(Fit.CONTRADICTED, form.box - PADDING - 7, top + 18);
        } else if (!use.at().file().isEmpty()) {
            text(cut(MapSection.place(use.at()), form.boxChars / 2), form.box - PADDING, top + 23, "from");
        }
        String second = use.made().isEmpty() ? "work begins at " + Counts.plural(use.sites(), "place") : use.made();
        text(cut(second, form.boxChars), PADDING, top + 42, "made");
        bar(use, top + BOX_HEIGHT - PADDING);
        page.close();
    }

    private void edge(int boxTop, int y, Fit fit) {
        String path = form == Form.WIDE
                ? curve(form.box, boxTop + BOX_HEIGHT / 2, form.entries, y)
                : "M 12 " + (boxTop + BOX_HEIGHT) + " V " + y + " H " + form.entries;
        page.empty("path", "class", "edge " + Words.key(fit), "d", path);
    }

    private static String curve(int fromX, int fromY, int toX, int toY) {
        int middle = (fromX + toX) / 2;
        return "M " + fromX + " " + fromY + " C " + middle + " " + fromY + " " + middle + " " + toY + " " + toX + " "
                + toY;
    }

    private void entry(Entry entry, int top) {
        String link = MapSection.link(entry.findings(), ids);
        if (link != null) {
            page.open("a", "href", link);
        } else {
            page.open("g");
        }
        String name = WitnessText.name(entry.method());
        page.element("title", name + ": " + entry.because() + "; " + MapSection.words(entry.fit()));
        sign(entry.fit(), form.entries + 9, top + ROW / 2);
        text(cut(name, form.nameChars), form.entries + 24, top + 17, "name");
        page.empty(
                "rect",
                "class",
                "fill-" + Words.key(entry.workload()),
                "x",
                String.valueOf(form.kind - 13),
                "y",
                String.valueOf(top + 8),
                "width",
                "9",
                "height",
                "9",
                "rx",
                "2");
        text(Words.of(entry.workload()), form.kind, top + 17, "kind");
        if (form == Form.WIDE) {
            text(cut(entry.because(), BECAUSE_CHARS), BECAUSE, top + 17, "kind");
        }
        page.close();
    }

    private void sign(Fit fit, int x, int y) {
        page.empty(
                "circle",
                "class",
                "sign " + Words.key(fit),
                "cx",
                String.valueOf(x),
                "cy",
                String.valueOf(y),
                "r",
                "8");
        text(sign(fit), x, y + 4, "mark " + Words.key(fit));
    }

    private void bar(CarrierUse use, int y) {
        int width = form.box - 2 * PADDING;
        long from = 0;
        long sum = 0;
        for (WorkloadKind kind : VerdictSection.ORDER) {
            sum += use.workloads().getOrDefault(kind, 0);
            long to = use.methods() == 0 ? 0 : sum * width / use.methods();
            if (to > from) {
                page.empty(
                        "rect",
                        "class",
                        "fill-" + Words.key(kind),
                        "x",
                        String.valueOf(PADDING + from),
                        "y",
                        String.valueOf(y),
                        "width",
                        String.valueOf(to - from),
                        "height",
                        String.valueOf(BAR_HEIGHT));
            }
            from = to;
        }
    }

    private void text(String text, int x, int y, String kind) {
        page.element("text", text, "class", kind, "x", String.valueOf(x), "y", String.valueOf(y));
    }

    /** The text without its middle, where it is longer: how it begins and ends tells more. */
    private static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int first = most / 2;
        int last = most - first - 1;
        return new String(points, 0, first) + "…" + new String(points, points.length - last, last);
    }
}
