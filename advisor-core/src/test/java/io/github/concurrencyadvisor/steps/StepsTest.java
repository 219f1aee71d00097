package io.github.concurrencyadvisor.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private void stopAll() {
        steps.running().forEach(Steps.Step::stop);
    }
}
