package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.MethodId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tells summaries apart, and places in the call graph. */
class SummaryKeyTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "()V");
    private static final MethodId OTHER = new MethodId("a/B", "n", "()V");

    @Test
    void eachOfAMethodOfItOnOneClassAndOfAnyCallIsAnother() {
        List<SummaryKey> keys = List.of(
                SummaryKey.of(METHOD),
                SummaryKey.open(METHOD),
                SummaryKey.exact(METHOD, "a/C"),
                SummaryKey.exact(METHOD, "a/D"),
                SummaryKey.of(OTHER));

        assertThat(Set.copyOf(keys)).hasSize(5);
        assertThat(keys.stream().map(SummaryKey::hashCode))
                .as("maps find them at once")
                .doesNotHaveDuplicates();
        assertThat(new TreeSet<>(keys))
                .as("sorted by method, class, the open one last")
                .containsExactlyElementsOf(keys);
        assertThat(keys).extracting(key -> keys.get(0).equals(key)).containsExactly(true, false, false, false, false);
    }

    @Test
    void equalOnesAreEqualInAnyCollection() {
        SummaryKey key = SummaryKey.exact(METHOD, "a/C");
        SummaryKey same = SummaryKey.exact(new MethodId("a/B", "m", "()V"), "a/C");

        assertThat(key).isEqualTo(same).hasSameHashCodeAs(same).isEqualByComparingTo(same);
        assertThat(key).isNotEqualTo(METHOD);
    }

    @Test
    void aSummaryRestsOnTheClassOfTheReceiverFirst() {
        assertThat(SummaryKey.of(METHOD).type()).isEqualTo("a/B");
        assertThat(SummaryKey.exact(METHOD, "a/C").type()).isEqualTo("a/C");
    }

    @Test
    void aPlaceInTheCallGraphIsToldApartAlike() {
        Reach.Node general = Reach.Node.of(METHOD);
        Reach.Node exact = new Reach.Node(METHOD, "a/C", false);
        assertThat(Stream.of(general, exact, Reach.Node.open(METHOD), Reach.Node.of(OTHER))
                        .map(Reach.Node::hashCode))
                .doesNotHaveDuplicates();

        assertThat(Set.of(
                        general,
                        Reach.Node.open(METHOD),
                        exact,
                        new Reach.Node(METHOD, "a/D", false),
                        Reach.Node.of(OTHER)))
                .hasSize(5)
                .contains(new Reach.Node(new MethodId("a/B", "m", "()V"), "a/C", false));
        assertThat(exact).isNotEqualTo(general).isNotEqualTo(METHOD);
        assertThat(general).isNotEqualTo(Reach.Node.open(METHOD)).isNotEqualTo(Reach.Node.of(OTHER));
    }
}
