package io.github.concurrencyadvisor.demos.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.github.concurrencyadvisor.demos.Rehearsal;
import io.github.concurrencyadvisor.demos.advised.Advice;
import io.github.concurrencyadvisor.demos.costs.Profiles;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.measure.Model;
import io.github.concurrencyadvisor.demos.measure.Percentiles;
import io.github.concurrencyadvisor.demos.scenarios.Cost;
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
    private static final Row NEAR = row("loop", Model.EVENT_LOOP, of(2), of(0.9));

    @Test
    void confirmedWhereNothingIsFasterByATenth() {
        assertRuling(
                rule(List.of(SEQUENTIAL, ADVISED, NEAR)),
                Finding.CONFIRMED,
                "gains 2.00 [1.90, 2.10], and ties with 'loop'");
        assertRuling(
                rule(List.of(SEQUENTIAL, ADVISED)),
                Finding.CONFIRMED,
                "gains 2.00 [1.90, 2.10], and nothing comes near");
    }

    @Test
    void refutedWhereSomethingIsFasterByMore() {
        assertRuling(
                rule(List.of(
                        SEQUENTIAL,
                        ADVISED,
                        row("loop", Model.EVENT_LOOP, of(2), of(1.2)),
                        row("other", Model.THREADS, of(4), of(2)))),
                Finding.REFUTED,
                "'other' is faster: 2.00 [1.90, 2.10]");
    }

    @Test
    void somethingThatMayBeFasterLeavesItOpen() {
        assertRuling(
                rule(List.of(SEQUENTIAL, ADVISED, row("loop", Model.EVENT_LOOP, of(2), new Estimate(1.08, 0.99, 1.2)))),
                Finding.INCONCLUSIVE,
                "'loop' may be faster: 1.08 [0.99, 1.20]");
    }

    @Test
    void refutedWhereNothingIsGained() {
        assertRuling(
                rule(List.of(SEQUENTIAL, row("pool", Model.THREADS, of(1), ONE))),
                Finding.REFUTED,
                "it gains nothing over 'one after the other': 1.00 [0.95, 1.05]");
        assertRuling(
                rule(List.of(SEQUENTIAL, row("pool", Model.THREADS, new Estimate(1.5, 1.1, 2), ONE))),
                Finding.INCONCLUSIVE,
                "its gain is uncertain over 'one after the other': 1.50 [1.10, 2.00]");
    }

    @Test
    void oneCoreCannotGainAndThatIsNoFault() {
        List<Row> rows = List.of(SEQUENTIAL, row("pool", Model.THREADS, of(1), ONE));
        assertThat(Judge.rule(rows, 1, controls(QUIET), OptionalInt.of(1), OptionalDouble.of(0.05))
                        .finding())
                .isEqualTo(Finding.CONFIRMED);
    }

    @Test
    void aMachineThatIsNotQuietDecidesNothing() {
        assertRuling(
                Judge.rule(
                        List.of(SEQUENTIAL, ADVISED),
                        1,
                        controls(new Estimate(1.05, 0.9, 1.2)),
                        OptionalInt.empty(),
                        OptionalDouble.empty()),
                Finding.INCONCLUSIVE,
                "the machine is not quiet enough: the same twice should be 1, but is 1.05 [0.90, 1.20]");
    }

    @Test
    void everyControlCounts() {
        List<Outcome.Control> controls =
                List.of(new Outcome.Control("the same twice", QUIET), new Outcome.Control("one thread", of(1.6)));
        assertRuling(
                Judge.rule(List.of(SEQUENTIAL, ADVISED), 1, controls, OptionalInt.of(2), OptionalDouble.empty()),
                Finding.INCONCLUSIVE,
                "the machine is not quiet enough: one thread should be 1, but is 1.60 [1.52, 1.68]");
    }

    @Test
    void moreThanTheCoresCanGiveIsNotBelieved() {
        assertRuling(
                Judge.rule(
                        List.of(SEQUENTIAL, row("pool", Model.THREADS, of(3), ONE)),
                        1,
                        controls(QUIET),
                        OptionalInt.of(2),
                        OptionalDouble.of(0.05)),
                Finding.INCONCLUSIVE,
                "'pool' gains 3.00 [2.85, 3.15] on 2 cores, which cannot be");
    }

    @Test
    void coresThatOthersUseAreMissingFromAGain() {
        List<Row> rows = List.of(SEQUENTIAL, row("pool", Model.THREADS, of(1), ONE));
        assertRuling(
                Judge.rule(rows, 1, controls(QUIET), OptionalInt.of(2), OptionalDouble.of(0.51)),
                Finding.INCONCLUSIVE,
                "others took 51 % of the machine, and the work needs all of it");
    }

    @Test
    void aScenarioIsMeasuredAndReported() throws Exception {
        List<String> progress = new ArrayList<>();
        Outcome outcome = Validation.of(
                Scenarios.named("jdbc").orElseThrow(),
                Size.TINY,
                Size.TINY.plan(),
                Optional.of(Profiles.simple()),
                new Random(1),
                (what, done, of) -> progress.add(what + " " + done + " of " + of));
        Rehearsal.assertNoChildProcess();
        assertThat(progress).containsExactly("round 0 of 1");
        assertThat(outcome.advice().method()).isEqualTo("Jdbc#balance");
        assertThat(outcome.advisedRow().means()).isEqualTo(outcome.advice().means());
        assertThat(outcome.controls()).hasSize(2);
        assertThat(outcome.cost().waiting()).as("a query sleeps for 2 ms").isGreaterThan(1);
        assertThat(outcome.bestRow().medianMillis())
                .isEqualTo(outcome.rows().stream()
                        .mapToDouble(Row::medianMillis)
                        .min()
                        .orElseThrow());
        assertThat(TextReport.lines(outcome))
                .anyMatch(line -> line.endsWith("<- advised"))
                .anyMatch(line -> line.startsWith("control, the advised against itself: "))
                .anyMatch(line -> line.startsWith(outcome.finding() + ": "));
    }

    @Test
    void textIsATable() {
        assertThat(TextReport.lines(outcome()))
                .containsExactly(
                        "== made-up: nothing was run",
                        "advisor: Made#up is IO_BOUND, I/O-bound, fast → threads",
                        "model: THREADS; on Java 21 and later: a virtual thread per task",
                        "                     model       median ms  predicted  off by  speed-up [95 %]    p50  p99 ms  against advice",
                        "one after the other  SEQUENTIAL       12.3                     1.00 [1.00, 1.00]               0.50 [0.48, 0.53]  slower",
                        "pool                 THREADS          12.3                     2.00 [1.90, 2.10]                                  <- advised",
                        "loop                 EVENT_LOOP       12.3       11.0   -11 %  2.00 [1.90, 2.10]  1.0     3.0  0.90 [0.86, 0.95]  tie",
                        "one task alone: 0.50 ms computing, 2.00 ms waiting",
                        "control, the same twice: 1.00 [0.97, 1.03]",
                        "others took 13 % of the machine",
                        "the model at its word, 'loop', is 0.90 [0.86, 0.95] times as fast as advised",
                        "note: a note",
                        "CONFIRMED: because",
                        "");
        assertThat(TextReport.summary(List.of(outcome())))
                .containsExactly(
                        "scenario  workload  model    advised here  best measured  advised/best [95 %]  verdict",
                        "made-up   IO_BOUND  THREADS  pool          pool           1.00 [1.00, 1.00]    CONFIRMED",
                        "predicted from this machine's constants: 1 times, off by 11 % in the median and by 11 % in nine of ten;"
                                + " the way predicted to be the fastest is within a tenth of the best in 1 of 1 scenarios");
    }

    @Test
    void jsonCanBeRead() throws Exception {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            JsonReport.write(List.of(outcome()), json);
        }
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(out.toString())) {
            while (parser.nextToken() != null) {
                if (parser.currentName() != null && !names.contains(parser.currentName())) {
                    names.add(parser.currentName());
                }
            }
        }
        assertThat(names)
                .contains("finding", "controls", "foreignShare", "contenders", "speedUp")
                .contains("advice", "realisation", "witness", "advisedToBest", "latencyMillis", "waitingMillis");
        assertThat(out.toString()).contains("\"medianMillis\" : 12.346");
    }

    private static Judge.Ruling rule(List<Row> rows) {
        return Judge.rule(rows, 1, controls(QUIET), OptionalInt.empty(), OptionalDouble.empty());
    }

    private static List<Outcome.Control> controls(Estimate ratio) {
        return List.of(new Outcome.Control("the same twice", ratio));
    }

    private static Outcome outcome() {
        Row loop = new Row(
                "loop",
                Model.EVENT_LOOP,
                Means.EVENT_LOOP,
                12.3456,
                of(2),
                of(0.9),
                of(0.9).verdict(),
                Optional.empty(),
                Optional.of(new Percentiles(9, 1, 2, 3, 4)),
                OptionalDouble.of(11));
        return new Outcome(
                "made-up",
                "nothing was run",
                new Advice(
                        21,
                        "Made#up",
                        "IO_BOUND",
                        "FAST",
                        "HIGH",
                        Model.THREADS,
                        Means.VIRTUAL_THREADS,
                        "a virtual thread per task",
                        "I/O-bound, fast → threads",
                        "Made.up (Made.java:1) → Files.readString"),
                100,
                new Cost(0.5, 2),
                Finding.CONFIRMED,
                "because",
                controls(QUIET),
                OptionalDouble.of(0.125),
                List.of(SEQUENTIAL, ADVISED, loop),
                1,
                1,
                OptionalInt.of(2),
                List.of("a note"));
    }

    private static Row row(String name, Model model, Estimate speedUp, Estimate againstAdvised) {
        return new Row(
                name,
                model,
                Means.NONE,
                12.3456,
                speedUp,
                againstAdvised,
                againstAdvised.verdict(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static Estimate of(double median) {
        return new Estimate(median, median * 0.95, median * 1.05);
    }

    private static void assertRuling(Judge.Ruling ruling, Finding finding, String why) {
        assertThat(ruling).isEqualTo(new Judge.Ruling(finding, why));
    }
}
