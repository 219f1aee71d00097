package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.FindingContext;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.SourceLines;
import io.github.concurrencyadvisor.WhatIf;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.report.WitnessText;
import io.github.concurrencyadvisor.report.html.Found.Item;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One finding: a line that says what happens, and behind it how it comes about and what can be done. */
final class FindingCard {

    private static final int MOST_WHAT_IFS = 5;

    private static final Pattern WORD = Pattern.compile("[a-z]+[ ,:]");

    /** Lines shown around the place itself, and around later steps of the path. */
    private static final int WIDE = SourceLines.AROUND;

    private static final int NARROW = 2;

    private final Markup page;
    private final SourceLines sources;

    FindingCard(Markup page, SourceLines sources) {
        this.page = page;
        this.sources = sources;
    }

    /**
     * Writes the finding as an item of a list.
     *
     * @param unfolded whether it is shown whole from the start
     */
    void write(Item item, boolean unfolded) {
        Finding finding = item.finding();
        page.open(
                "li",
                "class",
                "finding",
                "id",
                item.id(),
                "data-rule",
                finding.rule(),
                "data-severity",
                Words.key(finding.severity()),
                "data-package",
                item.packageName(),
                "data-carrier",
                item.carriers().stream().map(Words::key).collect(Collectors.joining(" ")),
                "data-state",
                Words.key(item.state()));
        page.open("details", unfolded ? new String[] {"open", ""} : new String[0]);
        summary(item);
        page.open("div", "class", "body");
        page.open("div", "class", "how");
        page.element("h4", "How it comes about");
        path(item);
        page.close();
        page.open("div", "class", "then");
        instead(finding);
        whatIfs(item);
        acceptance(item);
        page.close().close().close().close();
    }

    private void summary(Item item) {
        Finding finding = item.finding();
        page.open("summary");
        page.element("span", Words.key(finding.severity()), "class", "severity " + Words.key(finding.severity()));
        page.open("span", "class", "what");
        page.element("span", capital(finding.message()), "class", "message").text(" ");
        page.open("span", "class", "where");
        page.element("code", place(finding), "class", "place");
        page.text(" ").element("span", WitnessText.name(finding.method()), "class", "in");
        if (!item.carriers().isEmpty()) {
            page.text(" ")
                    .element(
                            "span",
                            item.carriers().stream().map(Words::of).collect(Collectors.joining(", ")),
                            "class",
                            "on");
        }
        page.text(" ").element("span", Words.of(finding.confidence()) + " confidence", "class", "sure");
        if (item.violates()) {
            page.text(" ").element("span", "counts against the build", "class", "violates");
        }
        if (item.state() != Found.State.NEW) {
            page.text(" ").element("span", item.state().words() + spaced(item.note()), "class", "state");
        }
        page.close().close().close();
    }

    private static String spaced(String note) {
        return note.isEmpty() ? "" : " " + note;
    }

    static String place(Finding finding) {
        Position at = finding.at();
        String where = at.file().isEmpty() ? finding.method().className() : at.file();
        return where + (at.line() == 0 ? "" : ":" + at.line());
    }

    private void path(Item item) {
        Finding finding = item.finding();
        List<Hop> hops = finding.witness();
        boolean beginsElsewhere = hops.isEmpty() || !hops.get(0).at().equals(finding.at());
        if (beginsElsewhere && !Excerpt.write(page, sources, finding.at(), null, WIDE, WIDE)) {
            noSource(finding.at());
        }
        if (hops.isEmpty()) {
            return;
        }
        page.open("ol", "class", "path");
        for (int i = 0; i < hops.size(); i++) {
            boolean first = i == 0 && !beginsElsewhere;
            MethodId led = i == 0 ? null : hops.get(i - 1).callee();
            hop(hops.get(i), led, item.id(), first, i == hops.size() - 1);
        }
        page.close();
    }

    /**
     * A step, folded unless it is the first; of those of one finding a browser keeps one unfolded at a time.
     *
     * @param led where the step before led, which need not be said again; null for the first step
     */
    private void hop(Hop hop, @Nullable MethodId led, String id, boolean first, boolean last) {
        page.open("li", "class", last ? "hop last" : "hop");
        String[] attributes =
                first ? new String[] {"name", id + "-hop", "open", ""} : new String[] {"name", id + "-hop"};
        page.open("details", attributes);
        page.open("summary");
        MethodId callee = hop.callee();
        if (!hop.method().equals(led)) {
            page.element("code", WitnessText.name(hop.method())).text(" ");
        }
        if (callee == null) {
            page.element("span", "loops", "class", "calls");
        } else {
            page.element("span", "calls", "class", "calls").text(" ");
            page.element("code", WitnessText.name(callee), "class", last ? "end" : "next");
        }
        page.text(" ").element("span", WitnessText.place(hop), "class", "at");
        page.close();
        int around = first ? WIDE : NARROW;
        if (!Excerpt.write(page, sources, hop.at(), callee, around, around)) {
            noSource(hop.at());
        }
        page.close().close();
    }

