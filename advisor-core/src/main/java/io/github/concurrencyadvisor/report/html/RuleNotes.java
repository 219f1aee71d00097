package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.RuleDoc;
import io.github.concurrencyadvisor.report.html.Harms.Harm;
import io.github.concurrencyadvisor.report.html.LineDiff.Line;
import io.github.concurrencyadvisor.report.html.LineDiff.Side;
import java.util.List;
import java.util.Locale;

/** What a rule says of itself, folded: why, what was measured, its example as a change, what it does not see. */
final class RuleNotes {

    /** So many lines that both examples have are shown around those that differ. */
    private static final int CONTEXT = 2;

    private static final int LEAST_SKIPPED = 4;

    private static final int BAR_WIDTH = 320;
    private static final int LEAST_BAR = 2;

    private final Markup page;

    RuleNotes(Markup page) {
        this.page = page;
    }

    void write(Rule rule, Harms harms) {
        RuleDoc doc = rule.doc();
        page.open("details", "class", "notes", "id", "example-" + rule.name());
        page.open("summary").text(flowing(doc.summary()) + " ");
        page.element("span", "Why, and an example", "class", "more").close();
        page.element("p", flowing(doc.why()));
        Harm harm = harms.of(rule.name());
        if (harm != null) {
            measured(harm);
        }
        page.open("figure", "class", "example");
        page.element("figcaption", "Bad (−), and what to write instead (+)");
        diff(LineDiff.of(doc.bad(), doc.good()));
        page.close();
        page.open("p", "class", "quiet")
                .element("b", "Limits.")
                .text(" " + flowing(doc.limits()))
                .close();
        page.close();
    }

    /** The text in one line: in the code it is wrapped. */
    private static String flowing(String text) {
        return text.strip().replace('\n', ' ');
    }

    private void diff(List<Line> lines) {
        page.open("pre", "class", "code diff", "tabindex", "0").open("code");
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            while (end < lines.size() && lines.get(end).side() == Side.BOTH) {
                end++;
            }
            int before = at == 0 ? 0 : CONTEXT;
            int after = end == lines.size() ? 0 : CONTEXT;
            if (end - at > before + after + LEAST_SKIPPED) {
                lines.subList(at, at + before).forEach(this::line);
                page.element("span", "  … " + (end - at - before - after) + " lines that stay", "class", "skip")
                        .lineEnd();
                lines.subList(end - after, end).forEach(this::line);
            } else {
                lines.subList(at, end).forEach(this::line);
            }
            if (end < lines.size()) {
                line(lines.get(end));
                end++;
            }
            at = end;
        }
        page.close().close();
    }

    private void line(Line line) {
        switch (line.side()) {
            case BOTH -> page.code("  " + line.text());
            case FIRST -> page.open("del").code("− " + line.text()).close();
            case SECOND -> page.open("ins").code("+ " + line.text()).close();
        }
        page.lineEnd();
    }

    private void measured(Harm harm) {
        double most = Math.max(harm.bad(), harm.good());
        page.open("figure", "class", "harm");
        page.element("figcaption", "Measured by the advisor's demos on two cores: " + harm.metric());
        page.open(
                "svg",
                "viewBox",
                "0 0 520 52",
                "role",
                "img",
                "aria-label",
                harm.metric() + ": " + amount(harm.bad(), harm) + " in the misuse, " + amount(harm.good(), harm)
                        + " instead");
        bar(0, "misuse", "bad", harm.bad(), most, harm);
        bar(26, "instead", "good", harm.good(), most, harm);
        page.close().close();
    }

    private void bar(int y, String label, String kind, double value, double most, Harm harm) {
        long width = Math.max(LEAST_BAR, most == 0 ? 0 : Math.round(BAR_WIDTH * value / most));
        page.element("text", label, "x", "0", "y", String.valueOf(y + 17));
        page.empty(
                "rect",
                "class",
                "bar " + kind,
                "x",
                "70",
                "y",
                String.valueOf(y + 4),
                "width",
                String.valueOf(width),
                "height",
                "18",
                "rx",
                "2");
        page.element("text", amount(value, harm), "x", String.valueOf(78 + width), "y", String.valueOf(y + 17));
    }

    private static String amount(double value, Harm harm) {
        String number = value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
        return harm.unit().isEmpty() ? number : number + " " + harm.unit();
    }
}
