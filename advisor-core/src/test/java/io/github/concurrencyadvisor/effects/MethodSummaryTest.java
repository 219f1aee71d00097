package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When two summaries say the same, and which of two uses of a parameter is kept. */
class MethodSummaryTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "(Ljava/io/Reader;)V");
    private static final MethodId READ = new MethodId("java/io/Reader", "read", "()I");

    @Test
    void twoSayTheSameWhateverTheirPaths() {
        MethodSummary near = summary(List.of(use(0, 1, 0, 1)), evidence(Effect.FILE, 1));
        MethodSummary far = summary(List.of(use(0, 1, 0, 3)), evidence(Effect.FILE, 3));

        assertThat(near.saysTheSameAs(far)).isTrue();
        assertThat(near.usesTheSameAs(far)).isTrue();
        assertThat(near.lengthOfTrails()).isEqualTo(2);
        assertThat(far.lengthOfTrails()).isEqualTo(6);
    }

    @Test
    void moreOrOtherEffectsSaySomethingElse() {
        MethodSummary file = summary(List.of(), evidence(Effect.FILE, 1));

        assertThat(file.saysTheSameAs(summary(List.of()))).isFalse();
        assertThat(summary(List.of()).saysTheSameAs(file)).isFalse();
        assertThat(file.saysTheSameAs(summary(List.of(), evidence(Effect.NETWORK, 1))))
                .isFalse();
        assertThat(file.saysTheSameAs(summary(
                        List.of(),
                        new Evidence(Effect.FILE, Speed.SLOW, Confidence.HIGH, false, 0, Guess.NONE, trail(1)))))
                .isFalse();
        assertThat(file.usesTheSameAs(summary(List.of()))).as("of uses alone").isTrue();
    }

    @Test
    void usesDifferInWhatIsDoneToWhatAndHowOftenAndSurely() {
        MethodSummary one = summary(List.of(use(0, 1, 0, 1)));

        assertThat(one.saysTheSameAs(summary(List.of(use(1, 1, 0, 1))))).isFalse();
        assertThat(one.usesTheSameAs(summary(List.of(use(1, 1, 0, 1))))).isFalse();
        assertThat(one.usesTheSameAs(summary(List.of()))).isFalse();
        assertThat(one.usesTheSameAs(summary(List.of(use(0, 1, 0, 1), use(1, 1, 0, 1)))))
                .isFalse();
        assertThat(one.saysTheSameAs(summary(List.of(use(0, 2, 0, 1))))).isFalse();
        assertThat(one.saysTheSameAs(summary(List.of(use(0, 1, 2, 1))))).isFalse();
        assertThat(one.usesTheSameAs(summary(List.of(use(0, 2, 2, 1)))))
                .as("however often and surely")
                .isTrue();
    }

    @Test
    void theUnknownIsAddedOnceAndTakenAway() {
        MethodSummary file = summary(List.of(use(0, 1, 0, 1)), evidence(Effect.FILE, 1));
        MethodSummary more = file.andUnknown();

        assertThat(more.effects()).containsOnlyKeys(Effect.FILE, Effect.UNKNOWN);
        assertThat(more.uses()).isEqualTo(file.uses());
        assertThat(more.andUnknown()).isEqualTo(more);
        assertThat(more.without(Effect.UNKNOWN)).isEqualTo(file);
        assertThat(file.without(Effect.UNKNOWN)).isSameAs(file);
    }

    @Test
    void ofTwoUsesTheMoreFrequentThenTheSurerThenTheShorterIsKept() {
        assertThat(use(0, 2, 3, 9).isAbove(use(0, 1, 0, 1))).isTrue();
        assertThat(use(0, 1, 0, 1).isAbove(use(0, 2, 3, 9))).isFalse();
        assertThat(use(0, 1, 0, 9).isAbove(use(0, 1, 1, 1))).isTrue();
        assertThat(use(0, 1, 1, 1).isAbove(use(0, 1, 0, 9))).isFalse();
        assertThat(use(0, 1, 1, 1).isAbove(use(0, 1, 1, 2))).isTrue();
        assertThat(use(0, 1, 1, 2).isAbove(use(0, 1, 1, 1))).isFalse();
        assertThat(use(0, 1, 1, 1).isAbove(use(0, 1, 1, 1))).isFalse();
    }

    @Test
    void aUseMayBeOfTheReceiverOrAStreamOrAWait() {
        Value.FieldRead field = new Value.FieldRead("a/B", "in", "Ljava/io/Reader;");
        ParameterUse ofReceiver = use(-1, 0, 0, 1);
        ParameterUse ofField = new ParameterUse(-1, List.of(field), READ, null, 0, Guess.NONE, trail(1));
        MethodId size = new MethodId("java/util/List", "size", "()I");
        MethodId channel = new MethodId("java/nio/channels/Channel", "read", "()I");
        MethodId stream = new MethodId("a/Own", ParameterUse.STREAM, "()V");

        assertThat(ofReceiver.isReceiver()).isTrue();
        assertThat(use(0, 0, 0, 1).isReceiver()).isFalse();
        assertThat(ofField.isReceiver()).isFalse();
        assertThat(ofReceiver.mayWait()).isTrue();
        assertThat(ofReceiver.of(channel).mayWait()).isTrue();
        assertThat(ofReceiver.of(stream).mayWait()).isTrue();
        assertThat(ofReceiver.of(size).mayWait()).isFalse();
        assertThat(ofReceiver.of(stream).isStream()).isTrue();
        assertThat(ofReceiver.isStream()).isFalse();
        assertThat(ofReceiver.on(Carrier.MAIN, ofReceiver.trail()).key()).isNotEqualTo(ofReceiver.key());
        assertThat(ParameterUse.joined(List.of(field), List.of(field))).containsExactly(field, field);
    }

    private static ParameterUse use(int parameter, int loops, int doubt, int hops) {
        return new ParameterUse(parameter, List.of(), READ, null, loops, new Guess(doubt, 0), trail(hops));
    }

    private static Evidence evidence(Effect effect, int hops) {
        return new Evidence(effect, Speed.FAST, Confidence.HIGH, false, 0, Guess.NONE, trail(hops));
    }

    private static MethodSummary summary(List<ParameterUse> uses, Evidence... effects) {
        Map<Effect, Evidence> byEffect = new TreeMap<>();
        for (Evidence effect : effects) {
            byEffect.put(effect.effect(), effect);
        }
        return new MethodSummary(METHOD, byEffect, uses);
    }

    private static Trail trail(int hops) {
        Trail trail = Trail.of(new Hop(METHOD, Position.NONE, READ));
        for (int more = 1; more < hops; more++) {
            trail = trail.after(new Hop(METHOD, Position.NONE, METHOD));
        }
        return trail;
    }
}
