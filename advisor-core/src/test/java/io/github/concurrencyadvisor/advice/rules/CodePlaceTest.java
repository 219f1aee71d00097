package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What went into a value, and which loops are around a call. */
class CodePlaceTest {

    private static final MethodId METHOD = new MethodId("a/B", "m", "()V");

    @Test
    void aValueComesFromACallByWayOfOthers() {
        MethodFacts method = method(
                METHOD,
                List.of(),
                call(0, null),
                call(1, result(0)),
                call(2, null, result(1)),
                call(3, null),
                new Call(4, Call.Kind.CONSTRUCTOR, METHOD, result(0), List.of(), 1, 1, 0, false, 0, null));

        assertThat(CodePlace.comesFrom(method, result(0), 0)).isTrue();
        assertThat(CodePlace.comesFrom(method, result(1), 0)).as("made on it").isTrue();
        assertThat(CodePlace.comesFrom(method, result(2), 0))
                .as("made of what was made on it")
                .isTrue();
        assertThat(CodePlace.comesFrom(method, new Value.Created("a/B", 2), 0)).isTrue();
        assertThat(CodePlace.comesFrom(method, new Value.OneOf(List.of(result(3), result(1))), 0))
                .isTrue();
        assertThat(CodePlace.comesFrom(method, result(3), 0)).isFalse();
        assertThat(CodePlace.comesFrom(method, result(0), 1))
                .as("earlier than the call")
                .isFalse();
        assertThat(CodePlace.comesFrom(method, new Value.Parameter(0), 0)).isFalse();
        assertThat(CodePlace.comesFrom(method, null, 0)).isFalse();
        assertThat(CodePlace.isGiven(method, method.calls().get(1), 0)).isTrue();
        assertThat(CodePlace.isGiven(method, method.calls().get(3), 0)).isFalse();
        assertThat(CodePlace.isGiven(method, method.calls().get(4), 0))
                .as("a constructor is not called on what there was before")
                .isFalse();
    }

    @Test
    void aValueThatIsMadeOfItselfInALoopHasAnEnd() {
        MethodFacts method = method(METHOD, List.of(), call(0, null), call(1, result(2)), call(2, result(1)));

        assertThat(CodePlace.comesFrom(method, result(2), 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # line of the call | innermost loop | may be left early with what it brought
                    1                  | 0              | false
                    2                  | 2              | true
                    4                  | 4              | true
                    5                  | 4              | true
                    6                  | 2              | true
                    7                  | 2              | true
                    8                  | 2              | false
                    10                 | 0              | false
                    """)
    void aCallHasTheLoopsAroundIt(int line, int around, boolean mayEnd) {
        MethodFacts method = method(
                METHOD,
                List.of(new Loop(2, 9, 1, null, 1, 7, false), new Loop(4, 5, 2, null, 1, 0, false)),
                new Call(0, Call.Kind.STATIC, METHOD, null, List.of(), line, 1, 0, false, 0, null));
        Call call = method.calls().get(0);

        assertThat(CodePlace.loopAround(method, call)).isEqualTo(around);
        assertThat(CodePlace.mayEndLoop(method, call)).isEqualTo(mayEnd);
    }

    @Test
    void aProgramsEntryPointHasItsLambdasWithIt() {
        assertThat(isOfMain("main")).isTrue();
        assertThat(isOfMain("lambda$main$0")).isTrue();
        assertThat(isOfMain("maintain")).isFalse();
        assertThat(isOfMain("lambda$maintain$0")).isFalse();
    }

    private static boolean isOfMain(String name) {
        return CodePlace.isOfMain(method(new MethodId("a/B", name, "()V"), List.of()));
    }

    private static Value result(int call) {
        return new Value.Result(call);
    }

    private static Call call(int index, @Nullable Value receiver, Value... arguments) {
        return new Call(index, Call.Kind.VIRTUAL, METHOD, receiver, List.of(arguments), 1, index, 0, false, 0, null);
    }

    private static MethodFacts method(MethodId id, List<Loop> loops, Call... calls) {
        return new MethodFacts(
                id,
                Origin.SOURCE_AND_CLASS,
                Position.NONE,
                0,
                0,
                List.of(calls),
                loops,
                List.of(),
                List.of(),
                1,
                List.of(),
                List.of(),
                List.of(),
                id);
    }
}
