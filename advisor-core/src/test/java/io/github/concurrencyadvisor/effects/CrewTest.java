package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many run at once of what is handed over. */
class CrewTest {

    private static final MethodId MAKER = new MethodId("a/B", "m", "()V");

    @Test
    void ofTwoTheOneThatRunsMoreAtOnceCounts() {
        Crew few = pool(4, null);
        Crew more = pool(60, null);
        Crew any = Crew.of(Carrier.PLATFORM_POOL);

        assertThat(few.wider(more)).isEqualTo(more);
        assertThat(more.wider(few)).isEqualTo(more);
        assertThat(few.wider(any)).isEqualTo(any);
        assertThat(any.wider(few)).isEqualTo(any);
        assertThat(few.wider(pool(4, MAKER))).as("the first of equal ones").isEqualTo(few);
    }

    @Test
    void aGateThatEachRunMakesAnewLetsThroughSoManyForEach() {
        Crew.Gate anew = gate(8, MAKER);

        assertThat(anew.among(AtOnce.exactly(1, "")).number()).isEqualTo(8);
        assertThat(anew.among(AtOnce.upTo(3, "")).number()).isEqualTo(24);
        assertThat(anew.among(AtOnce.UNKNOWN).number()).isEqualTo(AtOnce.NO_END);
        assertThat(gate(8, null).among(AtOnce.UNKNOWN).number()).isEqualTo(8);
    }

    private static Crew pool(long threads, @Nullable MethodId madeIn) {
        return new Crew(Carrier.PLATFORM_POOL, gate(threads, madeIn));
    }

    private static Crew.Gate gate(long threads, @Nullable MethodId madeIn) {
        return new Crew.Gate(new AtOnce.Bound(threads, "a pool"), madeIn);
    }
}
