package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.CarrierUse;
import io.github.concurrencyadvisor.CarrierUse.Entry;
import io.github.concurrencyadvisor.CarrierUse.Fit;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.WitnessText;
import io.github.concurrencyadvisor.report.html.Found.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What runs on what: drawn, and said in a table. */
final class MapSection {

    private final Markup page;
    private final List<CarrierUse> uses;
    private final Map<Finding, String> ids = new HashMap<>();

    MapSection(Markup page, Report report, Found found) {
        this.page = page;
        this.uses = report.analysis().carriers();
        for (Item item : found.items()) {
            ids.put(item.finding(), item.id());
        }
    }

    void write() {
        page.open("section", "id", "map", "aria-labelledby", "map-title");
        page.element("h2", "What runs on what", "id", "map-title");
        if (uses.isEmpty()) {
            page.element("p", "No place is known where this code, or a framework it uses, chooses a thread.")
                    .close();
            return;
        }
        page.element("p", "Each kind of thread, and each pool, with the code that begins there. " + verdict());
        legend();
        page.open("figure", "class", "map", "aria-labelledby", "map-title");
        for (MapDrawing.Form form : MapDrawing.Form.values()) {
            new MapDrawing(page, uses, finding -> ids.get(finding), form).draw();
        }
        page.close();
        page.open("details", "id", "map-table");
        page.element("summary", "The same as a table");
        table();
        page.close();
        page.close();
    }

    private String verdict() {
        long contradicted = uses.stream()
                .filter(use ->
                        use.isContradicted() || use.shown().stream().anyMatch(entry -> entry.fit() == Fit.CONTRADICTED))
                .count();
        return contradicted == 0
                ? "No finding says that a thread does not suit what it runs."
                : contradicted == 1
                        ? "One of them does not suit something that it runs."
                        : contradicted + " of them do not suit something that they run.";
    }

    private void legend() {
        page.open("p", "class", "legend");
        for (Fit fit : Fit.values()) {
            page.element("span", MapDrawing.sign(fit) + " " + words(fit), "class", "fit " + Words.key(fit))
                    .text(" ");
        }
        page.close();
    }

    static String words(Fit fit) {
        return switch (fit) {
            case CONTRADICTED -> "does not fit, as a finding says";
            case UNKNOWN -> "not known";
            case FITS -> "fits: no rule objects";
        };
    }

    /** Where the page has the first of the findings that contradict; null where none does. */
    static @Nullable String link(List<Finding> findings, Function<Finding, @Nullable String> ids) {
        for (Finding finding : findings) {
            String id = ids.apply(finding);
            if (id != null && finding.severity().compareTo(Severity.WARNING) >= 0) {
                return "#" + id;
            }
        }
        return null;
    }

    private void table() {
        page.open("div", "class", "scroll", "role", "region", "aria-labelledby", "map-caption", "tabindex", "0");
        page.open("table");
        page.element("caption", "What runs on what", "id", "map-caption");
        page.open("thead").open("tr");
        for (String title : List.of("Runs", "Because it", "Workload", "Fits")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close();
        uses.forEach(use -> {
            page.open("tbody").open("tr", "class", "package");
            page.open("th", "scope", "rowgroup", "colspan", "4").text(title(use) + " ");
            page.element("span", described(use), "class", "quiet");
            if (use.isContradicted()) {
                page.text(" ");
                fit(Fit.CONTRADICTED, use.findings());
            }
            page.close().close();
            use.shown().forEach(this::row);
            if (use.entries() > use.shown().size()) {
                page.open("tr")
                        .element("td", more(use), "colspan", "4", "class", "quiet")
                        .close();
            }
            page.close();
        });
        page.close().close();
    }

    private void row(Entry entry) {
        page.open("tr").open("th", "scope", "row");
        page.element("code", WitnessText.name(entry.method()));
        if (!entry.at().file().isEmpty()) {
            page.text(" ").element("span", place(entry.at()), "class", "quiet");
        }
        page.close();
        page.element("td", entry.because());
        page.element("td", Words.of(entry.workload()));
        page.open("td");
        fit(entry.fit(), entry.findings());
        page.close().close();
    }

    private void fit(Fit fit, List<Finding> findings) {
        String link = link(findings, finding -> ids.get(finding));
        if (link == null) {
            page.text(words(fit));
        } else {
            page.element("a", words(fit), "href", link);
        }
    }

    static String more(CarrierUse use) {
        return "and " + (use.entries() - use.shown().size()) + " more";
    }

    /** {@code platform pool: Executors.newFixedThreadPool, 8 threads}. */
    static String title(CarrierUse use) {
        return Words.of(use.carrier()) + (use.made().isEmpty() ? "" : ": " + use.made());
    }

    /** {@code Pools.java:12, 3 places, 7 methods: 5 I/O-bound, 2 trivial}. */
    static String described(CarrierUse use) {
        List<String> parts = new ArrayList<>();
        if (!use.at().file().isEmpty()) {
            parts.add(place(use.at()));
        }
        parts.add(Counts.plural(use.sites(), "place"));
        List<String> kinds = new ArrayList<>();
        for (WorkloadKind kind : VerdictSection.ORDER) {
            int count = use.workloads().getOrDefault(kind, 0);
            if (count > 0) {
                kinds.add(count + " " + Words.of(kind));
            }
        }
        parts.add(Counts.plural(use.methods(), "method") + (kinds.isEmpty() ? "" : ": " + String.join(", ", kinds)));
        return String.join(", ", parts);
    }

    static String place(Position at) {
        String file = at.file().substring(at.file().lastIndexOf('/') + 1);
        return at.line() == 0 ? file : file + ":" + at.line();
    }
}
