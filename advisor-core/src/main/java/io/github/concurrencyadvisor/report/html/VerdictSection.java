package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.report.Counts;
import io.github.concurrencyadvisor.report.Outcome;
import io.github.concurrencyadvisor.report.Report;
import io.github.concurrencyadvisor.report.html.Found.Group;
import io.github.concurrencyadvisor.report.html.Found.Item;
import io.github.concurrencyadvisor.report.html.Found.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build comes to, and what to do first. */
final class VerdictSection {

    /** So many rules are named as what to do first, and so many places of each. */
    private static final int FIRST_STEPS = 5;

    private static final int FIRST_PLACES = 3;

    private static final int BAR_WIDTH = 1000;

    private final Markup page;
    private final Report report;
    private final Found found;

    VerdictSection(Markup page, Report report, Found found) {
        this.page = page;
        this.report = report;
        this.found = found;
    }

    void write() {
        Outcome outcome = report.outcome();
        boolean fails = outcome.failure().isPresent();
        String state = fails ? "fails" : isJudged() ? "passes" : "unjudged";
        page.open(
                "section", "id", "verdict", "class", state, "data-outcome", state, "aria-labelledby", "verdict-title");
        page.open("h1", "id", "verdict-title");
        page.element("span", report.project(), "class", "project").text(" ");
        page.element("span", headline(report), "class", "outcome");
        page.close();
        if (isJudged()) {
            page.element("p", because(outcome), "class", "because");
            if (fails) {
                violations();
            }
        }
        page.element("p", outcome.terms() + ".", "class", "quiet");
        figures();
        page.close();
        firstSteps();
    }

    /** {@code The build fails}; where no build asked, what was found. */
    static String headline(Report report) {
        Outcome outcome = report.outcome();
        if (!outcome.equals(Outcome.NONE)) {
            return outcome.failure().isPresent() ? "The build fails" : "The build passes";
        }
        List<Finding> open = report.analysis().findings();
        return open.isEmpty() ? "Nothing new was found" : Counts.severities(open);
    }

    private boolean isJudged() {
        return !report.outcome().equals(Outcome.NONE);
    }

    /** By which findings it fails: where there are few their places, else the rules with their counts. */
    private void violations() {
        List<Item> all = found.items().stream().filter(Item::violates).toList();
        page.open("p", "class", "violations");
        for (Group group : found.groups()) {
            List<Item> items = group.items().stream().filter(Item::violates).toList();
            if (items.isEmpty()) {
                continue;
            }
            page.open("span").element("a", group.rule().name(), "href", "#" + group.id());
            if (all.size() > FIRST_PLACES) {
                page.text(" " + items.size());
            } else {
                page.text(" in");
                items.forEach(item -> page.text(" ")
                        .element("a", shortPlace(item.finding()), "href", "#" + item.id(), "class", "place"));
            }
            page.close().text(" ");
        }
        page.close();
    }

    private String because(Outcome outcome) {
        if (outcome.failure().isPresent()) {
            return FindingCard.capital(outcome.failure().get()) + ".";
        }
        List<Finding> open = report.analysis().findings();
        if (open.isEmpty()) {
            return found.groups().isEmpty() ? "Nothing was found." : "Nothing new was found.";
        }
        return Counts.severities(open) + " to look at, none of which fails it.";
    }

    private void figures() {
        Analysis analysis = report.analysis();
        page.open("dl", "class", "figures");
        figure("New findings", grouped(found.count(State.NEW)), Counts.severities(analysis.findings()));
        figure("Accepted", grouped(found.count(State.BASELINED) + found.count(State.SUPPRESSED)), accepted());
        figure(
                "Methods",
                grouped(analysis.methods().size()),
                "in " + grouped(analysis.files().size()) + (analysis.files().size() == 1 ? " file" : " files"));
        figure("Advice for", platform(analysis.platform()), frameworks(analysis.platform()));
        page.close();
        if (!analysis.methods().isEmpty()) {
            workloads(analysis);
        }
    }

    private String accepted() {
        return Stream.of(State.BASELINED, State.SUPPRESSED, State.UNSURE)
                .filter(state -> found.count(state) > 0)
                .map(state -> found.count(state) + " " + state.words())
                .collect(Collectors.joining(", "));
    }

    private static String platform(Platform platform) {
        return "Java " + platform.release();
    }

    private static String frameworks(Platform platform) {
        String names = new TreeSet<>(platform.frameworks())
                .stream().map(Platform.Framework::display).collect(Collectors.joining(", "));
        return names.isEmpty() ? "no event loop framework" : "with " + names;
    }

