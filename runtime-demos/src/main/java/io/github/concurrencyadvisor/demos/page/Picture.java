package io.github.concurrencyadvisor.demos.page;

/**
 * What all pictures share. Across, coordinates are shares of the width, so that a picture fits any page without being scaled;
 * downwards they are pixels.
 */
final class Picture {

    private static final double NEAR_END = 0.9;

    private Picture() {}

    /** Opens a picture that a screen reader reads as its title and description; to be closed by the caller. */
    static void open(String id, String title, String description, int height, Markup out) {
        String titleId = id + "-title";
        String descriptionId = id + "-desc";
        out.open(
                "svg",
                "role",
                "img",
                "aria-labelledby",
                titleId + " " + descriptionId,
                "width",
                "100%",
                "height",
                Integer.toString(height));
        out.element("title", title, "id", titleId);
        out.element("desc", description, "id", descriptionId).line();
    }

    static void line(String kind, String x1, String y1, String x2, String y2, Markup out) {
        out.empty("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    /** A line from top to bottom at a share of the width. */
    static void upright(String kind, double share, int from, int to, Markup out) {
        String x = Numbers.percent(share);
        line(kind, x, Integer.toString(from), x, Integer.toString(to), out);
    }

    /** What is written below an axis; at its ends it keeps within the picture. */
    static void tick(String text, double share, int bottom, Markup out) {
        String kind = share < 1e-9 ? "tick first" : share > NEAR_END ? "tick last" : "tick";
        out.element("text", text, "class", kind, "x", Numbers.percent(share), "y", Integer.toString(bottom - 5));
    }
}
