package io.github.concurrencyadvisor.advice.accepted;

import static io.github.concurrencyadvisor.advice.accepted.BaselineTest.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.SourceFile.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewTest {

    private static final String ORDERS = "src/shop/Orders.java";
    private static final MethodId FIND = new MethodId("shop/Orders", "find", "()V");
    private static final MethodId GET = new MethodId("java/util/concurrent/Future", "get", "()Ljava/lang/Object;");

    private final List<Suppression> suppressions = new ArrayList<>();
    private Baseline baseline = new Baseline("advisor-baseline.txt", List.of());
    private Set<String> off = Set.of();
    private ProgramFacts program = program(Status.JOINED);

    @Test
    void whatNothingAcceptsIsOpen() {
        assertThat(review(wait(10)).open()).hasSize(1);
    }

    @Test
    void aSuppressionAcceptsItsRuleAtItsLines() {
        comment(9, 10, 11, "allow UntimedWait because it is opened");
        Review review = review(wait(10), wait(12), finding("SleepUnderLock", FIND, 10, GET));

        assertThat(review.suppressed()).singleElement().satisfies(one -> {
            assertThat(one.finding().at().line()).isEqualTo(10);
            assertThat(one.by().reason()).isEqualTo("it is opened");
        });
        assertThat(review.open())
                .extracting(one -> one.rule() + " " + one.at().line())
                .containsExactlyInAnyOrder("UntimedWait 12", "SleepUnderLock 10");
        assertThat(review.leftovers()).isEmpty();
    }

    @Test
    void theNearestSuppressionAcceptsACommentBeforeAnAnnotation() {
        annotation(1, 50, "UntimedWait");
        annotation(5, 20, "UntimedWait");
        assertThat(takenBy(wait(10))).isEqualTo(5);

        suppressions.add(new Suppression(ORDERS, 3, 6, 21, true, "allow UntimedWait because it is opened"));
        assertThat(takenBy(wait(10))).isEqualTo(3);

        suppressions.add(new Suppression(ORDERS, 4, 6, 21, true, "allow UntimedWait because it is opened"));
        assertThat(takenBy(wait(10))).isEqualTo(4);
    }

    @Test
    void theSuppressionOfFewerLinesIsNearerWhereverItIsWritten() {
        annotation(5, 50, "UntimedWait");
        annotation(2, 12, "UntimedWait");
        assertThat(takenBy(wait(10))).isEqualTo(2);
    }

    private int takenBy(Finding finding) {
        return review(finding).suppressed().get(0).by().written().line();
    }

    @Test
    void aSuppressionOfAnotherFileAcceptsNothing() {
        suppressions.add(new Suppression("src/shop/Other.java", 1, 1, 99, false, "UntimedWait"));
        assertThat(review(wait(10)).open()).hasSize(1);
    }

    @Test
    void unusedSuppressionsAreLeftOver() {
        comment(20, 21, 21, "allow UntimedWait because it is opened");
        annotation(3, 30, "UntimedWait");
        comment(9, 10, 10, "allow UntimedWait, SleepUnderLock because it is opened");

        assertThat(leftovers(review(wait(10))))
                .containsExactly(
                        ORDERS + ":3: UntimedWait finds nothing here that is to be suppressed;"
                                + " remove this @SuppressWarnings",
                        ORDERS + ":9: SleepUnderLock finds nothing here that is to be suppressed;"
                                + " remove its name from this comment",
                        ORDERS + ":20: UntimedWait finds nothing here that is to be suppressed; remove this comment");
    }

    @Test
    void ofASourceThatIsNotCompiledLessIsKnown() {
        program = program(Status.SOURCE_ONLY);
        annotation(3, 30, "UntimedWait");

        assertThat(leftovers(review()))
                .containsExactly(ORDERS + ":3: UntimedWait finds nothing here that is to be suppressed;"
                        + " remove this @SuppressWarnings, once it has been checked with its classes too");
    }

    @Test
    void whatARuleThatIsOffWouldFindIsNotMissed() {
        off = Set.of("UntimedWait");
        annotation(3, 30, "UntimedWait");
        baseline = baseline.with(List.of(wait(10)));
        Review review = review();

        assertThat(review.leftovers()).isEmpty();
        assertThat(review.baseline().text()).isEqualTo(baseline.text());
    }

    @Test
    void whatIsUnsureUsesASuppressionAndTheBaselineLast() {
        annotation(30, 40, "UntimedWait");
        baseline = baseline.with(List.of(wait(10)));
        Finding unsure = finding("UntimedWait", FIND, 5, GET, Confidence.LOW);
        Finding unsureToo = finding("UntimedWait", FIND, 35, GET, Confidence.LOW);

        Review review = review(unsure, wait(10), unsureToo);
        assertThat(review.unsure()).containsExactly(unsure, unsureToo);
        assertThat(review.baselined()).containsExactly(wait(10));
        assertThat(review.leftovers()).isEmpty();
        assertThat(review(unsure, unsureToo).leftovers()).isEmpty();
    }

    @Test
    void whatIsJustSureEnoughIsNotUnsure() {
        Finding medium = finding("UntimedWait", FIND, 10, GET, Confidence.MEDIUM);
        assertThat(review(medium).open()).containsExactly(medium);
    }

    @Test
    void whatIsUnsureAndSuppressedLeavesTheBaselineAlone() {
        annotation(1, 20, "UntimedWait");
        baseline = baseline.with(List.of(wait(10)));

        Review review = review(finding("UntimedWait", FIND, 5, GET, Confidence.LOW));
        assertThat(review.baseline().entries()).isEmpty();
        assertThat(leftovers(review)).singleElement(STRING).contains("is not found any more");
    }

    @Test
    void everyFindingIsInOneOfTheLists() {
        annotation(30, 40, "UntimedWait");
        baseline = baseline.with(List.of(wait(10)));
        Finding unsure = finding("SleepUnderLock", FIND, 5, GET, Confidence.LOW);

        assertThat(review(unsure, wait(10), wait(11), wait(35)).all())
                .containsExactly(wait(11), wait(10), wait(35), unsure);
    }

    @Test
    void theBaselineAcceptsAsManyAsItListsWhereverTheyHaveMoved() {
        baseline = baseline.with(List.of(wait(10), wait(11)));
        Review review = review(wait(110), wait(210), wait(310));

        assertThat(review.baselined()).containsExactly(wait(110), wait(210));
        assertThat(review.open()).containsExactly(wait(310));
        assertThat(review.baseline().text()).isEqualTo(baseline.text());
    }

    @Test
    void whatIsSuppressedNeedsNoBaseline() {
        annotation(3, 30, "UntimedWait");
        baseline = baseline.with(List.of(wait(10)));
        Review review = review(wait(10));

        assertThat(review.suppressed()).hasSize(1);
        assertThat(review.baseline().entries()).isEmpty();
    }

    @Test
    void whatIsGoneFromTheBaselineIsLeftOverAndPruned() {
        baseline = Baseline.parse("advisor-baseline.txt", """
                # advisor baseline 1
                NoSuchRule | shop.Orders#find() | java.util.concurrent.Future#get()
                UntimedWait | shop.Gone#find() | java.util.concurrent.Future#get()
                UntimedWait | shop.Orders#find() | java.util.concurrent.Future#get() | 3
                """);
        Review review = review(wait(10));

        assertThat(leftovers(review))
                .containsExactly(
                        "advisor-baseline.txt:2: is not found any more: NoSuchRule | shop.Orders#find() |"
                                + " java.util.concurrent.Future#get(); write the baseline anew to take it out",
                        "advisor-baseline.txt:3: is not found any more: UntimedWait | shop.Gone#find() |"
                                + " java.util.concurrent.Future#get(); write the baseline anew to take it out",
                        "advisor-baseline.txt:4: is found 1 time by now: UntimedWait | shop.Orders#find() |"
                                + " java.util.concurrent.Future#get() | 3; write the baseline anew to take it out");
        assertThat(review.baseline().text().lines().skip(3))
                .containsExactly("UntimedWait | shop.Orders#find() | java.util.concurrent.Future#get()");
    }

    @Test
    void whatWasNotLookedAtIsNotGone() {
        baseline = Baseline.parse("advisor-baseline.txt", """
                # advisor baseline 1
                UntimedWait | shop.Broken$Inner#find() | java.util.concurrent.Future#get()
                UntimedWait | shop.LeftOut#find() | java.util.concurrent.Future#get()
                """);

        assertThat(review().leftovers()).isEmpty();
        assertThat(review().baseline().size()).isEqualTo(2);
    }

    private Review review(Finding... findings) {
        Allowances allowances = Allowances.read(suppressions, Rules.names());
        assertThat(allowances.problems()).isEmpty();
        return Review.of(
                Arrays.asList(findings),
                new Review.Accepted(allowances, baseline, off, Confidence.MEDIUM),
                program,
                ORDERS::equals);
    }

    private void comment(int line, int from, int to, String text) {
        suppressions.add(new Suppression(ORDERS, line, from, to, true, text));
    }

    private void annotation(int from, int to, String text) {
        suppressions.add(new Suppression(ORDERS, from, from, to, false, text));
    }

    private static Finding wait(int line) {
        return finding("UntimedWait", FIND, line, GET);
    }

    private static List<String> leftovers(Review review) {
        return review.leftovers().stream()
                .map(leftover -> leftover.at() + ": " + leftover.message())
                .toList();
    }

    /** One file, one that cannot be parsed, and a class of a file that is left out. */
    private static ProgramFacts program(Status status) {
        TreeMap<String, ClassFacts> classes = new TreeMap<>();
        classes.put("shop/Orders", type("shop/Orders", ORDERS));
        classes.put("shop/LeftOut", type("shop/LeftOut", "LeftOut.java"));
        return new ProgramFacts(
                classes,
                name -> null,
                List.of(
                        new SourceFile("src/shop/Broken.java", 9, Status.NOT_ANALYSED),
                        new SourceFile(ORDERS, 99, status)),
                List.of());
    }

    private static ClassFacts type(String name, String file) {
        return new ClassFacts(
                name, "java/lang/Object", List.of(), 0, file, Origin.SOURCE_AND_CLASS, List.of(), List.of(), List.of());
    }
}