    private void figure(String name, String value, String more) {
        page.open("div").element("dt", name);
        page.open("dd").element("b", value);
        if (!more.isEmpty()) {
            page.text(" ").element("span", more, "class", "quiet");
        }
        page.close().close();
    }

    /** How the methods divide into workloads, as a bar and in words. */
    private void workloads(Analysis analysis) {
        Map<WorkloadKind, Integer> counts = new EnumMap<>(WorkloadKind.class);
        analysis.methods().forEach(verdict -> counts.merge(verdict.workload().kind(), 1, Integer::sum));
        page.open("figure", "class", "workloads");
        page.open(
                "svg",
                "viewBox",
                "0 0 " + BAR_WIDTH + " 10",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        long from = 0;
        long sum = 0;
        for (WorkloadKind kind : ORDER) {
            sum += counts.getOrDefault(kind, 0);
            long to = sum * BAR_WIDTH / analysis.methods().size();
            if (to > from) {
                page.empty(
                        "rect",
                        "class",
                        "fill-" + Words.key(kind),
                        "x",
                        String.valueOf(from),
                        "y",
                        "0",
                        "width",
                        String.valueOf(to - from),
                        "height",
                        "10");
            }
            from = to;
        }
        page.close();
        page.open("figcaption");
        for (WorkloadKind kind : ORDER) {
            page.open("span", "class", "key fill-" + Words.key(kind));
            page.element("b", grouped(counts.getOrDefault(kind, 0))).text(" " + Words.of(kind));
            page.close().text(" ");
        }
        page.close().close();
    }

    /** What has most to say first. */
    static final List<WorkloadKind> ORDER = List.of(
            WorkloadKind.IO_BOUND,
            WorkloadKind.MIXED,
            WorkloadKind.CPU_BOUND,
            WorkloadKind.UNKNOWN,
            WorkloadKind.TRIVIAL);

    /** {@code 50,000}. */
    static String grouped(int number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private void firstSteps() {
        List<Group> groups = found.groups().stream()
                .filter(group -> !group.fresh().isEmpty())
                .toList();
        List<String> loose = loose();
        if (groups.isEmpty() && loose.isEmpty()) {
            return;
        }
        page.open("section", "id", "first", "aria-labelledby", "first-title");
        page.element("h2", "What to do first", "id", "first-title");
        page.open("ol", "class", "steps");
        groups.stream().limit(FIRST_STEPS).forEach(this::step);
        loose.forEach(
                text -> page.open("li", "class", "loose").element("p", text).close());
        page.close();
        if (groups.size() > FIRST_STEPS) {
            page.open("p").text("Then the ");
            page.element(
                    "a",
                    Counts.plural(groups.size() - FIRST_STEPS, "other rule"),
                    "href",
                    "#" + groups.get(FIRST_STEPS).id());
            page.text(groups.size() - FIRST_STEPS == 1 ? " that has a finding." : " that have findings.")
                    .close();
        }
        page.close();
    }

    /** What can go or is not heeded, which is quickly done. */
    private List<String> loose() {
        List<String> loose = new ArrayList<>();
        int leftovers = report.analysis().review().leftovers().size();
        if (leftovers > 0) {
            loose.add("Remove what accepts nothing any more: " + Counts.plural(leftovers, "leftover")
                    + ", listed at the end.");
        }
        return loose;
    }

    private void step(Group group) {
        List<Item> fresh = group.fresh();
        Map<String, Long> advice = fresh.stream()
                .collect(Collectors.groupingBy(
                        item -> item.finding().advice(), java.util.LinkedHashMap::new, Collectors.counting()));
        String most = advice.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        page.open("li");
        page.open("p")
                .element("a", group.rule().name(), "href", "#" + group.id())
                .text(" ");
        page.element("span", Words.key(group.worst()), "class", "severity " + Words.key(group.worst()))
                .text(" ");
        page.element("span", Counts.plural(fresh.size(), "place"), "class", "quiet");
        page.close();
        page.element("p", FindingCard.sentence(most));
        page.open("p", "class", "places");
        fresh.stream().limit(FIRST_PLACES).forEach(item -> {
            page.element("a", shortPlace(item.finding()), "href", "#" + item.id(), "class", "place")
                    .text(" ");
        });
        if (fresh.size() > FIRST_PLACES) {
            page.element("span", "and " + (fresh.size() - FIRST_PLACES) + " more", "class", "quiet");
        }
        page.close().close();
    }

    /** {@code OrderHandler.java:16}. */
    static String shortPlace(Finding finding) {
        String place = FindingCard.place(finding);
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
