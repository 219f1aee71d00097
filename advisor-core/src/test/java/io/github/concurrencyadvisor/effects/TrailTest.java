package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths of calls: how they are joined, and how rarely they are taken. */
class TrailTest {

    private static final MethodId ONE = new MethodId("a/B", "one", "()V");
    private static final MethodId TWO = new MethodId("a/B", "two", "()V");
    private static final Hop FIRST = new Hop(ONE, Position.NONE, TWO, 3);
    private static final Hop LAST = new Hop(TWO, Position.NONE, null);

    @Test
    void aPathHasItsHopsInTheirOrder() {
        Trail path = Trail.of(LAST).after(FIRST);

        assertThat(path.hops()).containsExactly(FIRST, LAST);
        assertThat(path.length()).isEqualTo(2);
        assertThat(path.last()).isEqualTo(LAST);
        assertThat(path.then(path).hops()).containsExactly(FIRST, LAST, FIRST, LAST);
    }

    @Test
    void theLastHopMayLeadToAnotherMethod() {
        Trail path = Trail.of(FIRST).after(FIRST).reaching(ONE);

        assertThat(path.hops()).isEqualTo(List.of(FIRST, FIRST.to(ONE)));
        assertThat(Trail.of(FIRST).reaching(ONE).hops()).containsExactly(FIRST.to(ONE));
    }

    @Test
    void thePathIsAsRareAsTheWaysAroundItsHopsMakeIt() {
        Trail path = Trail.of(LAST).after(FIRST).after(FIRST);
        assertThat(Trail.of(LAST).oneIn()).isEqualTo(1);
        assertThat(path.oneIn()).isEqualTo(16);
        for (int more = 0; more < 40; more++) {
            path = path.after(FIRST);
        }
        assertThat(path.oneIn()).isEqualTo(Trail.RAREST);
    }

    @Test
    void longPathsAreComparedHopByHop() {
        Trail path = lead(100_000, LAST);
        assertThat(path).isEqualTo(lead(100_000, LAST)).hasSameHashCodeAs(lead(100_000, LAST));
        assertThat(path).isEqualTo(path.rest() == null ? null : path.rest().after(FIRST));
        assertThat(path.equals(lead(100_000, FIRST))).isFalse();
        assertThat(path.equals(lead(99_999, LAST))).isFalse();
    }

    private static Trail lead(int hops, Hop last) {
        Trail path = Trail.of(last);
        for (int hop = 0; hop < hops; hop++) {
            path = path.after(FIRST);
        }
        return path;
    }

    @Test
    void aWayCountsLoopsDepthAndDoubt() {
        Way way = new Way(Trail.of(FIRST), 1).deeper().in(2);

        assertThat(way.loops()).isEqualTo(3);
        assertThat(way.depth()).isEqualTo(1);
        assertThat(way.withoutLoops().loops()).isZero();
        assertThat(way.withoutLoops().depth()).isEqualTo(1);
        assertThat(way.by(Trail.of(LAST))).isEqualTo(new Way(Trail.of(LAST), 3, 1, Guess.NONE));
        assertThat(way.doubted().guess())
                .as("one hop, and the guess is made before its end")
                .isEqualTo(new Guess(1, 0));
        assertThat(way.then(new Guess(2, 1))).isEqualTo(new Guess(2, 2));
    }

    @Test
    void aWayIsTooDeepBehindFiveUses() {
        Way way = new Way(Trail.of(FIRST), 0);
        for (int depth = 0; depth < Way.DEEPEST; depth++) {
            way = way.deeper();
        }
        assertThat(way.isTooDeep()).isFalse();
        assertThat(way.deeper().isTooDeep()).isTrue();
    }

    @Test
    void aUseIsReachedByTheWayToItsCallAndThenItsOwn() {
        MethodId read = new MethodId("java/io/Reader", "read", "()I");
        ParameterUse use = new ParameterUse(0, List.of(), read, null, 2, new Guess(1, 0), Trail.of(LAST));
        Way way = new Way(Trail.of(FIRST), 1);

        assertThat(way.to(use, Odds.CERTAIN).path().hops()).containsExactly(FIRST, LAST);
        assertThat(way.to(use, Odds.CERTAIN).loops()).isEqualTo(1);
        assertThat(way.to(use, Odds.CERTAIN).guess()).isEqualTo(new Guess(1, 1));
        assertThat(way.to(use, new Odds(3, 0)).guess())
                .as("the dispatch before it")
                .isEqualTo(new Guess(3, 0));
        assertThat(Way.to(use, 4)).isEqualTo(new Way(Trail.of(LAST), 0, 4, new Guess(1, 0)));
    }
}
