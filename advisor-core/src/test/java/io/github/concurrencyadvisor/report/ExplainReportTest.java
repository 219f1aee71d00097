package io.github.concurrencyadvisor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.Explanation;
import io.github.concurrencyadvisor.MethodSelector;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.rules.Rule;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.known.UserFiles;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.report.ConsoleReport.Line;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainReportTest {

    private static final String FEED = """
            package shop;

            import java.io.IOException;
            import java.io.Reader;
            import java.util.logging.Logger;
            import org.assertj.core.util.Strings;

            class Feed {

                private static final Logger LOG = Logger.getLogger("feed");

                private final Reader in;

                Feed(Reader in) {
                    this.in = in;
                }

                int check(int seed) throws IOException {
                    int sum = seed;
                    for (int c = next(); c >= 0; c = next()) {
                        sum = 31 * sum + c;
                    }
                    LOG.fine("checked");
                    return sum;
                }

                String label(String name) {
                    return Strings.quote(name);
                }

                private int next() throws IOException {
                    return in.read();
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void printsTheExampleOfTheDocumentation() throws IOException {
        Compiled compiled = Compiled.in(folder, FEED);
        String text = text(ExplainReport.render(explain(compiled, MethodSelector.named("Feed#check"), true)));
        String indented =
                text.lines().map(line -> ("    " + line).stripTrailing() + "\n").collect(Collectors.joining());
        Golden.check(Path.of("../docs/maven.md"), "-Dadvisor.method=Feed#check\n\n", indented, "\nThe evidence");
    }

    @Test
    void printsWhatIsUnknown() throws IOException {
        Compiled compiled = Compiled.in(folder, FEED);
        Golden.check(
                "explained-unknown.txt",
                text(ExplainReport.render(explain(compiled, MethodSelector.named("Feed#label"), true))));
    }

    @Test
    void printsWhatIsReadFromSourceAlone() throws IOException {
        Compiled written = Compiled.writtenIn(folder, FEED);
        Golden.check(
                "explained-source-alone.txt",
                text(ExplainReport.render(explain(written, MethodSelector.at("shop/Feed.java:[31,9]"), false))));
    }

    @Test
    void listsTheMethodsWhereThereAreMany() {
        List<MethodId> many = IntStream.range(0, 42)
                .mapToObj(i -> new MethodId("shop/Feed$Page", "at", "(" + "I".repeat(i) + ")V"))
                .toList();
        Explanation explanation =
                new Explanation(new Platform(17, Set.of()), many, List.of(), List.of(), List.of(), List.of());

        assertThat(ExplainReport.render(explanation))
                .extracting(Line::text)
                .startsWith(
                        "42 methods match; set advisor.method to one of them:",
                        "    shop.Feed.Page#at()",
                        "    shop.Feed.Page#at(int)")
                .endsWith("    … and 2 more")
                .hasSize(42);
    }

    @Test
    void printsNothingWhereNothingIsMeant() {
        assertThat(ExplainReport.render(new Explanation(
                        new Platform(17, Set.of()), List.of(), List.of(), List.of(), List.of("a"), List.of())))
                .isEmpty();
    }

    /** What is printed to be copied into a file of known APIs can be read from there. */
    @Test
    void theLineForAnUnknownCallIsOneOfAKnownApiFile() {
        for (String descriptor : List.of("()V", "([BLjava/util/Map$Entry;[[Ljava/lang/String;J)V")) {
            MethodId method = new MethodId("org/lib/Client$Call", "run", descriptor);
            KnownApis.Extended extended = KnownApis.of(
                    List.of(),
                    new UserFiles(
                            List.of(new KnownApis.Text("mine.effects", ExplainReport.knownApiLine(method))), List.of()),
                    List.of());

            assertThat(extended.problems()).isEmpty();
            assertThat(extended.apis().method(method, List::of)).isNotNull();
        }
    }

    static List<Rule> rules() {
        return Rules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void printsEveryPartOfARulesDocumentation(Rule rule) {
        String text = ExplainReport.render(rule).stream().map(Line::text).collect(Collectors.joining("\n"));

        assertThat(text).startsWith(rule.name() + " (");
        assertThat(List.of(
                        rule.doc().summary(),
                        rule.doc().why(),
                        rule.doc().bad(),
                        rule.doc().good(),
                        rule.doc().limits()))
                .allSatisfy(part -> assertThat(part.strip().lines())
                        .allSatisfy(line -> assertThat(text).contains(line.strip())));
    }

    /** Without the libraries, so that what they hold is unknown. */
    private static Explanation explain(Compiled compiled, MethodSelector selector, boolean withClasses) {
        AnalysisRequest all =
                compiled.request(17, withClasses ? List.of(compiled.base().resolve("classes")) : List.of());
        return Advisor.explain(all.but().classPath(List.of()).build(), selector);
    }

    private static String text(List<Line> lines) {
        return lines.stream()
                .map(line -> "[" + line.level() + "] " + line.text() + "\n")
                .collect(Collectors.joining());
    }
}
