package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.testing.Compiled;
import io.github.concurrencyadvisor.testing.Sound;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented example is the test. */
class RuleExamplesTest {

    private static final Pattern NEEDS_VIRTUAL_THREADS = Pattern.compile("newVirtualThreadPerTask|ofVirtual");

    /** The release with virtual threads that pin most: every rule has something to say there. */
    private static final int RELEASE = 21;

    /** Source alone has the JDK's types from the running JDK: without them such a chain of calls cannot be followed. */
    private static final Pattern NEEDS_THEIR_TYPES = Pattern.compile("ofVirtual");

    @TempDir
    Path folder;

    static Stream<Rule> rules() {
        return Rules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theBadExampleIsFound(Rule rule) {
        assumeCompilable(rule);
        assertThat(find(rule.doc().bad())).extracting(Finding::rule).contains(rule.name());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theGoodExampleIsSilent(Rule rule) {
        assumeCompilable(rule);
        assertThat(find(rule.doc().good())).isEmpty();
    }

    /** On older JDKs too: source alone mostly does not need the classes that the example uses. */
    @ParameterizedTest
    @MethodSource("rules")
    void theExamplesAreJudgedTheSameFromSourceAlone(Rule rule) {
        assumeHas(rule, NEEDS_THEIR_TYPES);
        assertThat(findInSource("bad", rule.doc().bad()))
                .extracting(Finding::rule)
                .contains(rule.name());
        assertThat(findInSource("good", rule.doc().good())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyFindingHasAWitnessAndIsSaidInTheSameForm(Rule rule) {
        assumeCompilable(rule);
        assertThat(find(rule.doc().bad())).allSatisfy(finding -> {
            assertThat(finding.witness()).isNotEmpty();
            assertThat(finding.witness().get(0).at()).isEqualTo(finding.at());
            assertThat(finding.confidence()).isGreaterThanOrEqualTo(Confidence.MEDIUM);
            assertThat(finding.message()).doesNotEndWith(".").hasSizeLessThan(240);
            assertThat(finding.advice()).matches("[a-z].*[^.]");
            assertThat(finding.at().line()).isPositive();
            assertThat(finding.at().column()).isPositive();
        });
    }

    @Test
    void namesAreSortedAndUnique() {
        assertThat(Rules.names()).isSorted().doesNotHaveDuplicates();
    }

    private List<Finding> find(String example) {
        Compiled compiled = Compiled.in(folder, example);
        return findings(compiled, List.of(folder.resolve("classes")));
    }

    private List<Finding> findInSource(String name, String example) {
        return findings(Compiled.writtenIn(folder.resolve(name), example), List.of());
    }

    private static List<Finding> findings(Compiled compiled, List<Path> classes) {
        return Sound.analyze(compiled.request(RELEASE, classes)).findings();
    }

    private static void assumeCompilable(Rule rule) {
        assumeHas(rule, NEEDS_VIRTUAL_THREADS);
    }

    private static void assumeHas(Rule rule, Pattern ofNewerJdks) {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= RELEASE
                        || !ofNewerJdks.matcher(rule.doc().bad()).find(),
                "the example needs a JDK with virtual threads");
    }
}
