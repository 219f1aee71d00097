package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.Counts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.doxia.sink.Sink;

/** The pages of a Maven site, in the site's own dress. The sink escapes what it is given. */
final class SitePages {

    /** More rows make a page that browsers take long to lay out; the whole report has them all. */
    private static final int MOST_METHODS = 2000;

    private SitePages() {}

    /**
     * What was found.
     *
     * @param whole where the whole report is, relative to the page
     * @param methods where the page of methods is, likewise
     */
    static void findings(Analysis analysis, String whole, String methods, Sink sink) {
        List<Finding> findings = analysis.findings().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        begin("Concurrency Advisor", sink);
        sink.paragraph();
        sink.text(
                findings.isEmpty()
                        ? "No code was found that runs work on threads that the advice is against. "
                        : "Found: " + Counts.severities(findings) + ". ");
        link(whole, "The whole report", sink);
        sink.text(" shows each with its code and its path, ");
        link(methods, "the list of methods", sink);
        sink.text(" what each method should run on.");
        sink.paragraph_();
        for (Finding finding : findings) {
            sink.section2();
            sink.sectionTitle2();
            sink.text(finding.severity() + ": " + finding.rule());
            sink.sectionTitle2_();
            sink.verbatim();
            sink.text(ConsoleReport.findings(List.of(finding), 1).stream()
                    .map(ConsoleReport.Line::text)
                    .collect(Collectors.joining("\n")));
            sink.verbatim_();
            sink.section2_();
        }
        problems(analysis.problems(), sink);
        end(sink);
    }

    private static void problems(List<Problem> problems, Sink sink) {
        if (problems.isEmpty()) {
            return;
        }
        sink.section2();
        sink.sectionTitle2();
        sink.text("Not analysed, or not all of it");
        sink.sectionTitle2_();
        sink.verbatim();
        sink.text(ConsoleReport.problems(problems, "the whole report").stream()
                .map(ConsoleReport.Line::text)
                .collect(Collectors.joining("\n")));
        sink.verbatim_();
        sink.section2_();
    }

    /** What each method should run on; those that are worth no model are left out. */
    static void methods(Analysis analysis, String whole, Sink sink) {
        List<MethodVerdict> worth = analysis.methods().stream()
                .filter(method -> !method.recommendation().realisation().isEmpty())
                .toList();
        begin("Concurrency Advisor: methods", sink);
        sink.paragraph();
        sink.text(worth.size() + " of " + Counts.plural(analysis.methods().size(), "method")
                + " are worth a model; "
                + (worth.size() > MOST_METHODS
                        ? "the first " + MOST_METHODS + " are listed. "
                        : "the rest do too little. "));
        link(whole, "The whole report", sink);
        sink.text(" has all of them.");
        sink.paragraph_();
        sink.table();
        sink.tableRows();
        row(sink, true, "method", "workload", "confidence", "model", "realisation", "place");
        worth.stream()
                .limit(MOST_METHODS)
                .forEach(method -> row(
                        sink,
                        false,
                        method.method().display(),
                        method.workload().kind().name(),
                        method.workload().confidence().name(),
                        method.recommendation().model().name(),
                        method.recommendation().realisation(),
                        method.position().file() + ":" + method.position().line()));
        sink.tableRows_();
        sink.table_();
        end(sink);
    }

    private static void row(Sink sink, boolean head, String... cells) {
        sink.tableRow();
        for (String cell : cells) {
            if (head) {
                sink.tableHeaderCell();
                sink.text(cell);
                sink.tableHeaderCell_();
            } else {
                sink.tableCell();
                sink.text(cell);
                sink.tableCell_();
            }
        }
        sink.tableRow_();
    }

    private static void link(String target, String text, Sink sink) {
        sink.link(target);
        sink.text(text);
        sink.link_();
    }

    private static void begin(String title, Sink sink) {
        sink.head();
        sink.title();
        sink.text(title);
        sink.title_();
        sink.head_();
        sink.body();
        sink.section1();
        sink.sectionTitle1();
        sink.text(title);
        sink.sectionTitle1_();
    }

    private static void end(Sink sink) {
        sink.section1_();
        sink.body_();
        sink.flush();
        sink.close();
    }
}
