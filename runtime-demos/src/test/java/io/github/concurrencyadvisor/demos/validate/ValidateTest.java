package io.github.concurrencyadvisor.demos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import io.github.concurrencyadvisor.demos.validate.Outcome.Finding;
import io.github.concurrencyadvisor.demos.validate.Outcome.Row;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValidateTest {

    private static final Estimate QUIET = new Estimate(1, 0.97, 1.03);
    private static final Estimate ONE = new Estimate(1, 1, 1);
    private static final Row SEQUENTIAL = row("one after the other", Model.SEQUENTIAL, ONE, of(0.5));
    private static final Row ADVISED = row("pool", Model.THREADS, of(2), ONE);

    @Test
    void confirmedWhereNoOtherModelIsFaster() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, ADVISED, row("loop", Model.EVENT_LOOP, of(2), of(1))),
                        1,
                        QUIET,
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.CONFIRMED,
                "gains 2.00 [1.90, 2.10], and ties with 'loop'");
    }

    @Test
    void refutedWhereAnotherModelIsFaster() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, ADVISED, row("loop", Model.EVENT_LOOP, of(4), of(2))),
                        1,
                        QUIET,
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.REFUTED,
                "'loop' is faster: 2.00 [1.90, 2.10]");
    }

    @Test
    void aFasterContenderOfTheSameModelDoesNotRefuteTheModel() {
        assertThat(Judge.rule(
                                Model.THREADS,
                                List.of(SEQUENTIAL, ADVISED, row("larger pool", Model.THREADS, of(4), of(2))),
                                1,
                                QUIET,
                                OptionalInt.empty(),
                                OptionalDouble.empty())
                        .finding())
                .isEqualTo(Finding.CONFIRMED);
    }

    @Test
    void refutedWhereNothingIsGained() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, row("pool", Model.THREADS, of(1), ONE)),
                        1,
                        QUIET,
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.REFUTED,
                "it gains nothing over 'one after the other': 1.00 [0.95, 1.05]");
    }

    @Test
    void oneCoreCannotGainAndThatIsNoFault() {
        assertThat(Judge.rule(
                                Model.THREADS,
                                List.of(
                                        row("one after the other", Model.SEQUENTIAL, ONE, of(1)),
                                        row("pool", Model.THREADS, of(1), ONE)),
                                1,
                                QUIET,
                                OptionalInt.of(1),
                                OptionalDouble.of(0.05))
                        .finding())
                .isEqualTo(Finding.CONFIRMED);
    }

    @Test
    void aMachineThatIsNotQuietDecidesNothing() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, ADVISED),
                        1,
                        new Estimate(1.05, 0.9, 1.2),
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.INCONCLUSIVE,
                "the machine is not quiet enough: the same code twice differs by 1.05 [0.90, 1.20]");
    }

    @Test
    void moreThanTheCoresCanGiveIsNotBelieved() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, row("pool", Model.THREADS, of(3), ONE)),
                        1,
                        QUIET,
                        OptionalInt.of(2),
                        OptionalDouble.of(0.05)),
                Finding.INCONCLUSIVE,
                "'pool' gains 3.00 [2.85, 3.15] on 2 cores, which cannot be");
    }

    @Test
    void coresThatOthersUseAreMissingFromAGain() {
        List<Row> rows = List.of(SEQUENTIAL, row("pool", Model.THREADS, of(1), ONE));
        assertRuling(
                Judge.rule(Model.THREADS, rows, 1, QUIET, OptionalInt.of(2), OptionalDouble.of(0.51)),
                Finding.INCONCLUSIVE,
                "others took 51 % of the machine, and the work needs all of it");
    }

    @Test
    void aRivalThatMayBeFasterLeavesItOpen() {
        assertRuling(
                Judge.rule(
                        Model.THREADS,
                        List.of(SEQUENTIAL, ADVISED, row("loop", Model.EVENT_LOOP, of(2), new Estimate(1.2, 0.9, 1.5))),
                        1,
                        QUIET,
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.INCONCLUSIVE,
                "'loop' may be faster: 1.20 [0.90, 1.50]");
    }

    @Test
    void aScenarioIsMeasuredAndReported() throws Exception {
        Outcome outcome =
                Validation.of(Scenarios.named("jdbc").orElseThrow(), Size.TINY, Size.TINY.plan(), new Random(1));
        Rehearsal.assertNoChildProcess();
        assertThat(TextReport.lines(outcome))
                .anyMatch(line -> line.startsWith("pool of 8 = connections") && line.endsWith("<- advised"))
                .anyMatch(line -> line.startsWith("control, the advised against itself: "))
                .anyMatch(line -> line.startsWith(outcome.finding() + ": "));
    }

    @Test
    void textIsATable() {
        assertThat(TextReport.lines(outcome()))
                .containsExactly(
                        "== made-up: nothing was run",
                        "the rule says THREADS, here: pool",
                        "                     model       median ms  speed-up [95 %]     against advice",
                        "one after the other  SEQUENTIAL       12.3  1.00 [1.00, 1.00]   0.50 [0.48, 0.53]   slower",
                        "pool                 THREADS          12.3  2.00 [1.90, 2.10]                       <- advised",
                        "control, the advised against itself: 1.00 [0.97, 1.03]; others took 13 % of the machine",
                        "note: a note",
                        "CONFIRMED: because",
                        "");
    }

    @Test
    void theSchedulersAccountHasAColumnWhereItIsKnown() {
        Row known = new Row("pool", Model.THREADS, 1, of(2), ONE, ONE.verdict(), Optional.of(QUIET));
        Outcome outcome = new Outcome(
                "made-up",
                "nothing was run",
                Model.THREADS,
                "pool",
                Finding.CONFIRMED,
                "because",
                QUIET,
                OptionalDouble.empty(),
                List.of(known),
                List.of());
        assertThat(TextReport.lines(outcome))
                .contains(
                        "      model       median ms  speed-up [95 %]     on idle cores       against advice",
                        "pool  THREADS           1.0  2.00 [1.90, 2.10]   1.00 [0.97, 1.03]                       <- advised",
                        "control, the advised against itself: 1.00 [0.97, 1.03]");
    }

    @Test
    void jsonCanBeRead() throws Exception {
        StringWriter out = new StringWriter();
        JsonReport.write(List.of(outcome()), out);
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(out.toString())) {
            while (parser.nextToken() != null) {
                if (parser.currentName() != null && !names.contains(parser.currentName())) {
                    names.add(parser.currentName());
                }
            }
        }
        assertThat(names)
                .contains("java", "cores", "outcomes", "finding", "control", "foreignShare", "contenders", "speedUp");
        assertThat(out.toString()).contains("\"medianMillis\" : 12.346");
    }

    private static Outcome outcome() {
        return new Outcome(
                "made-up",
                "nothing was run",
                Model.THREADS,
                "pool",
                Finding.CONFIRMED,
                "because",
                QUIET,
                OptionalDouble.of(0.125),
                List.of(SEQUENTIAL, ADVISED),
                List.of("a note"));
    }

    private static Row row(String name, Model model, Estimate speedUp, Estimate againstAdvised) {
        return new Row(name, model, 12.3456, speedUp, againstAdvised, againstAdvised.verdict(), Optional.empty());
    }

    private static Estimate of(double median) {
        return new Estimate(median, median * 0.95, median * 1.05);
    }

    private static void assertRuling(Judge.Ruling ruling, Finding finding, String why) {
        assertThat(ruling).isEqualTo(new Judge.Ruling(finding, why));
    }
}
