package io.github.concurrencyadvisor.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Steps steps = new Steps();

    @Test
    void theInnermostStepOfAThreadIsTheOneItIsAt() {
        String result = steps.run(() -> "outer", () -> {
            assertThat(steps.running()).extracting(Steps.Step::name).containsExactly("outer");
            steps.run(() -> "inner", () -> {
                assertThat(steps.running()).extracting(Steps.Step::name).containsExactly("inner");
                return "";
            });
            assertThat(steps.running()).extracting(Steps.Step::innerSteps).containsExactly(1);
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(steps.running()).isEmpty();
    }

    @Test
    void aStepThatIsStoppedEndsWhenItAsks() {
        assertThatThrownBy(() -> steps.runUnlessStopped(() -> "long", () -> {
                    stopAll();
                    steps.check();
                    return "";
                }))
                .isInstanceOf(Steps.Stopped.class)
                .hasMessage("long");
        assertThat(steps.running()).isEmpty();
        assertThatCode(() -> steps.runUnlessStopped(() -> "next", () -> {
                    steps.check();
                    return "";
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheAnalysisNeedsIsNotStopped() {
        assertThatCode(() -> steps.run(() -> "reading", () -> {
                    stopAll();
                    steps.check();
                    return "";
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void whatFailsIsNotedAndTheAnalysisGoesOnWithSomethingElse() {
        Position place = new Position("src/Shop.java", 3, 5);
        String result = steps.runDespiteFaults(
                () -> "judging Shop.open",
                place,
                () -> {
                    throw new IllegalStateException("nobody thought of this");
                },
                () -> "unknown");
        assertThat(result).isEqualTo("unknown");
        assertThat(steps.running()).isEmpty();
        Problem fault = steps.faults().get(0);
        assertThat(steps.faults()).containsExactly(fault);
        assertThat(fault.kind()).isEqualTo(Problem.Kind.FAULT);
        assertThat(fault.at()).isEqualTo(place);
        assertThat(fault.message())
                .startsWith("judging Shop.open failed")
                .containsPattern("nobody thought of this in StepsTest.java:\\d+, Steps.java:\\d+");
    }

    @Test
    void aFullStackIsAFaultAndAStopIsNone() {
        assertThat(steps.<Integer>runDespiteFaults(() -> "deep", Position.NONE, () -> deeper(1), () -> -1))
                .isEqualTo(-1);
        assertThat(steps.faults()).hasSize(1);

        assertThatThrownBy(() -> steps.runUnlessStopped(
                        () -> "long",
                        () -> steps.runDespiteFaults(
                                () -> "part",
                                Position.NONE,
                                () -> steps.runUnlessStopped(() -> "inner", () -> {
                                    stopAll();
                                    steps.check();
                                    return "";
                                }),
                                () -> "instead")))
                .isInstanceOf(Steps.Stopped.class);
        assertThat(steps.faults()).hasSize(1);
    }

    private static int deeper(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : 1 + deeper(depth + 1);
    }

    private void stopAll() {
        steps.running().forEach(Steps.Step::stop);
    }
}
