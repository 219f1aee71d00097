package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of the lattice that the fixed point rests on. */
class EvidenceLawsTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "()V");

    @Property(seed = "28")
    void joiningIsIdempotent(@ForAll("evidence") Evidence one) {
        assertThat(one.join(one)).isEqualTo(one);
    }

    @Property(seed = "28")
    void joiningIsCommutative(@ForAll("evidence") Evidence one, @ForAll("evidence") Evidence other) {
        assertThat(rank(one.join(other))).isEqualTo(rank(other.join(one)));
    }

    @Property(seed = "28")
    void joiningIsAssociative(
            @ForAll("evidence") Evidence one, @ForAll("evidence") Evidence other, @ForAll("evidence") Evidence third) {
        assertThat(rank(one.join(other).join(third))).isEqualTo(rank(one.join(other.join(third))));
    }

    @Property(seed = "28")
    void joiningNeverGoesDown(@ForAll("evidence") Evidence one, @ForAll("evidence") Evidence other) {
        Evidence joined = one.join(other);
        assertThat(rank(joined.join(one))).isEqualTo(rank(joined));
        assertThat(rank(joined.join(other))).isEqualTo(rank(joined));
        assertThat(joined.speed()).isGreaterThanOrEqualTo(one.speed());
    }

    /** Everything but which of two equally long paths was kept. */
    private static String rank(Evidence evidence) {
        return evidence.minor() + " " + evidence.nested() + " " + evidence.work() + " " + evidence.confidence() + " "
                + evidence.guess().doubt() + " " + evidence.speed() + " "
                + evidence.trail().length();
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        return Combinators.combine(
                        Arbitraries.of(Speed.class),
                        Arbitraries.of(Confidence.class),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3))
                .as((speed, confidence, minor, work, nested, doubt, length) -> new Evidence(
                        Effect.COMPUTE, speed, confidence, minor, work, nested, new Guess(doubt, 0), trail(length)));
    }

    private static Trail trail(int length) {
        Trail trail = Trail.of(new Hop(METHOD, new Position("B.java", length, 0), null));
        for (int i = 1; i < length; i++) {
            trail = trail.after(new Hop(METHOD, new Position("B.java", i, 0), METHOD));
        }
        return trail;
    }
}
