package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.testing.Compiled;
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

    /** On every JDK: source alone does not need the classes that the example uses. */
    @ParameterizedTest
    @MethodSource("rules")
    void theExamplesAreJudgedTheSameFromSourceAlone(Rule rule) {
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
        return Compiled.in(folder, example).analyze().findings();
    }

    private List<Finding> findInSource(String name, String example) {
        return Compiled.writtenIn(folder.resolve(name), example)
                .analyzeSourceAlone()
                .findings();
    }

    private static void assumeCompilable(Rule rule) {
        Assumptions.assumeTrue(
                Runtime.version().feature() >= 21
                        || !NEEDS_VIRTUAL_THREADS.matcher(rule.doc().bad()).find(),
                "the example needs a JDK with virtual threads");
    }
}
