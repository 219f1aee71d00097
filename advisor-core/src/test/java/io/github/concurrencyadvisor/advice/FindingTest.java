package io.github.concurrencyadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void findingsAreInTheOrderOfTheirPlacesThenByRuleMethodAndMessage() {
        List<Finding> ordered = List.of(
                finding("SleepUnderLock", 1, "a", "sleeps"),
                finding("PoolSelfWait", 2, "b", "waits"),
                finding("SleepUnderLock", 2, "a", "sleeps"),
                finding("SleepUnderLock", 2, "b", "naps"),
                finding("SleepUnderLock", 2, "b", "sleeps"));
        List<Finding> sorted = new ArrayList<>(ordered);
        Collections.reverse(sorted);
        Collections.sort(sorted);

        assertThat(sorted).isEqualTo(ordered);
    }

    private static Finding finding(String rule, int line, String method, String message) {
        return new Finding(
                rule,
                Severity.WARNING,
                Confidence.HIGH,
                new MethodId("shop/A", method, "()V"),
                new Position("A.java", line, 1),
                message,
                List.of(),
                "do not");
    }
}
