package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a call is made, by the constants in the heads of the loops around it, and how many a framework has under way. */
class TurnsTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "()V");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # loops around lines | depth | with the callee's | turns
                    ''                   | 0     | 0                 | 1
                    2-5:10               | 0     | 0                 | 10
                    2-5:5000             | 1     | 1                 | 5000
                    2-5:100 3-4:100      | 2     | 2                 | 10000
                    2-5:100 3-4:10       | 1     | 1                 | 1000
                    5-6:100              | 0     | 0                 | 1
                    2-5:0                | 0     | 0                 | 1
                    2-5:?                | 1     | 1                 | any
                    2-5:5000             | 0     | 0                 | any
                    2-5:5000             | 1     | 2                 | any
                    ''                   | 0     | 1                 | any
                    2-5:5000000000000 3-4:5000000000000 | 2 | 2      | without end
                    """)
    void constantsInTheHeadsOfLoopsMultiply(String loops, int depth, int inAll, String turns) {
        List<Loop> around = Arrays.stream(loops.split(" ", -1))
                .filter(loop -> !loop.isEmpty())
                .map(TurnsTest::loop)
                .toList();
        Call call = new Call(0, Call.Kind.STATIC, METHOD, null, List.of(), 4, 1, depth, false, 0, null);
        MethodFacts method = new MethodFacts(
                METHOD,
                Origin.SOURCE_AND_CLASS,
                Position.NONE,
                0,
                0,
                List.of(call),
                around,
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                METHOD);
        Turns found = Turns.of(method, call, inAll);

        assertThat(told(found)).isEqualTo(turns);
        assertThat(found.because())
                .isEqualTo(found.fewest() == 1 ? "" : "a loop of " + found.fewest() + " turns in B.m");
    }

    private static String told(Turns turns) {
        if (turns.fewest() != turns.greatest()) {
            return "any";
        }
        return turns.fewest() == AtOnce.NO_END ? "without end" : Long.toString(turns.fewest());
    }

    private static Loop loop(String text) {
        int dash = text.indexOf('-');
        int colon = text.indexOf(':');
        String bound = text.substring(colon + 1);
        return new Loop(
                Integer.parseInt(text.substring(0, dash)),
                Integer.parseInt(text.substring(dash + 1, colon)),
                1,
                bound.equals("?") ? null : Long.valueOf(bound),
                1,
                0,
                false);
    }

    @Test
    void whatNoCallOfTheMethodLeadsToIsOnceOrAnyNumber() {
        assertThat(told(Turns.of(null, null, 0))).isEqualTo("1");
        assertThat(told(Turns.of(null, null, 1))).isEqualTo("any");
        assertThat(Turns.of(null, null, 0).of(AtOnce.exactly(3, "three"))).isEqualTo(AtOnce.exactly(3, "three"));
    }

    @Test
    void aFrameworkHasAsManyCallsUnderWayAsItsLineSays() {
        assertThat(Runner.of(Carrier.SERVLET_THREAD, "", "a servlet", 0).atOnce())
                .isEqualTo(AtOnce.UNKNOWN);
        assertThat(Runner.of(Carrier.SERVLET_THREAD, "", "a servlet", AtOnce.NO_END)
                        .atOnce())
                .isEqualTo(AtOnce.many("a servlet, as many as come"));
        assertThat(Runner.of(Carrier.SERVLET_THREAD, "", "a servlet", 200).atOnce())
                .isEqualTo(AtOnce.upTo(200, "a servlet, 200 unless configured"));
    }
}
