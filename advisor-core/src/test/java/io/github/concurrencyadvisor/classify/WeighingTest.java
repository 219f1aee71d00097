package io.github.concurrencyadvisor.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Guess;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the lines between the verdicts lie, on effects that are made by hand. */
class WeighingTest {

    private static final MethodId METHOD = new MethodId("shop/Orders", "find", "()V");
    private static final MethodId CALLER = new MethodId("shop/Orders", "caller", "()V");
    private static final MethodId LAMBDA = new MethodId("shop/Orders", "lambda$caller$0", "()V");
    private static final MethodId READ = new MethodId("java/io/Reader", "read", "()I");

    private static final List<Loop> NO_LOOPS = List.of();
    private static final MethodFacts SMALL = facts(Origin.SOURCE_AND_CLASS, 12, NO_LOOPS);
    private static final MethodFacts LARGE = facts(Origin.SOURCE_AND_CLASS, 13, NO_LOOPS);

    @ParameterizedTest
    @EnumSource
    void everyWaitDecidesButLocksAndTheConsole(Effect effect) {
        boolean decides = switch (effect) {
            case FILE, NETWORK, DATABASE, MESSAGE, PROCESS, SLEEP, AWAIT, STREAM -> true;
            case COMPUTE, LOCK, CONSOLE, UNKNOWN -> false;
        };
        assertThat(classify(LARGE, wait(effect, path(1, 0))).kind() == WorkloadKind.IO_BOUND)
                .isEqualTo(decides);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # effect | ways around the wait | verdict
                    FILE     | 127                  | IO_BOUND
                    FILE     | 128                  | CPU_BOUND
                    STREAM   | 15                   | IO_BOUND
                    STREAM   | 16                   | CPU_BOUND
                    """)
    void whatIsTooRareDecidesNothing(Effect effect, int waysAround, WorkloadKind kind) {
        assertThat(classify(LARGE, wait(effect, path(1, waysAround))).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    STREAM | 8  | IO_BOUND
                    STREAM | 9  | CPU_BOUND
                    FILE   | 9  | IO_BOUND
                    """)
    void aStreamFarAwayDecidesNothing(Effect effect, int length, WorkloadKind kind) {
        assertThat(classify(LARGE, wait(effect, path(length, 0))).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # doubt | callers before the guess | verdict
                    0       | 5                        | IO_BOUND
                    1       | 0                        | IO_BOUND
                    2       | 0                        | IO_BOUND
                    3       | 0                        | CPU_BOUND
                    1       | 1                        | IO_BOUND
                    1       | 2                        | CPU_BOUND
                    2       | 1                        | CPU_BOUND
                    """)
    void aGuessFadesWithItsOddsAndWithEachCaller(int doubt, int callers, WorkloadKind kind) {
        Evidence wait = evidence(Effect.FILE, new Guess(doubt, callers), path(7, 0));
        assertThat(classify(LARGE, wait).kind()).isEqualTo(kind);
    }

    @Test
    void aLambdaIsNoCallerOfItsOwn() {
        Trail trail = new Trail(
                hop(METHOD, LAMBDA),
                new Trail(hop(LAMBDA, LAMBDA), new Trail(hop(LAMBDA, CALLER), new Trail(hop(CALLER, READ), null))));
        assertThat(classify(LARGE, evidence(Effect.FILE, new Guess(1, 3), trail))
                        .kind())
                .isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(classify(LARGE, evidence(Effect.FILE, new Guess(2, 3), trail))
                        .kind())
                .isEqualTo(WorkloadKind.CPU_BOUND);
    }

    @Test
    void whatIsTooUnlikelyLeavesLittleConfidence() {
        assertThat(classify(LARGE, evidence(Effect.FILE, new Guess(3, 0), path(1, 0)))
                        .confidence())
                .isEqualTo(Confidence.LOW);
        assertThat(classify(
                                facts(Origin.SOURCE_AND_CLASS, 40, List.of(loop(24, null))),
                                loops(1),
                                evidence(Effect.FILE, new Guess(3, 0), path(1, 0)))
                        .confidence())
                .isEqualTo(Confidence.LOW);
        assertThat(classify(LARGE, evidence(Effect.LOCK, new Guess(3, 0), path(1, 0)))
                        .confidence())
                .isEqualTo(Confidence.HIGH);
        assertThat(classify(LARGE, evidence(Effect.CONSOLE, new Guess(3, 0), path(1, 0)))
                        .confidence())
                .isEqualTo(Confidence.HIGH);
        assertThat(classify(LARGE, evidence(Effect.COMPUTE, new Guess(3, 0), path(2, 0)))
                        .confidence())
                .isEqualTo(Confidence.LOW);
        assertThat(classify(LARGE, evidence(Effect.STREAM, Guess.NONE, path(9, 0)))
                        .confidence())
                .isEqualTo(Confidence.HIGH);
    }

    @Test
    void whatIsMinorCountsForNothing() {
        Evidence atStartUp = new Evidence(Effect.FILE, Speed.FAST, Confidence.HIGH, true, 0, 0, Guess.NONE, path(1, 0));
        Workload workload = classify(SMALL, atStartUp);
        assertThat(workload.kind()).isEqualTo(WorkloadKind.TRIVIAL);
        assertThat(workload.effects()).isEmpty();
    }

    @Test
    void theSurestThenTheSlowestThenTheNearestWaitIsTheWitness() {
        Trail near = path(1, 0);
        Trail far = path(2, 0);
        assertThat(witness(
                        wait(Effect.FILE, Speed.FAST, Confidence.HIGH, far),
                        wait(Effect.NETWORK, Speed.SLOW, Confidence.MEDIUM, near)))
                .isEqualTo(far.hops());
        assertThat(witness(
                        wait(Effect.FILE, Speed.FAST, Confidence.HIGH, near),
                        wait(Effect.NETWORK, Speed.SLOW, Confidence.HIGH, far)))
                .isEqualTo(far.hops());
        assertThat(witness(
                        wait(Effect.FILE, Speed.SLOW, Confidence.HIGH, far),
                        wait(Effect.NETWORK, Speed.SLOW, Confidence.HIGH, near)))
                .isEqualTo(near.hops());
        assertThat(classify(
                                LARGE,
                                wait(Effect.NETWORK, Speed.SLOW, Confidence.HIGH, near),
                                wait(Effect.DATABASE, Speed.SLOW, Confidence.HIGH, near))
                        .why())
                .isEqualTo("waits (network) in Reader.read");
    }

    @ParameterizedTest
    @CsvSource({
        "FAST,    FAST,    FAST",
        "FAST,    UNKNOWN, UNKNOWN",
        "UNKNOWN, FAST,    UNKNOWN",
        "UNKNOWN, SLOW,    SLOW",
        "SLOW,    FAST,    SLOW",
        "FAST,    SLOW,    SLOW"
    })
    void theSpeedIsThatOfTheSlowestWait(Speed file, Speed network, Speed both) {
        assertThat(classify(
                                LARGE,
                                wait(Effect.FILE, file, Confidence.HIGH, path(1, 0)),
                                wait(Effect.NETWORK, network, Confidence.HIGH, path(1, 0)))
                        .ioSpeed())
                .isEqualTo(both);
    }

    @Test
    void aWaitThatDecidesNothingHasNoSay() {
        assertThat(classify(
                                LARGE,
                                wait(Effect.FILE, Speed.FAST, Confidence.HIGH, path(1, 0)),
                                wait(Effect.LOCK, Speed.SLOW, Confidence.HIGH, path(1, 0)))
                        .ioSpeed())
                .isEqualTo(Speed.FAST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # origin         | size | verdict
                    SOURCE_AND_CLASS | 12   | TRIVIAL
                    SOURCE_AND_CLASS | 13   | CPU_BOUND
                    CLASS_ONLY       | 12   | TRIVIAL
                    CLASS_ONLY       | 13   | CPU_BOUND
                    SOURCE_ONLY      | 14   | TRIVIAL
                    SOURCE_ONLY      | 15   | CPU_BOUND
                    """)
    void straightCodeIsTrivialUpToASize(Origin origin, int size, WorkloadKind kind) {
        Workload workload = classify(facts(origin, size, NO_LOOPS));
        assertThat(workload.kind()).isEqualTo(kind);
        assertThat(workload.work()).isZero();
        assertThat(workload.witness()).isEmpty();
        assertThat(workload.confidence()).isEqualTo(origin == Origin.SOURCE_ONLY ? Confidence.MEDIUM : Confidence.HIGH);
        assertThat(workload.why())
                .isEqualTo(
                        kind == WorkloadKind.TRIVIAL
                                ? "neither waits nor loops"
                                : "computes in " + size + " steps without a wait");
    }

    @Test
    void aSmallMethodThatLoopsIsNotTrivial() {
        assertThat(classify(facts(Origin.SOURCE_AND_CLASS, 8, List.of(loop(6, 3L))))
                        .kind())
                .isEqualTo(WorkloadKind.CPU_BOUND);
    }

    @Test
    void aSmallMethodThatHandsOnIsTrivialUnlessWhatItCallsIsHeavy() {
        Evidence loopElsewhere = compute(2, new Trail(hop(METHOD, CALLER), new Trail(hop(CALLER, null), null)));
        Evidence heavyElsewhere = compute(3, new Trail(hop(METHOD, CALLER), new Trail(hop(CALLER, READ), null)));
        Workload handsOn = classify(SMALL, loopElsewhere);

        assertThat(handsOn.kind()).isEqualTo(WorkloadKind.TRIVIAL);
        assertThat(handsOn.work()).isEqualTo(2);
        assertThat(handsOn.why()).isEqualTo("hands on to what loops, up to 2 deep, in Orders.caller");
        assertThat(classify(SMALL, heavyElsewhere).kind()).isEqualTo(WorkloadKind.CPU_BOUND);
        assertThat(classify(SMALL, compute(2, path(1, 0))).kind()).isEqualTo(WorkloadKind.CPU_BOUND);
        assertThat(classify(LARGE, loopElsewhere).kind()).isEqualTo(WorkloadKind.CPU_BOUND);
    }

    @Test
    void ofWhatCallsTheUnknownNothingIsKnownUnlessItComputes() {
        Evidence unknown = evidence(Effect.UNKNOWN, Guess.NONE, path(1, 0));
        Workload workload = classify(LARGE, unknown);

        assertThat(workload.kind()).isEqualTo(WorkloadKind.UNKNOWN);
        assertThat(workload.confidence()).isEqualTo(Confidence.LOW);
        assertThat(workload.effects()).containsExactly(Effect.UNKNOWN);
        assertThat(workload.why()).isEqualTo("calls Reader.read, of which nothing is known");
        assertThat(workload.witness()).isEqualTo(path(1, 0).hops());
        assertThat(workload.work()).isZero();
        assertThat(classify(LARGE, unknown, loops(1)).kind()).isEqualTo(WorkloadKind.CPU_BOUND);
        assertThat(classify(LARGE, unknown, loops(1)).confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(classify(LARGE, loops(1)).confidence()).isEqualTo(Confidence.HIGH);
    }

    @Test
    void aHeavyCallWeighsAgainstAnyWait() {
        Evidence wait = wait(Effect.FILE, Speed.SLOW, Confidence.HIGH, path(1, 0));
        Workload mixed = classify(SMALL, wait, compute(3, path(2, 0)));

        assertThat(mixed.kind()).isEqualTo(WorkloadKind.MIXED);
        assertThat(mixed.ioSpeed()).isEqualTo(Speed.SLOW);
        assertThat(mixed.work()).isEqualTo(3);
        assertThat(mixed.why()).isEqualTo("waits (file) in Reader.read and computes in Reader.read");
        assertThat(classify(SMALL, wait, compute(2, path(2, 0))).kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(classify(SMALL, wait, loops(3)).kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(classify(SMALL, wait, loops(3)).why()).isEqualTo("waits (file) in Reader.read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # size of the loop | turns | verdict
                    25                 |       | MIXED
                    24                 |       | IO_BOUND
                    25                 | 64    | IO_BOUND
                    25                 | 65    | MIXED
                    """)
    void aLoopCountsBesideAWaitThatMayBeShort(int size, @Nullable Long turns, WorkloadKind kind) {
        MethodFacts method = facts(Origin.SOURCE_AND_CLASS, 40, List.of(loop(size, turns)));
        assertThat(classify(method, wait(Effect.STREAM, path(1, 0)), loops(1)).kind())
                .isEqualTo(kind);
        assertThat(classify(method, wait(Effect.FILE, Speed.FAST, Confidence.HIGH, path(1, 0)), loops(1))
                        .kind())
                .isEqualTo(WorkloadKind.IO_BOUND);
    }

    @Test
    void loopsOfCalleesCountBesideAWaitThatMayBeShortWhereTheMethodDoesMoreThanHandOn() {
        Evidence wait = wait(Effect.STREAM, path(1, 0));
        Trail elsewhere = new Trail(hop(METHOD, CALLER), new Trail(hop(CALLER, null), null));

        assertThat(classify(LARGE, wait, compute(2, elsewhere)).kind()).isEqualTo(WorkloadKind.MIXED);
        assertThat(classify(LARGE, wait, compute(1, elsewhere)).kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(classify(SMALL, wait, compute(2, elsewhere)).kind()).isEqualTo(WorkloadKind.IO_BOUND);
        assertThat(classify(SMALL, wait, loops(2)).kind()).isEqualTo(WorkloadKind.MIXED);
    }

    @Test
    void saysHowDeepItLoopsAndWhichStreamItReads() {
        assertThat(classify(LARGE, loops(1)).why()).isEqualTo("loops in Orders.find");
        assertThat(classify(LARGE, loops(2)).why()).isEqualTo("loops, up to 2 deep, in Orders.find");
        assertThat(classify(LARGE, loops(2)).witness()).hasSize(1);
        assertThat(classify(LARGE, loops(2)).effects()).containsExactly(Effect.COMPUTE);
        assertThat(classify(LARGE, wait(Effect.STREAM, path(1, 0))).why())
                .isEqualTo("reads or writes a stream that it does not choose, in Reader.read");
        assertThat(classify(LARGE, wait(Effect.SLEEP, new Trail(hop(METHOD, null), null)))
                        .why())
                .isEqualTo("waits (sleep) in Orders.find");
    }

    private static Workload classify(MethodFacts method, Evidence... effects) {
        Map<Effect, Evidence> all = new EnumMap<>(Effect.class);
        for (Evidence evidence : effects) {
            all.put(evidence.effect(), evidence);
        }
        return Classifier.classify(method, all);
    }

    private static List<Hop> witness(Evidence... effects) {
        return classify(LARGE, effects).witness();
    }

    private static Evidence wait(Effect effect, Trail trail) {
        return evidence(effect, Guess.NONE, trail);
    }

    private static Evidence wait(Effect effect, Speed speed, Confidence confidence, Trail trail) {
        return new Evidence(effect, speed, confidence, false, 0, 0, Guess.NONE, trail);
    }

    private static Evidence evidence(Effect effect, Guess guess, Trail trail) {
        return new Evidence(effect, Speed.UNKNOWN, Confidence.HIGH, false, 0, 0, guess, trail);
    }

    private static Evidence compute(int work, Trail trail) {
        return new Evidence(Effect.COMPUTE, Speed.FAST, Confidence.HIGH, false, work, work, Guess.NONE, trail);
    }

    private static Evidence loops(int deep) {
        return compute(deep, new Trail(hop(METHOD, null), null));
    }

    /** From the method through so many callers to a call; the ways lead around its first hop. */
    private static Trail path(int length, int waysAround) {
        Trail trail = new Trail(new Hop(length == 1 ? METHOD : CALLER, Position.NONE, READ, 0), null);
        for (int i = 2; i <= length; i++) {
            trail = new Trail(hop(i == length ? METHOD : CALLER, CALLER), trail);
        }
        Hop first = trail.hop();
        return new Trail(new Hop(first.method(), first.at(), first.callee(), waysAround), trail.rest());
    }

    private static Hop hop(MethodId from, @Nullable MethodId to) {
        return new Hop(from, Position.NONE, to);
    }

    private static Loop loop(int size, @Nullable Long turns) {
        return new Loop(1, 2, 1, turns, size, 0, false);
    }

    private static MethodFacts facts(Origin origin, int size, List<Loop> loops) {
        return new MethodFacts(
                METHOD,
                origin,
                Position.NONE,
                0,
                0,
                List.of(),
                loops,
                List.of(),
                List.of(),
                size,
                List.of(),
                List.of(),
                List.of(),
                METHOD);
    }
}
