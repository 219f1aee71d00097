package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of two evidences, or of two uses of a parameter, is kept, and how long and how rare a path is. */
class EvidenceTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "()V");
    private static final MethodId READ = new MethodId("java/io/Reader", "read", "()I");
    private static final MethodId WRITE = new MethodId("java/io/Writer", "write", "(I)V");

    private static final Evidence LOOPS = evidence(Confidence.HIGH, false, 1, 1, Guess.NONE, 1);

    @Test
    void eachStepOfTheChainOutweighsAllAfterIt() {
        List<Evidence> chain = List.of(
                evidence(Confidence.LOW, false, 1, 1, Guess.NONE, 3),
                evidence(Confidence.HIGH, true, 2, 2, Guess.NONE, 2),
                evidence(Confidence.HIGH, true, 3, 1, Guess.NONE, 2),
                evidence(Confidence.HIGH, true, 2, 1, Guess.NONE, 2),
                evidence(Confidence.LOW, true, 2, 1, Guess.NONE, 1),
                evidence(Confidence.LOW, true, 2, 1, new Guess(1, 0), 1),
                evidence(Confidence.LOW, true, 2, 1, new Guess(1, 0), 2));
        for (int higher = 0; higher < chain.size(); higher++) {
            for (int lower = higher; lower < chain.size(); lower++) {
                assertThat(chain.get(higher).join(chain.get(lower))).isEqualTo(chain.get(higher));
                assertThat(chain.get(lower).join(chain.get(higher))).isEqualTo(chain.get(higher));
            }
        }
    }

    @Test
    void ofTwoThatAreEquallyHighTheFirstIsKept() {
        Evidence one = LOOPS;
        Evidence other = new Evidence(
                Effect.COMPUTE, Speed.FAST, Confidence.HIGH, false, 1, 1, Guess.NONE, Trail.of(hop(WRITE)));
        assertThat(one.join(other).trail()).isSameAs(one.trail());
        assertThat(other.join(one).trail()).isSameAs(other.trail());
    }

    @Test
    void theSlowerOfTwoThatAreEquallySureIsShownHoweverFarAway() {
        Trail near = Trail.of(hop(WRITE));
        Trail far = Trail.of(hop(READ)).after(hop(METHOD));
        Evidence fast = new Evidence(Effect.NETWORK, Speed.FAST, Confidence.HIGH, false, 0, Guess.NONE, near);
        Evidence slow = new Evidence(Effect.NETWORK, Speed.SLOW, Confidence.HIGH, false, 0, Guess.NONE, far);
        assertThat(fast.join(slow)).isSameAs(slow);
        assertThat(slow.join(fast)).isSameAs(slow);
    }

    @Test
    void theSlowerSpeedIsKeptWhicheverIsHigher() {
        Evidence slow =
                new Evidence(Effect.FILE, Speed.SLOW, Confidence.LOW, false, 0, 0, Guess.NONE, Trail.of(hop(READ)));
        Evidence fast =
                new Evidence(Effect.FILE, Speed.FAST, Confidence.HIGH, false, 0, 0, Guess.NONE, Trail.of(hop(WRITE)));
        Evidence both =
                new Evidence(Effect.FILE, Speed.SLOW, Confidence.HIGH, false, 0, 0, Guess.NONE, Trail.of(hop(WRITE)));
        assertThat(slow.join(fast)).isEqualTo(both);
        assertThat(fast.join(slow)).isEqualTo(both);
        assertThat(both.join(slow)).isSameAs(both);
    }

    @Test
    void everythingButThePathIsWhatAnEvidenceSays() {
        assertThat(LOOPS.saysTheSameAs(evidence(Confidence.HIGH, false, 1, 1, Guess.NONE, 3)))
                .isTrue();
        assertThat(LOOPS.saysTheSameAs(null)).isFalse();
        assertThat(List.of(
                        evidence(Confidence.LOW, false, 1, 1, Guess.NONE, 1),
                        evidence(Confidence.HIGH, true, 1, 1, Guess.NONE, 1),
                        evidence(Confidence.HIGH, false, 2, 1, Guess.NONE, 1),
                        evidence(Confidence.HIGH, false, 1, 2, Guess.NONE, 1),
                        new Evidence(
                                Effect.COMPUTE, Speed.SLOW, Confidence.HIGH, false, 1, 1, Guess.NONE, LOOPS.trail())))
                .noneMatch(LOOPS::saysTheSameAs);
        assertThat(evidence(Confidence.LOW, false, 1, 1, new Guess(3, 0), 1)
                        .saysTheSameAs(evidence(Confidence.LOW, false, 1, 1, new Guess(4, 0), 1)))
                .isFalse();
    }

    @Test
    void aGuessBoundsTheConfidence() {
        assertThat(evidence(Confidence.HIGH, false, 1, 1, new Guess(1, 0), 1).confidence())
                .isEqualTo(Confidence.MEDIUM);
        assertThat(evidence(Confidence.HIGH, false, 1, 1, new Guess(2, 0), 1).confidence())
                .isEqualTo(Confidence.LOW);
        assertThat(evidence(Confidence.HIGH, false, 9, 9, Guess.NONE, 1).work()).isEqualTo(6);
        assertThat(LOOPS.behind(Odds.CERTAIN)).isSameAs(LOOPS);
        assertThat(LOOPS.behind(new Odds(0, 2)).guess()).isEqualTo(new Guess(2, -1));
        assertThat(LOOPS.behind(new Odds(2, 0))).isSameAs(LOOPS);
    }

    @Test
    void theWaysAroundEachHopMultiply() {
        Trail trail =
                Trail.of(new Hop(METHOD, Position.NONE, READ, 3)).after(new Hop(METHOD, Position.NONE, METHOD, 1));
        assertThat(trail.length()).isEqualTo(2);
        assertThat(trail.oneIn()).isEqualTo(8);
        assertThat(Trail.of(new Hop(METHOD, Position.NONE, READ, Integer.MAX_VALUE))
                        .oneIn())
                .isEqualTo(Trail.RAREST);
        assertThat(Trail.of(hop(READ)).oneIn()).isOne();
    }

    @Test
    void pathsAreJoinedAndLedToAnotherMethod() {
        Trail trail = Trail.of(hop(METHOD)).after(hop(METHOD));
        Trail joined = trail.then(Trail.of(hop(READ)));

        assertThat(joined.hops()).containsExactly(hop(METHOD), hop(METHOD), hop(READ));
        assertThat(joined.length()).isEqualTo(3);
        assertThat(joined.last()).isEqualTo(hop(READ));
        assertThat(joined.reaching(WRITE).hops()).containsExactly(hop(METHOD), hop(METHOD), hop(WRITE));
    }

    @Test
    void ofTheUsesOfOneParameterTheOneInMoreLoopsIsKeptThenTheLikelierThenTheNearer() {
        List<ParameterUse> chain = List.of(
                use(2, new Guess(3, 0), 3),
                use(1, Guess.NONE, 2),
                use(1, Guess.NONE, 3),
                use(1, new Guess(1, 0), 1),
                use(0, Guess.NONE, 1));
        for (int higher = 0; higher < chain.size(); higher++) {
            for (int lower = 0; lower < chain.size(); lower++) {
                assertThat(chain.get(higher).isAbove(chain.get(lower))).isEqualTo(higher < lower);
            }
        }
    }

    @Test
    void aUseMayWaitWhereItTransfers() {
        ParameterUse use = use(0, Guess.NONE, 1);
        assertThat(use.of(new MethodId("java/util/List", "<stream>", "()V")).mayWait())
                .isTrue();
        assertThat(use.of(new MethodId("java/nio/channels/Channel", "close", "()V"))
                        .mayWait())
                .isTrue();
        assertThat(use.of(READ).mayWait()).isTrue();
        assertThat(use.of(new MethodId("java/util/List", "size", "()I")).mayWait())
                .isFalse();
    }

    @Test
    void onlyTheReceiverItselfIsTheReceiver() {
        Value.FieldRead field = new Value.FieldRead("a/B", "in", "Ljava/io/Reader;");
        assertThat(new ParameterUse(-1, List.of(), READ, null, 0, Guess.NONE, LOOPS.trail()).isReceiver())
                .isTrue();
        assertThat(new ParameterUse(-1, List.of(field), READ, null, 0, Guess.NONE, LOOPS.trail()).isReceiver())
                .isFalse();
        assertThat(new ParameterUse(0, List.of(), READ, null, 0, Guess.NONE, LOOPS.trail()).isReceiver())
                .isFalse();
    }

    @Test
    void summariesSayTheSameWhereEffectsAndUsesDo() {
        MethodSummary summary =
                new MethodSummary(METHOD, Map.of(Effect.COMPUTE, LOOPS), List.of(use(1, Guess.NONE, 1)));
        Evidence longer = evidence(Confidence.HIGH, false, 1, 1, Guess.NONE, 3);

        assertThat(summary.saysTheSameAs(
                        new MethodSummary(METHOD, Map.of(Effect.COMPUTE, longer), List.of(use(1, Guess.NONE, 2)))))
                .isTrue();
        assertThat(List.of(
                        MethodSummary.nothing(METHOD),
                        summary.without(Effect.COMPUTE),
                        summary.with(List.of()),
                        summary.with(List.of(use(2, Guess.NONE, 1))),
                        summary.with(List.of(use(1, new Guess(1, 0), 1))),
                        summary.with(List.of(use(1, Guess.NONE, 1).of(WRITE))),
                        summary.andUnknown(),
                        new MethodSummary(
                                METHOD,
                                Map.of(Effect.COMPUTE, evidence(Confidence.LOW, false, 1, 1, Guess.NONE, 1)),
                                summary.uses())))
                .noneMatch(summary::saysTheSameAs);
        assertThat(summary.without(Effect.FILE)).isSameAs(summary);
        assertThat(summary.lengthOfTrails()).isEqualTo(2);
        assertThat(summary.andUnknown().effects()).containsOnlyKeys(Effect.COMPUTE, Effect.UNKNOWN);
    }

    private static Evidence evidence(
            Confidence confidence, boolean minor, int work, int nested, Guess guess, int length) {
        return new Evidence(Effect.COMPUTE, Speed.FAST, confidence, minor, work, nested, guess, trail(length));
    }

    private static ParameterUse use(int loops, Guess guess, int length) {
        return new ParameterUse(0, List.of(), READ, null, loops, guess, trail(length));
    }

    private static Trail trail(int length) {
        Trail trail = Trail.of(hop(READ));
        for (int i = 1; i < length; i++) {
            trail = trail.after(hop(METHOD));
        }
        return trail;
    }

    private static Hop hop(MethodId to) {
        return new Hop(METHOD, Position.NONE, to);
    }
}
