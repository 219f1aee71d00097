package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.advice.rules.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;

/**
 * What shows test results takes this: a suite for each rule, and in it a test for each finding, which is known again by its
 * name when lines move. What counts against the build fails, everything else found is skipped with the reason, and a rule
 * that found nothing has one test that passes.
 *
 * <p>No times, as nothing was run; readers take them for optional.
 */
public final class JUnitReport {

    /** A test that does not pass. */
    private record Test(Finding finding, boolean fails, String why) {}

    private final Report report;
    private final Function<Finding, Identity> identities;
    private final Map<String, List<Test>> tests = new TreeMap<>();

    private JUnitReport(Report report) {
        this.report = report;
        this.identities = Identity.in(report.analysis().review());
        Rules.names().forEach(rule -> tests.put(rule, new ArrayList<>()));
        collect(report.analysis(), new HashSet<>(report.outcome().violations()));
    }

    /** Writes the report as UTF-8 with {@code \n} line ends, the last line's included; the stream is flushed and left open. */
    public static void write(Report report, OutputStream out) throws IOException {
        JUnitReport junit = new JUnitReport(report);
        XmlText.write(out, junit::suites);
    }

    private void collect(Analysis analysis, Set<Finding> violations) {
        Review review = analysis.review();
        review.open()
                .forEach(finding -> add(new Test(
                        finding,
                        violations.contains(finding),
                        finding.severity().name().toLowerCase(Locale.ROOT) + ", which does not fail the build")));
        review.baselined().forEach(finding -> add(new Test(finding, violations.contains(finding), "in the baseline")));
        for (Suppressed suppressed : review.suppressed()) {
            String reason = suppressed.by().reason();
            add(new Test(suppressed.finding(), false, "suppressed" + (reason.isEmpty() ? "" : " because " + reason)));
        }
        tests.values().forEach(of -> of.sort((one, other) -> one.finding.compareTo(other.finding)));
    }

    private void add(Test test) {
        tests.computeIfAbsent(test.finding.rule(), any -> new ArrayList<>()).add(test);
    }

    private void suites(XmlText xml) throws IOException, XMLStreamException {
        List<Test> all = tests.values().stream().flatMap(List::stream).toList();
        long passed = tests.values().stream().filter(List::isEmpty).count();
        xml.element(
                "testsuites",
                inside -> {
                    for (Map.Entry<String, List<Test>> suite : tests.entrySet()) {
                        suite(suite.getKey(), suite.getValue(), inside);
                    }
                },
                "name",
                "Concurrency Advisor",
                "tests",
                Long.toString(all.size() + passed),
                "failures",
                failures(all),
                "errors",
                "0");
    }

    private void suite(String rule, List<Test> of, XmlText xml) throws IOException, XMLStreamException {
        String className = "advisor." + rule;
        xml.element(
                "testsuite",
                inside -> {
                    if (of.isEmpty()) {
                        // with the folder, as readers take two tests of a name for one
                        String folder = report.repository().folder();
                        String name = "nothing found" + (folder.isEmpty() ? "" : " in " + folder);
                        inside.empty("testcase", "classname", className, "name", name);
                    }
                    for (Test test : of) {
                        test(test, className, inside);
                    }
                },
                "name",
                className,
                "tests",
                Integer.toString(Math.max(1, of.size())),
                "failures",
                failures(of),
                "errors",
                "0",
                "skipped",
                Long.toString(of.stream().filter(test -> !test.fails).count()));
    }

    private void test(Test test, String className, XmlText xml) throws IOException, XMLStreamException {
        xml.element(
                "testcase",
                inside -> result(test, inside),
                "classname",
                className,
                "name",
                report.repository().folder() + identities.apply(test.finding).name());
    }

    private void result(Test test, XmlText xml) throws XMLStreamException {
        String lines = FindingText.lines(test.finding, report.repository());
        if (test.fails) {
            xml.text("failure", lines, "type", test.finding.severity().name(), "message", test.finding.message());
        } else {
            xml.text("skipped", test.why + "\n" + lines, "message", test.why);
        }
    }

    private static String failures(List<Test> tests) {
        return Long.toString(tests.stream().filter(test -> test.fails).count());
    }
}
