package io.github.concurrencyadvisor.advice.accepted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.facts.Suppression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowancesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "allow SleepUnderLock because it is short; SleepUnderLock; it is short",
                "allow SleepUnderLock, UntimedWait because of both; SleepUnderLock UntimedWait; of both",
                "allow SleepUnderLock ,SleepUnderLock because it is because; SleepUnderLock; it is because",
            })
    void aCommentNamesRulesAndAReason(String text, String rules, String reason) {
        Allowances read = read(true, text);

        assertThat(read.problems()).isEmpty();
        assertThat(read.all()).extracting(Allowance::rule).containsExactly(rules.split(" "));
        assertThat(read.all()).allSatisfy(one -> assertThat(one.reason()).isEqualTo(reason));
    }

    @Test
    void anAnnotationMayGiveAReason() {
        assertThat(read(false, "SleepUnderLock").all())
                .extracting(Allowance::reason)
                .containsExactly("");
        assertThat(read(false, "SleepUnderLock because it is short").all())
                .extracting(Allowance::rule, Allowance::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SleepUnderLock", "it is short"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allow SleepUnderLock",
                "allow SleepUnderLock because",
                "allow SleepUnderLock, UntimedWait because "
            })
    void withoutAReasonACommentIsNotHeeded(String text) {
        Allowances read = read(true, text);

        assertThat(read.all()).isEmpty();
        assertThat(problems(read))
                .containsExactly("A.java:3: this suppression gives no reason and is not heeded until it does;"
                        + " write: advisor:allow RuleName because …");
    }

    @Test
    void everyRuleAtOnceIsRefused() {
        assertThat(problems(read(true, "allow * because of everything")))
                .containsExactly("A.java:3: \"*\" would suppress what is not known yet; name each rule");
        assertThat(problems(read(false, "*"))).hasSize(1);
    }

    @Test
    void aMisspeltRuleIsNamedAndTheOthersAreHeeded() {
        Allowances read = read(true, "allow SleepUnderLok, UntimedWait because it is short");

        assertThat(read.all()).extracting(Allowance::rule).containsExactly("UntimedWait");
        assertThat(problems(read))
                .containsExactly("A.java:3: \"SleepUnderLok\" is no rule, so that nothing is suppressed by it;"
                        + " the nearest is SleepUnderLock");
    }

    @Test
    void whatSaysNothingIsAProblem() {
        assertThat(problems(read(true, "alow SleepUnderLock because it is short")))
                .containsExactly("A.java:3: this comment says nothing that can be heeded;"
                        + " write: advisor:allow RuleName because …");
        assertThat(problems(read(true, "allow")))
                .containsExactly("A.java:3: this suppression names no rule; write: advisor:allow RuleName because …");
        assertThat(problems(read(false, "")))
                .containsExactly(
                        "A.java:3: this suppression names no rule; write: @SuppressWarnings(\"advisor:RuleName\")");
    }

    private static Allowances read(boolean comment, String text) {
        return Allowances.read(List.of(new Suppression("A.java", 3, 3, 3, comment, text.strip())), Rules.names());
    }

    private static List<String> problems(Allowances read) {
        return read.problems().stream()
                .map(problem -> problem.at() + ": " + problem.message())
                .toList();
    }
}
