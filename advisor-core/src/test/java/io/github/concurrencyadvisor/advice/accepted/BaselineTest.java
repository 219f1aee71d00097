package io.github.concurrencyadvisor.advice.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static final String HEAD = """
            # advisor baseline 1
            # Findings that were there before, which do not fail the build. One a line, with what follows between bars:
            # rule | method | call that it ends in | how many there are, where it is more than one
            """;

    private static final MethodId FIND = new MethodId("shop/Orders$Page", "find", "(Ljava/lang/String;[I)V");
    private static final MethodId GET = new MethodId("java/util/concurrent/Future", "get", "()Ljava/lang/Object;");

    @Test
    void aFindingIsALineWithoutItsPlace() {
        assertThat(new Baseline("b.txt", List.of())
                        .with(List.of(finding("UntimedWait", FIND, 12, GET)))
                        .text())
                .isEqualTo(HEAD + "UntimedWait | shop.Orders$Page#find(java.lang.String,int[]) |"
                        + " java.util.concurrent.Future#get()\n");
    }

    @Test
    void equalFindingsAreCountedAndLinesAreSorted() {
        List<Finding> findings = new ArrayList<>(List.of(
                finding("UntimedWait", FIND, 12, GET),
                finding("SleepUnderLock", FIND, 14, null),
                finding("UntimedWait", FIND, 40, GET)));
        String text = Baseline.NONE.with(findings).text();
        Collections.reverse(findings);

        assertThat(Baseline.NONE.with(findings).text()).isEqualTo(text);
        assertThat(text.lines().skip(3))
                .containsExactly(
                        "SleepUnderLock | shop.Orders$Page#find(java.lang.String,int[]) | "
                                + "shop.Orders$Page#find(java.lang.String,int[])",
                        "UntimedWait | shop.Orders$Page#find(java.lang.String,int[]) | "
                                + "java.util.concurrent.Future#get() | 2");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Baseline written = new Baseline("b.txt", List.of())
                .with(List.of(
                        finding("UntimedWait", FIND, 12, GET),
                        finding("UntimedWait", FIND, 13, GET),
                        finding("PoolSelfWait", new MethodId("shop/A", "awk|ward\u2028\\ one", "()V"), 1, null)));
        Baseline read = Baseline.parse("b.txt", written.text());

        assertThat(read.text()).isEqualTo(written.text()).doesNotContain("\u2028");
        assertThat(read.size()).isEqualTo(3);
        assertThat(Baseline.parse("b.txt", written.text().replace("\n", "\r\n")).text())
                .isEqualTo(written.text());
    }

    /** The body's number changes with every lambda that is written before it. */
    @Test
    void aLambdaGoesByTheMethodThatHoldsIt() {
        Finding first = finding("UntimedWait", FIND, 1, new MethodId("shop/Orders", "lambda$find$0", "(I)V"));
        Finding second = finding("UntimedWait", FIND, 1, new MethodId("shop/Orders", "lambda$find$12", "()V"));

        assertThat(Baseline.Key.of(first)).isEqualTo(Baseline.Key.of(second));
        assertThat(Baseline.Key.of(first).end()).isEqualTo("shop.Orders#lambda$find");
    }

    @Test
    void aKeyThatAMergeBroughtTwiceCountsOnce() {
        Baseline merged = Baseline.parse("b.txt", HEAD + """
                UntimedWait | shop.A#a() | shop.B#b() | 2
                UntimedWait | shop.A#a() | shop.B#b()
                UntimedWait | shop.A#a() | shop.B#b() | 3
                """);

        assertThat(merged.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.count()).isEqualTo(3);
            assertThat(entry.line()).isEqualTo(6);
        });
    }

    @Test
    void ofTwoEqualLinesTheFirstIsNamed() {
        Baseline merged = Baseline.parse("b.txt", HEAD + """
                UntimedWait | shop.A#a() | shop.B#b() | 2
                UntimedWait | shop.A#a() | shop.B#b() | 2
                """);

        assertThat(merged.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.line()).isEqualTo(4));
    }

    @Test
    void manyLinesAreSorted() {
        List<Finding> findings = new ArrayList<>();
        for (String method : List.of("e", "b", "g", "a", "h", "d", "c", "f")) {
            findings.add(finding("UntimedWait", new MethodId("shop/A", method, "()V"), 1, GET));
        }

        assertThat(Baseline.NONE.with(findings).entries())
                .extracting(entry -> entry.key().method())
                .containsExactly(
                        "shop.A#a()",
                        "shop.A#b()",
                        "shop.A#c()",
                        "shop.A#d()",
                        "shop.A#e()",
                        "shop.A#f()",
                        "shop.A#g()",
                        "shop.A#h()");
    }

    @Test
    void whatABaselineListsStaysWhenMoreIsTakenIn() {
        Baseline before = Baseline.NONE.with(List.of(finding("UntimedWait", FIND, 12, GET)));
        Baseline after =
                before.with(List.of(finding("SleepUnderLock", FIND, 1, GET), finding("UntimedWait", FIND, 3, GET)));

        assertThat(after.entries())
                .extracting(entry -> entry.key().rule() + " " + entry.count())
                .containsExactly("SleepUnderLock 1", "UntimedWait 2");
    }

    @Test
    void togetherBaselinesListAllThatEachOfThemLists() {
        Finding wait = finding("UntimedWait", FIND, 12, GET);
        Finding sleep = finding("SleepUnderLock", FIND, 1, GET);

        Baseline together = Baseline.together(
                "all.txt", List.of(Baseline.NONE.with(List.of(wait, sleep)), Baseline.NONE.with(List.of(wait, wait))));
        assertThat(together.name()).isEqualTo("all.txt");
        assertThat(together.entries())
                .extracting(entry -> entry.key().rule() + " " + entry.count())
                .containsExactly("SleepUnderLock 1", "UntimedWait 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<<<<<<< HEAD",
                "UntimedWait | shop.A#a()",
                "UntimedWait | shop.A#a() | shop.B#b() | none",
                "UntimedWait | shop.A#a() | shop.B#b() | 0",
                "UntimedWait | shop.A#a() | shop.B#b() | 1 | 2",
                "Untimed Wait | shop.A#a() | shop.B#b()",
                "UntimedWait | shop.A | shop.B#b()",
            })
    void aDamagedLineIsNamed(String line) {
        assertThatThrownBy(() -> Baseline.parse("config/b.txt", HEAD + "\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("config/b.txt:5: the baseline is damaged: \"" + line
                        + "\" is not \"rule | method | call\", with a number after it or not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<project>", "# advisor baseline 2\n"})
    void whatIsNoBaselineIsRefused(String text) {
        assertThatThrownBy(() -> Baseline.parse("pom.xml", text))
                .hasMessage("pom.xml:1: the baseline is damaged: a baseline begins with \"# advisor baseline 1\"");
    }

    static Finding finding(String rule, MethodId method, int line, @Nullable MethodId end) {
        return finding(rule, method, line, end, Confidence.HIGH);
    }

    static Finding finding(String rule, MethodId method, int line, @Nullable MethodId end, Confidence confidence) {
        Position at = new Position("src/shop/Orders.java", line, 1);
        return new Finding(
                rule, Severity.WARNING, confidence, method, at, "waits", List.of(new Hop(method, at, end)), "do not");
    }
}
