package io.github.concurrencyadvisor.demos.page;

import java.util.List;

/** The names beside a picture: text of the page, so that it keeps its size when the picture is squeezed. */
final class Labels {

    private Labels() {}

    static void write(List<String> names, Markup out) {
        out.open("ul", "class", "labels", "aria-hidden", "true");
        for (String name : names) {
            out.element("li", name, "title", name);
        }
        out.close().line();
    }
}
