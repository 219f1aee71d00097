package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.Performance;

/** The demos: a timeline each, and what they said. */
final class DemosSection implements Section {

    @Override
    public String id() {
        return "demos";
    }

    @Override
    public String title() {
        return "Who ran when";
    }

    @Override
    public boolean isIn(Results results) {
        return !results.performances().isEmpty();
    }

    @Override
    public void write(Results results, Markup out) {
        out.open("p").text("A full bar computes, a thin bar waits:");
        sample("computing", "2", "16", out);
        out.text("computing");
        sample("waiting", "7", "6", out);
        out.text("waiting. Each picture has a time axis of its own.").close().line();
        out.open("div", "class", "demos").line();
        results.performances().forEach(performance -> write(performance, out));
        out.close().line();
    }

    private static void sample(String activity, String y, String height, Markup out) {
        out.text(" ").open("svg", "class", "sample", "width", "28", "height", "20", "aria-hidden", "true");
        out.empty("rect", "class", activity, "x", "1", "width", "26", "y", y, "height", height);
        out.close().text(" ");
    }

    private static void write(Performance performance, Markup out) {
        String id = "demo-" + performance.demo();
        out.open("article", "id", id, "aria-labelledby", id + "-name").line();
        out.element("h3", performance.demo(), "id", id + "-name");
        out.element("p", performance.summary()).line();
        performance
                .failure()
                .ifPresent(failure ->
                        out.element("p", "failed: " + failure, "class", "bad").line());
        if (!performance.spans().isEmpty()) {
            LaneChart.write(id, "Timeline of " + performance.demo(), performance.spans(), out);
        }
        if (!performance.lines().isEmpty()) {
            boolean nothingElse = performance.spans().isEmpty();
            out.open("details", nothingElse ? new String[] {"open", "open"} : new String[0]);
            out.element("summary", "What it printed");
            out.element("pre", String.join("\n", performance.lines()), "tabindex", "0");
            out.close().line();
        }
        out.close().line();
    }
}
