package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.html.Found.Group;
import io.github.concurrencyadvisor.report.html.Found.Item;
import io.github.concurrencyadvisor.report.html.Found.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All findings, by rule, with a form to filter them. */
final class FindingsSection {

    /** So few new findings are shown whole from the start. */
    private static final int FEW = 3;

    private final Markup page;
    private final Report report;
    private final Found found;
    private final Harms harms;
    private final FindingCard card;

    FindingsSection(Markup page, Report report, Found found, Harms harms) {
        this.page = page;
        this.report = report;
        this.found = found;
        this.harms = harms;
        this.card = new FindingCard(page, report.sources());
    }

    void write() {
        page.open("section", "id", "findings", "aria-labelledby", "findings-title");
        page.element("h2", "Findings", "id", "findings-title");
        if (found.groups().isEmpty()) {
            int methods = report.analysis().methods().size();
            page.element(
                    "p",
                    "None: no rule objects to how the " + Counts.plural(methods, "method")
                            + " of this project are run.");
        } else {
            filter();
            found.groups().forEach(this::group);
            page.element("p", "No finding is like that.", "id", "filter-none", "hidden", "");
        }
        page.close();
    }

    private void filter() {
        List<Item> items = found.items();
        page.open("form", "id", "filter", "class", "controls", "aria-label", "Filter the findings", "hidden", "");
        select("rule", "Rule", rules());
        select("severity", "Severity", severities(items));
        select("state", "State", states(items));
        select("carrier", "Runs on", carriers(items));
        select("package", "Package", packages(items));
        page.open("label", "class", "wide").element("span", "Text");
        page.empty("input", "type", "search", "name", "text", "autocomplete", "off", "spellcheck", "false");
        page.close();
        page.element("button", "Reset", "type", "reset");
        page.element(
                "output",
                items.size() + " of " + items.size(),
                "id",
                "filter-count",
                "aria-live",
                "polite",
                "data-all",
                String.valueOf(items.size()));
        page.close();
    }

    /** A choice of values, where there is one; each with its count. */
    private void select(String name, String label, Map<String, Option> options) {
        page.open("label").element("span", label);
        page.open("select", "name", name);
        page.element("option", "all", "value", "");
        options.forEach((value, option) ->
                page.element("option", option.label() + " (" + option.count() + ")", "value", "=" + value));
        page.close().close();
    }

    private record Option(String label, int count) {}

    private Map<String, Option> rules() {
        SortedMap<String, Option> options = new TreeMap<>();
        found.groups()
                .forEach(group -> options.put(
                        group.rule().name(),
                        new Option(group.rule().name(), group.items().size())));
        return options;
    }

    private static Map<String, Option> severities(List<Item> items) {
        return options(Severity.class, items, item -> List.of(item.finding().severity()), Words::key, true);
    }

    private static Map<String, Option> states(List<Item> items) {
        return options(State.class, items, item -> List.of(item.state()), State::words, false);
    }

    private static Map<String, Option> carriers(List<Item> items) {
        Map<String, Option> options = options(Carrier.class, items, Item::carriers, Words::of, false);
        int none =
                (int) items.stream().filter(item -> item.carriers().isEmpty()).count();
        if (none > 0) {
            options.put("", new Option("whatever calls it", none));
        }
        return options;
    }

    private static <E extends Enum<E>> Map<String, Option> options(
            Class<E> type,
            List<Item> items,
            Function<Item, List<E>> values,
            Function<E, String> label,
            boolean backwards) {
        Map<E, Integer> counts = new EnumMap<>(type);
        items.forEach(item -> values.apply(item).forEach(value -> counts.merge(value, 1, Integer::sum)));
        List<Map.Entry<E, Integer>> entries = new ArrayList<>(counts.entrySet());
        if (backwards) {
            java.util.Collections.reverse(entries);
        }
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> Words.key(entry.getKey()),
                        entry -> new Option(label.apply(entry.getKey()), entry.getValue()),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    private static Map<String, Option> packages(List<Item> items) {
        SortedMap<String, Option> options = new TreeMap<>();
        items.forEach(item -> options.merge(
                item.packageName(),
                new Option(item.packageName().isEmpty() ? "(unnamed)" : item.packageName(), 1),
                (one, other) -> new Option(one.label(), one.count() + other.count())));
        return options;
    }

    private void group(Group group) {
        List<Item> fresh = group.fresh();
        List<Item> others =
                group.items().stream().filter(item -> item.state() != State.NEW).toList();
        page.open("section", "class", "rule", "id", group.id(), "aria-labelledby", group.id() + "-title");
        page.open("h3", "id", group.id() + "-title");
        page.element("span", group.rule().name(), "class", "name").text(" ");
        page.element("span", Counts.severities(findings(fresh.isEmpty() ? others : fresh)), "class", "counts");
        page.close();
        new RuleNotes(page).write(group.rule(), harms);
        if (!fresh.isEmpty()) {
            list(fresh, found.count(State.NEW) <= FEW);
        }
        if (!others.isEmpty()) {
            page.open("details", "class", "accepted");
            page.element("summary", accepted(others));
            list(others, false);
            page.close();
        }
        page.close();
    }

    private void list(List<Item> items, boolean unfolded) {
        page.open("ol", "class", "findings");
        items.forEach(item -> card.write(item, unfolded));
        page.close();
    }

    private static List<io.github.concurrencyadvisor.advice.Finding> findings(List<Item> items) {
        return items.stream().map(Item::finding).toList();
    }

    /** {@code Not new: 12 in the baseline, 1 suppressed}. */
    private static String accepted(List<Item> items) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        items.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        return "Not new: "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().words())
                        .collect(Collectors.joining(", "));
    }
}
