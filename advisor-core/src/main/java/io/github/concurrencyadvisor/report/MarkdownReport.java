package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.model.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is posted under a pull request: the new findings by rule, the worst rule first, what leads to each folded away; then
 * what is accepted, folded away too.
 *
 * <p>Shorter than the 65,536 characters that GitHub takes for a comment. Nothing in it begins with text of the analysis, so
 * that no name can become a heading or a list.
 */
public final class MarkdownReport {

    /** Leaves room for what others write around it. */
    private static final int MOST_CHARACTERS = 60_000;

    /** Kept for what is said last. */
    private static final int RESERVED = 2_000;

    private static final int MOST_IN_FULL = 20;

    private static final int MOST_ACCEPTED = 20;

    private static final int MOST_HOPS = 20;

    private final Report report;
    private final Analysis analysis;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Report report) {
        this.report = report;
        this.analysis = report.analysis();
    }

    /** Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        out.write(of(report).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The same as a text. */
    public static String of(Report report) {
        return new MarkdownReport(report).render();
    }

    private String render() {
        List<Finding> open = analysis.findings();
        String module = report.repository().folder();
        text.append("## Concurrency advisor: ")
                .append(
                        open.isEmpty()
                                ? "nothing new"
                                : Counts.plural(open.size(), "new finding") + " (" + Counts.severities(open) + ")")
                .append(module.isEmpty() ? "" : " in " + MarkdownText.code(module))
                .append('\n');
        report.outcome()
                .failure()
                .ifPresent(failure -> text.append("\nThis fails the build: ")
                        .append(MarkdownText.sentence(failure))
                        .append(".\n"));
        fresh(open);
        accepted("In the baseline", analysis.review().baselined(), one -> line(one, one.rule()));
        accepted("Suppressed", analysis.review().suppressed(), this::suppressed);
        text.append('\n').append(last()).append('\n');
        return text.toString();
    }

    private void fresh(List<Finding> open) {
        int shown = 0;
        for (Map.Entry<String, List<Finding>> rule : byRule(open).entrySet()) {
            String heading = heading(rule.getKey(), rule.getValue());
            for (Finding finding : rule.getValue()) {
                String piece = heading + "\n" + inFull(finding);
                if (shown < MOST_IN_FULL && fits(piece)) {
                    text.append(piece);
                    heading = "";
                    shown++;
                }
            }
        }
        if (shown < open.size()) {
            text.append("\n… and ")
                    .append(open.size() - shown)
                    .append(" more new ones in the build's log and reports.\n");
        }
    }

    /** The rules with the worst findings first; the findings of each in the order of severity and place. */
    private static Map<String, List<Finding>> byRule(List<Finding> findings) {
        Map<String, List<Finding>> groups = findings.stream()
                .sorted(FindingText.worstFirst())
                .collect(Collectors.groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Finding>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Finding>> group) ->
                                group.getValue().get(0).severity())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .forEach(group -> sorted.put(group.getKey(), group.getValue()));
        return sorted;
    }

    private static String heading(String name, List<Finding> findings) {
        String summary = Rules.all().stream()
                .filter(rule -> rule.name().equals(name))
                .map(Rule::doc)
                .map(doc -> "\n" + MarkdownText.sentence(doc.summary()) + "\n")
                .findFirst()
                .orElse("");
        return "\n### " + MarkdownText.sentence(name) + ": " + Counts.severities(findings) + "\n" + summary;
    }

    private String inFull(Finding finding) {
        StringBuilder item = new StringBuilder(
                "- " + line(finding, "") + "  \n  *Instead:* " + MarkdownText.sentence(finding.advice()) + ".\n");
        List<String> witness = WitnessText.lines(finding.witness(), "");
        if (!witness.isEmpty()) {
            List<String> hops = new ArrayList<>(witness.subList(0, Math.min(witness.size(), MOST_HOPS)));
            if (hops.size() < witness.size()) {
                hops.add("… " + (witness.size() - MOST_HOPS) + " more calls");
            }
            item.append("  <details><summary>what leads there</summary>\n\n")
                    .append(MarkdownText.block("text", hops, "  "))
                    .append("\n  </details>\n");
        }
        return item.toString();
    }

    /**
     * Place and message.
     *
     * @param rule to be named; empty where the heading does
     */
    private String line(Finding finding, String rule) {
        Position at = report.repository().place(finding.at());
        return "**" + finding.severity().name().toLowerCase(Locale.ROOT) + "** "
                + (rule.isEmpty() ? "" : MarkdownText.sentence(rule) + " ") + "in "
                + MarkdownText.code(at.file() + ":" + at.line()) + ": " + MarkdownText.sentence(finding.message())
                + ".";
    }

    private String suppressed(Suppressed one) {
        String reason = one.by().reason();
        return line(one.finding(), one.finding().rule())
                + (reason.isEmpty() ? "" : " Allowed because " + MarkdownText.sentence(reason) + ".");
    }

    private <T> void accepted(String what, List<T> all, Function<T, String> line) {
        if (all.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>")
                .append(what)
                .append(": ")
                .append(all.size())
                .append("</summary>\n\n");
        int shown = 0;
        for (T one : all) {
            String piece = "- " + line.apply(one) + "\n";
            if (shown < MOST_ACCEPTED && fits(piece)) {
                text.append(piece);
                shown++;
            }
        }
        if (shown < all.size()) {
            text.append("- … and ").append(all.size() - shown).append(" more\n");
        }
        text.append("\n</details>\n");
    }

    private boolean fits(String piece) {
        return text.length() + piece.length() <= MOST_CHARACTERS - RESERVED;
    }

    private String last() {
        List<String> parts = new ArrayList<>();
        parts.add(Counts.plural(analysis.files().size(), "file"));
        parts.add(Counts.plural(analysis.methods().size(), "method"));
        if (!analysis.problems().isEmpty()) {
            parts.add(Counts.plural(analysis.problems().size(), "problem") + " with the input");
        }
        if (!analysis.review().leftovers().isEmpty()) {
            parts.add(Counts.plural(analysis.review().leftovers().size(), "leftover") + " of what was accepted");
        }
        parts.add("advice for " + ConsoleReport.platform(analysis.platform()));
        return String.join(" · ", parts);
    }
}
