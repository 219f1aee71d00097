package io.github.concurrencyadvisor.demos.page;

import java.util.List;

/** The words beside a picture: text of the page, so that it keeps its size when the picture is squeezed. */
final class Labels {

    private Labels() {}

    /** One of them; {@code emphasis} is on the one to look at. */
    record Label(String text, boolean emphasis) {}

    /** Hidden from screen readers, whom the picture's own description tells the same. */
    static void write(List<Label> labels, String kind, Markup out) {
        out.open("ul", "class", kind, "aria-hidden", "true");
        for (Label label : labels) {
            if (label.emphasis()) {
                out.element("li", label.text(), "title", label.text(), "class", "emphasis");
            } else {
                out.element("li", label.text(), "title", label.text());
            }
        }
        out.close().line();
    }
}
