package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.WitnessText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The verdict on every method: as data that the page's script turns into a table to search and sort and, for readers without it, as
 * a plain table by package of so many that a page can bear.
 */
final class MethodsSection {

    /** So many methods stand in the plain table: those that do most, where there are more. */
    static final int MOST_PLAIN = 400;

    /** So many packages stand in it: those of these methods first, then the largest. */
    private static final int MOST_PACKAGES = 200;

    private static final Comparator<MethodVerdict> TELLING = Comparator.comparing((MethodVerdict verdict) ->
                    VerdictSection.ORDER.indexOf(verdict.workload().kind()))
            .thenComparing(verdict -> verdict.workload().confidence(), Comparator.reverseOrder())
            .thenComparing(MethodVerdict::method);

    private final Markup page;
    private final List<MethodVerdict> methods;

    MethodsSection(Markup page, Report report) {
        this.page = page;
        this.methods = report.analysis().methods();
    }

    void write() {
        page.open("section", "id", "methods", "aria-labelledby", "methods-title");
        page.element("h2", "All methods", "id", "methods-title");
        if (methods.isEmpty()) {
            page.element("p", "There is no method with a body.").close();
            return;
        }
        controls();
        page.open("div", "id", "methods-table").close();
        page.open("div", "id", "methods-plain");
        plain();
        page.close();
        page.raw("script", MethodData.of(methods), "type", "application/json", "id", "methods-data");
        page.close();
    }

    private void controls() {
        page.open(
                "form", "id", "methods-filter", "class", "controls", "aria-label", "Search the methods", "hidden", "");
        page.open("label", "class", "wide").element("span", "Search");
        page.empty(
                "input",
                "type",
                "search",
                "name",
                "text",
                "autocomplete",
                "off",
                "spellcheck",
                "false",
                "placeholder",
                "class, method or reason");
        page.close();
        select("kind", "Workload", WorkloadKind.class, Words::of);
        select("model", "Model", Model.class, Words::of);
        select("confidence", "Confidence", Confidence.class, Words::of);
        page.element("button", "Reset", "type", "reset");
        page.element("output", "", "id", "methods-count", "aria-live", "polite");
        page.close();
    }

    /** A choice among the constants, by their order in the data. */
    private <E extends Enum<E>> void select(String name, String label, Class<E> type, Function<E, String> words) {
        page.open("label").element("span", label);
        page.open("select", "name", name).element("option", "all", "value", "");
        List<E> constants = List.of(type.getEnumConstants());
        for (int i = 0; i < constants.size(); i++) {
            page.element("option", words.apply(constants.get(i)), "value", String.valueOf(i));
        }
        page.close().close();
    }

    private void plain() {
        SortedMap<String, List<MethodVerdict>> byPackage = new TreeMap<>();
        methods.forEach(verdict -> byPackage
                .computeIfAbsent(packageOf(verdict.method()), any -> new ArrayList<>())
                .add(verdict));
        Set<MethodId> listed = new HashSet<>();
        methods.stream().sorted(TELLING).limit(MOST_PLAIN).forEach(verdict -> listed.add(verdict.method()));
        Set<String> named = packages(byPackage, listed);
        listed.removeIf(method -> !named.contains(packageOf(method)));
        if (listed.size() < methods.size()) {
            page.element(
                    "p",
                    "These are the " + listed.size() + " of " + VerdictSection.grouped(methods.size())
                            + " methods that do most, and what else there is in their packages. With JavaScript this"
                            + " is a table of all of them; advisor.json has them too.",
                    "class",
                    "quiet");
        }
        page.open("div", "class", "scroll", "role", "region", "aria-labelledby", "methods-caption", "tabindex", "0");
        page.open("table", "class", "methods");
        page.element("caption", "Methods by package", "id", "methods-caption");
        page.open("thead").open("tr");
        for (String title : List.of("Method", "Workload", "Model", "Realisation", "Confidence", "Place")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close();
        byPackage.forEach((name, verdicts) -> {
            if (named.contains(name)) {
                ofPackage(name, verdicts, listed);
            }
        });
        page.close().close();
        if (named.size() < byPackage.size()) {
            page.element(
                    "p",
                    "And " + VerdictSection.grouped(byPackage.size() - named.size()) + " packages more.",
                    "class",
                    "quiet");
        }
    }

    private static Set<String> packages(Map<String, List<MethodVerdict>> byPackage, Set<MethodId> listed) {
        Set<String> named = new HashSet<>();
        byPackage.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<MethodVerdict>> one) ->
                                one.getValue().stream().noneMatch(verdict -> listed.contains(verdict.method())))
                        .thenComparing(one -> -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_PACKAGES)
                .forEach(one -> named.add(one.getKey()));
        return named;
    }

    private void ofPackage(String name, List<MethodVerdict> verdicts, Set<MethodId> listed) {
        page.open("tbody").open("tr", "class", "package");
        page.open("th", "scope", "rowgroup", "colspan", "6");
        page.element("code", name.isEmpty() ? "(unnamed package)" : name).text(" ");
        page.element("span", counts(verdicts), "class", "quiet");
        page.close().close();
        verdicts.stream().filter(verdict -> listed.contains(verdict.method())).forEach(this::row);
        page.close();
    }

    private static String counts(List<MethodVerdict> verdicts) {
        Map<WorkloadKind, Integer> counts = new EnumMap<>(WorkloadKind.class);
        verdicts.forEach(verdict -> counts.merge(verdict.workload().kind(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        for (WorkloadKind kind : VerdictSection.ORDER) {
            if (counts.containsKey(kind)) {
                parts.add(counts.get(kind) + " " + Words.of(kind));
            }
        }
        return String.join(", ", parts);
    }

    private void row(MethodVerdict verdict) {
        page.open("tr");
        page.open("th", "scope", "row")
                .element("code", WitnessText.name(verdict.method()) + parameters(verdict.method()));
        page.text(" ").element("span", verdict.workload().why(), "class", "why").close();
        page.open("td", "data-label", "Workload");
        page.element(
                        "span",
                        Words.of(verdict.workload()),
                        "class",
                        "kind fill-" + Words.key(verdict.workload().kind()))
                .close();
        page.element("td", Words.of(verdict.recommendation().model()), "data-label", "Model");
        page.element("td", verdict.recommendation().realisation(), "data-label", "Realisation");
        page.element("td", Words.of(verdict.workload().confidence()), "data-label", "Confidence");
        page.element("td", place(verdict), "data-label", "Place", "class", "place");
        page.close();
    }

    /** The line alone where the file is named after the class, as most are. */
    private static String place(MethodVerdict verdict) {
        Position at = verdict.position();
        String file = at.file().substring(at.file().lastIndexOf('/') + 1);
        if (file.isEmpty() || at.line() == 0) {
            return file;
        }
        String outermost = verdict.method().simpleClassName().replaceFirst("\\..*", "");
        return file.equals(outermost + ".java") ? "line " + at.line() : file + ":" + at.line();
    }

    static String packageOf(MethodId method) {
        String name = method.className();
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    /** {@code (String, int[])}, types without their packages. */
    static String parameters(MethodId method) {
        List<String> types = method.parameterTypes().stream()
                .map(MethodId::typeName)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
        return "(" + String.join(", ", types) + ")";
    }
}
