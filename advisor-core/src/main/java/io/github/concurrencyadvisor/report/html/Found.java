package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.FindingContext;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The findings in the order of the page, which is that of harm: by rule, and in each rule the new ones first.
 *
 * @param groups none of them empty
 */
record Found(List<Group> groups) {

    /** What became of a finding. */
    enum State {
        NEW("new"),
        BASELINED("in the baseline"),
        SUPPRESSED("suppressed"),
        UNSURE("less sure than asked for");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A finding on the page.
     *
     * @param id of its element
     * @param note why it is accepted; empty where it is not, or where nothing says
     * @param violates whether it counts against the build
     */
    record Item(
            String id,
            Finding finding,
            State state,
            String note,
            boolean violates,
            @Nullable FindingContext context) {

        List<Carrier> carriers() {
            return context == null ? List.of() : context.carriers();
        }

        /** The package of its class; empty for the unnamed one. */
        String packageName() {
            String name = finding.method().className();
            return name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
    }

    /** What one rule found: at least one finding. */
    record Group(Rule rule, List<Item> items) {

        List<Item> fresh() {
            return items.stream().filter(item -> item.state() == State.NEW).toList();
        }

        /** Of the new ones; of all where none is new. */
        Severity worst() {
            List<Item> counted = fresh().isEmpty() ? items : fresh();
            return counted.stream()
                    .map(item -> item.finding().severity())
                    .max(Comparator.naturalOrder())
                    .orElse(Severity.INFO);
        }

        String id() {
            return "rule-" + rule.name();
        }
    }

    private static final Comparator<Item> HARM = Comparator.comparing(Item::state)
            .thenComparing(item -> item.finding().severity(), Comparator.reverseOrder())
            .thenComparing(item -> item.finding().confidence(), Comparator.reverseOrder())
            .thenComparing(Item::finding);

    private static final Comparator<Group> ORDER = Comparator.comparing(
                    (Group group) -> group.fresh().isEmpty())
            .thenComparing(Group::worst, Comparator.reverseOrder())
            .thenComparing(group -> group.items().size(), Comparator.reverseOrder())
            .thenComparing(group -> group.rule().name());

    static Found in(Report report) {
        Map<String, List<Item>> byRule = new TreeMap<>();
        for (Item item : items(report)) {
            byRule.computeIfAbsent(item.finding().rule(), any -> new ArrayList<>())
                    .add(item);
        }
        List<Group> groups = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            List<Item> items = byRule.getOrDefault(rule.name(), List.of());
            if (!items.isEmpty()) {
                groups.add(new Group(rule, items.stream().sorted(HARM).toList()));
            }
        }
        groups.sort(ORDER);
        return new Found(numbered(groups));
    }

    private static List<Item> items(Report report) {
        Map<Finding, FindingContext> contexts = new HashMap<>();
        report.analysis().contexts().forEach(context -> contexts.put(context.finding(), context));
        Set<Finding> violations = new HashSet<>(report.outcome().violations());
        Review review = report.analysis().review();
        List<Item> items = new ArrayList<>();
        review.open().forEach(finding -> items.add(item(finding, State.NEW, "", violations, contexts)));
        review.baselined().forEach(finding -> items.add(item(finding, State.BASELINED, "", violations, contexts)));
        review.suppressed()
                .forEach(one ->
                        items.add(item(one.finding(), State.SUPPRESSED, suppressed(one.by()), violations, contexts)));
        review.unsure().forEach(finding -> items.add(item(finding, State.UNSURE, "", violations, contexts)));
        return items;
    }

    private static Item item(
            Finding finding, State state, String note, Set<Finding> violations, Map<Finding, FindingContext> contexts) {
        return new Item("", finding, state, note, violations.contains(finding), contexts.get(finding));
    }

    private static String suppressed(Allowance by) {
        return "in line " + by.written().line() + (by.reason().isEmpty() ? "" : " because " + by.reason());
    }

    private static List<Group> numbered(List<Group> groups) {
        List<Group> numbered = new ArrayList<>();
        int number = 0;
        for (Group group : groups) {
            List<Item> items = new ArrayList<>();
            for (Item item : group.items()) {
                number++;
                items.add(new Item(
                        "finding-" + number,
                        item.finding(),
                        item.state(),
                        item.note(),
                        item.violates(),
                        item.context()));
            }
            numbered.add(new Group(group.rule(), Collections.unmodifiableList(items)));
        }
        return Collections.unmodifiableList(numbered);
    }

    List<Item> items() {
        return groups.stream().flatMap(group -> group.items().stream()).toList();
    }

    int count(Predicate<Item> which) {
        return (int) items().stream().filter(which).count();
    }

    int count(State state) {
        return count(item -> item.state() == state);
    }
}
