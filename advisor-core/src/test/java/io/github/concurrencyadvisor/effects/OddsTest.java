package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many of a dispatch's targets wait or compute → how often the odds are halved. */
class OddsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # targets | of which so many do | doubt
                    2         | 2                   | 0
                    2         | 1                   | 1
                    3         | 2                   | 1
                    3         | 1                   | 2
                    4         | 1                   | 2
                    5         | 1                   | 3
                    8         | 4                   | 1
                    16        | 1                   | 4
                    17        | 1                   | 4
                    9         | 0                   | 4
                    """)
    void fewOfManyAreAGuess(int targets, int some, int doubt) {
        assertThat(odds(Effect.FILE, targets, some, Guess.NONE)).isEqualTo(new Odds(doubt, 4));
        assertThat(odds(Effect.COMPUTE, targets, some, Guess.NONE)).isEqualTo(new Odds(4, doubt));
    }

    @Test
    void aTargetThatItselfGuessesCountsForLess() {
        assertThat(odds(Effect.FILE, 2, 2, new Guess(1, 0)).waits()).isEqualTo(1);
        assertThat(odds(Effect.COMPUTE, 2, 2, new Guess(2, 0)).computes()).isEqualTo(2);
    }

    @Test
    void oneTargetIsCertain() {
        assertThat(odds(Effect.FILE, 1, 0, Guess.NONE)).isEqualTo(Odds.CERTAIN);
        assertThat(new Odds(1, 2).and(new Odds(2, 2))).isEqualTo(new Odds(3, 4));
    }

    @Test
    void theDoubtIsThatOfTheKindOfEffect() {
        assertThat(new Odds(1, 2).doubt(Effect.COMPUTE)).isEqualTo(2);
        assertThat(new Odds(1, 2).doubt(Effect.STREAM)).isEqualTo(1);
        assertThat(new Odds(1, 2).doubt(Effect.UNKNOWN)).isZero();
    }

    @Test
    void whatHappensRarelyOrToAParameterThatIsNoStreamIsNoWait() {
        Evidence minor = new Evidence(Effect.FILE, Speed.FAST, Confidence.HIGH, true, 0, Guess.NONE, trail());
        MethodSummary rarely = new MethodSummary(method(0).id(), Map.of(Effect.FILE, minor), List.of());
        MethodSummary reads = MethodSummary.nothing(method(0).id())
                .with(List.of(new ParameterUse(
                        0, List.of(), new MethodId("java/io/Reader", "read", "()I"), null, 0, Guess.NONE, trail())));
        MethodSummary sizes = MethodSummary.nothing(method(0).id())
                .with(List.of(new ParameterUse(
                        0, List.of(), new MethodId("java/util/List", "size", "()I"), null, 0, Guess.NONE, trail())));

        assertThat(ofAll(rarely, rarely).waits()).isEqualTo(Guess.MOST_DOUBT);
        assertThat(ofAll(reads, sizes).waits()).isEqualTo(1);
        assertThat(ofAll(reads, reads).waits()).isZero();
    }

    private static Odds odds(Effect effect, int targets, int some, Guess guess) {
        MethodSummary[] summaries = new MethodSummary[targets];
        for (int i = 0; i < targets; i++) {
            MethodId method = method(i).id();
            int work = effect == Effect.COMPUTE ? 1 : 0;
            Evidence evidence = new Evidence(effect, Speed.FAST, Confidence.HIGH, false, work, guess, trail());
            summaries[i] = i < some
                    ? new MethodSummary(method, Map.of(effect, evidence), List.of())
                    : MethodSummary.nothing(method);
        }
        return ofAll(summaries);
    }

    private static Odds ofAll(MethodSummary... summaries) {
        List<MethodFacts> targets = new ArrayList<>();
        for (int i = 0; i < summaries.length; i++) {
            targets.add(method(i));
        }
        return Odds.of(targets, new Evaluator.Summaries() {
            @Override
            public MethodSummary of(MethodFacts callee) {
                return summaries[targets.indexOf(callee)];
            }

            @Override
            public MethodSummary exact(MethodFacts callee, String receiverType) {
                throw new AssertionError();
            }

            @Override
            public MethodSummary open(MethodId target) {
                throw new AssertionError();
            }

            @Override
            public boolean recursive(MethodId caller, MethodId callee) {
                throw new AssertionError();
            }
        });
    }

    private static Trail trail() {
        return Trail.of(new Hop(method(0).id(), Position.NONE, null));
    }

    private static MethodFacts method(int number) {
        MethodId id = new MethodId("a/B" + number, "m", "()V");
        return new MethodFacts(
                id,
                Origin.SOURCE_AND_CLASS,
                Position.NONE,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                id);
    }
}