    private void noSource(Position at) {
        page.element(
                "p",
                at.file().isEmpty() || at.line() == 0
                        ? "This is code of a library, or made by the compiler: there is no source to show."
                        : "The source was not at hand when this report was made.",
                "class",
                "quiet");
    }

    private void instead(Finding finding) {
        page.element("h4", "What to write instead");
        page.open("p").text(sentence(finding.advice()) + " ");
        page.element("a", "Example", "href", "#example-" + finding.rule()).close();
    }

    private void whatIfs(Item item) {
        FindingContext context = item.context();
        MethodVerdict verdict = context == null ? null : context.verdict();
        List<WhatIf> whatIfs = context == null || verdict == null
                ? List.of()
                : context.whatIfs().stream()
                        .filter(whatIf -> isOfInterest(whatIf, verdict))
                        .limit(MOST_WHAT_IFS)
                        .toList();
        boolean alone = verdict != null && verdict.origin() == Origin.SOURCE_ONLY;
        boolean unknown = item.carriers().contains(Carrier.UNKNOWN);
        MethodId called = calledFirst(item.finding());
        if (whatIfs.isEmpty() && !alone && !unknown && called == null) {
            return;
        }
        page.element("h4", "What would change the verdict");
        page.open("ul", "class", "plain");
        if (verdict != null) {
            whatIfs.forEach(whatIf -> whatIf(whatIf, verdict));
        }
        if (alone) {
            page.element(
                    "li", "Compile the project: this was read from source alone, which makes everything less sure.");
        }
        if (unknown) {
            page.element(
                    "li", "What runs it is not known: a line in a .contexts file of advisor.knownApis can say it.");
        }
        if (called != null) {
            page.open("li").text("If ").element("code", WitnessText.name(called));
            page.text(" takes no time after all, a line in an .effects file of advisor.knownApis says so:");
            page.open("pre", "class", "copy").element("code", harmless(called)).close();
            page.close();
        }
        page.close();
    }

    /** Whether it says more than how sure the verdict is, and the verdict is about what the finding is about: work or a wait. */
    private static boolean isOfInterest(WhatIf whatIf, MethodVerdict now) {
        return !judged(whatIf.verdict()).equals(judged(now))
                && switch (now.workload().kind()) {
                    case CPU_BOUND, IO_BOUND, MIXED -> true;
                    case TRIVIAL, UNKNOWN -> false;
                };
    }

    private void whatIf(WhatIf whatIf, MethodVerdict now) {
        page.open("li").text("If " + whatIf.fact() + ", ");
        page.element("code", WitnessText.name(now.method()));
        page.text(" would be " + judged(whatIf.verdict()) + ", and not " + judged(now) + ".");
        page.close();
    }

    private static String judged(MethodVerdict verdict) {
        WorkloadKind kind = verdict.workload().kind();
        String workload = kind == WorkloadKind.UNKNOWN ? "unknown" : Words.of(verdict.workload());
        return workload + " → " + Words.of(verdict.recommendation().model());
    }

    /** What is called at the place; null for a method of the JDK, which is known well, and for what nobody can name. */
    private static @Nullable MethodId calledFirst(Finding finding) {
        List<Hop> witness = finding.witness();
        MethodId called = witness.isEmpty() ? null : witness.get(0).callee();
        return called == null || called.owner().isEmpty() || called.isLambdaBody() || isJdk(called) ? null : called;
    }

    private static boolean isJdk(MethodId called) {
        return called.owner().startsWith("java/") || called.owner().startsWith("javax/");
    }

    /** A line for the method as known-API files have it. */
    private static String harmless(MethodId called) {
        String parameters = called.parameterTypes().stream()
                .map(MethodId::typeName)
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.joining(","));
        return called.className() + "#" + called.name() + "(" + parameters + ") | NONE | | …";
    }

    private void acceptance(Item item) {
        Position at = item.finding().at();
        if (item.state() == Found.State.SUPPRESSED
                || at.line() == 0
                || at.file().isEmpty()) {
            return;
        }
        page.element("h4", "To accept it");
        page.element("p", "A comment above line " + at.line() + ", with the reason:", "class", "quiet");
        page.open("pre", "class", "copy")
                .element("code", "// advisor:allow " + item.finding().rule() + " because …")
                .close();
    }

    /** The text as a sentence: its first letter large, a full stop behind it. */
    static String sentence(String text) {
        return text.isEmpty() ? text : capital(text) + ".";
    }

    /** The text with a large first letter, unless it begins with a name from code. */
    static String capital(String text) {
        return WORD.matcher(text).lookingAt() ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    }
}
