package io.github.concurrencyadvisor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws that the fixed point over ranges rests on, over all small ranges. */
class AtOnceLawsTest {

    private static final List<Long> NUMBERS = List.of(1L, 2L, 200L, AtOnce.NO_END);
    private static final List<AtOnce> RANGES = ranges();
    private static final List<AtOnce.Bound> GATES =
            RANGES.stream().map(AtOnce::most).distinct().toList();

    private static List<AtOnce> ranges() {
        List<AtOnce> ranges = new ArrayList<>(List.of(AtOnce.UNKNOWN));
        for (long least : NUMBERS) {
            for (long most : NUMBERS) {
                if (least <= most) {
                    ranges.add(new AtOnce(new AtOnce.Bound(least, "a"), new AtOnce.Bound(most, "b")));
                    ranges.add(new AtOnce(new AtOnce.Bound(least, "c"), new AtOnce.Bound(most, "a")));
                }
            }
        }
        return ranges;
    }

    @Test
    void joiningIsIdempotentCommutativeAndAssociative() {
        for (AtOnce one : RANGES) {
            assertThat(one.join(one)).isEqualTo(one);
            for (AtOnce other : RANGES) {
                assertThat(one.join(other)).isEqualTo(other.join(one));
                for (AtOnce third : RANGES) {
                    assertThat(one.join(other).join(third)).isEqualTo(one.join(other.join(third)));
                }
            }
        }
    }

    @Test
    void everythingIsMonotone() {
        for (AtOnce one : RANGES) {
            for (AtOnce other : RANGES) {
                AtOnce joined = one.join(other);
                for (AtOnce.Bound gate : GATES) {
                    assertThat(isUnder(one.cut(gate), joined.cut(gate))).isTrue();
                }
                assertThat(isUnder(one.times(3, 7, "x"), joined.times(3, 7, "x")))
                        .as("%s, %s", one, other)
                        .isTrue();
            }
        }
    }

    @Test
    void cuttingIsIdempotentAndNeverLetsMoreThrough() {
        for (AtOnce one : RANGES) {
            for (AtOnce.Bound gate : GATES) {
                AtOnce cut = one.cut(gate);
                assertThat(cut.cut(gate)).isEqualTo(cut);
                assertThat(cut.most().number()).isLessThanOrEqualTo(gate.number());
                assertThat(cut.least().number()).isLessThanOrEqualTo(cut.most().number());
            }
        }
    }

    @Test
    void multiplyingEndsWithoutEnd() {
        AtOnce range = AtOnce.exactly(2, "two");
        for (int i = 0; i < 64; i++) {
            range = range.times(2, 2, "a loop of 2 turns");
        }
        assertThat(range).isEqualTo(AtOnce.many("a loop of 2 turns"));
        assertThat(AtOnce.many("all").times(5, 5, "x")).isEqualTo(AtOnce.many("all"));
    }

    /** Numbers alone: of equal ones it does not matter which reason is kept. */
    private static boolean isUnder(AtOnce one, AtOnce other) {
        return one.least().number() <= other.least().number()
                && one.most().number() <= other.most().number();
    }
}
