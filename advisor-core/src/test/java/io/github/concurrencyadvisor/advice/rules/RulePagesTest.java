package io.github.concurrencyadvisor.advice.rules;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.report.ConsoleReport;
import io.github.concurrencyadvisor.report.Golden;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/rules}, made of the rules' own documentation and of what the advisor prints for their bad examples.
 * {@code -Dadvisor.golden.update=true} writes them anew.
 */
class RulePagesTest {

    private static final Path FOLDER = Path.of("../docs/rules");

    /** The releases between which advice differs. */
    private static final List<Integer> RELEASES = List.of(8, 17, 21, 24);

    private static final Pattern VIRTUAL = Pattern.compile("newVirtualThreadPerTask|ofVirtual");

    @TempDir
    Path folder;

    static Stream<Rule> rules() {
        return Rules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void thePageSaysWhatTheRuleSays(Rule rule) throws IOException {
        // Source alone has the JDK's types from the running JDK.
        Assumptions.assumeTrue(
                Runtime.version().feature() >= 21 || !rule.doc().bad().contains("ofVirtual"),
                "the example needs a JDK with virtual threads");
        Golden.check(FOLDER.resolve(rule.name() + ".md"), "", page(rule), "");
    }

    @Test
    void theIndexNamesEveryRule() throws IOException {
        Golden.check(FOLDER.resolve("README.md"), "", index(), "");
    }

    @Test
    void noPageIsLeftOfARuleThatIsGone() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("README"), Rules.names().stream())
                            .map(name -> name + ".md")
                            .toList());
        }
    }

    private static String index() {
        String rows = Rules.all().stream()
                .map(rule -> "| [" + rule.name() + "](" + rule.name() + ".md) | " + rule.severity() + " | "
                        + rule.doc().summary() + " |\n")
                .collect(joining());
        return """
                # Rules

                Each rule finds one way of running code on a thread that the advice is against. The severity is the worst harm that its
                findings do: `ERROR` costs liveness (a stalled loop, starvation, a deadlock), `WARNING` capacity, `INFO` is a missed
                chance. A finding may be milder than its rule. `mvn advisor:explain -Dadvisor.rule=NAME` prints a rule's page on the
                command line, and [Living with findings](../living-with-findings.md) says how to switch, soften or suppress them.

                | rule | at worst | what it finds |
                | --- | --- | --- |
                """ + rows;
    }

    private String page(Rule rule) {
        RuleDoc doc = rule.doc();
        return "# " + rule.name() + "\n\n"
                + doc.summary() + " At worst `" + rule.severity() + "`.\n\n"
                + paragraph(doc.why()) + "\n\n"
                + "## What it finds\n\n" + java(doc.bad()) + "\n"
                + said(rule) + "\n"
                + "## What to write instead\n\n" + java(doc.good()) + "\n"
                + "## Limits\n\n" + paragraph(doc.limits()) + "\n\n"
                + "## Switching it\n\n"
                + "`-Dadvisor.rules=" + rule.name()
                + "=off` silences it, `=info`, `=warning` and `=error` set the severity of all its"
                + " findings.\nOne place is accepted by a comment with a reason, on its line or the one above:\n\n"
                + java("// advisor:allow " + rule.name() + " because …\n");
    }

    /** What is printed for the bad example, for each run of releases that get the same. */
    private String said(Rule rule) {
        List<Integer> releases = RELEASES.stream()
                .filter(release ->
                        release >= 21 || !VIRTUAL.matcher(rule.doc().bad()).find())
                .toList();
        List<String> texts =
                releases.stream().map(release -> printed(rule, release)).toList();
        StringBuilder said = new StringBuilder();
        for (int from = 0, to; from < texts.size(); from = to) {
            to = from + 1;
            while (to < texts.size() && texts.get(to).equals(texts.get(from))) {
                to++;
            }
            said.append(texts.get(from).isEmpty() ? "Nothing" : "The advisor's words")
                    .append(span(releases, from, to))
                    .append(texts.get(from).isEmpty() ? ".\n" : ":\n\n" + block("", texts.get(from)))
                    .append(to < texts.size() ? "\n" : "");
        }
        return said.toString();
    }

    private static String span(List<Integer> releases, int from, int to) {
        if (from == 0 && to == releases.size()) {
            return "";
        }
        String last = to == releases.size() ? " and later" : " to " + (releases.get(to) - 1);
        return " for Java " + releases.get(from) + last;
    }

    private String printed(Rule rule, int release) {
        Compiled example = Compiled.writtenIn(folder, rule.doc().bad());
        List<Finding> findings = Sound.analyze(example.request(release, List.of())).findings().stream()
                .filter(finding -> finding.rule().equals(rule.name()))
                .toList();
        return ConsoleReport.findings(findings, Integer.MAX_VALUE).stream()
                .map(line -> (line.text().startsWith(" ") ? "" : "[" + line.level() + "] ") + line.text() + "\n")
                .collect(joining());
    }

    private static String paragraph(String text) {
        return text.strip().replaceAll("\n +", "\n");
    }

    private static String java(String code) {
        return block("java", code);
    }

    private static String block(String language, String text) {
        return "```" + language + "\n" + text.stripTrailing() + "\n```\n";
    }
}
