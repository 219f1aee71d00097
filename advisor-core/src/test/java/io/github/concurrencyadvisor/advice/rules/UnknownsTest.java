package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Guess;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the name of a method tells of which nothing else is known. */
class UnknownsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # method   | only looks something up | does more than computing
                    getName    | true                    | false
                    get        | true                    | false
                    getAll     | true                    | false
                    isEmpty    | true                    | false
                    <init>     | true                    | false
                    gets       | true                    | false
                    getter     | false                   | true
                    parse      | false                   | false
                    parseAll   | false                   | false
                    sorts      | false                   | false
                    log        | false                   | false
                    logger     | false                   | true
                    load       | false                   | true
                    save       | false                   | true
                    """)
    void aNameIsReadToItsEnd(String name, boolean looksUp, boolean acts) {
        MethodId method = new MethodId("lib/Other", name, "()V");
        Evidence unknown = unknown(method, Confidence.HIGH);

        assertThat(Unknowns.looksUp(method)).isEqualTo(looksUp);
        assertThat(Unknowns.acts(Map.of(Effect.UNKNOWN, unknown))).isEqualTo(acts ? unknown : null);
    }

    @Test
    void whatIsHardlyKnownOrKnownActsNot() {
        MethodId load = new MethodId("lib/Other", "load", "()V");

        assertThat(Unknowns.acts(Map.of(Effect.UNKNOWN, unknown(load, Confidence.LOW))))
                .isNull();
        assertThat(Unknowns.acts(Map.of())).isNull();
    }

    @Test
    void aMethodIsNamedWithItsClassWhereThatIsKnown() {
        assertThat(Unknowns.display(new MethodId("lib/Other", "load", "()V"))).isEqualTo("Other.load");
        assertThat(Unknowns.display(new MethodId("", "load", "()V"))).isEqualTo("load");
    }

    private static Evidence unknown(MethodId callee, Confidence confidence) {
        Trail trail = new Trail(new Hop(new MethodId("a/A", "m", "()V"), Position.NONE, callee), null);
        return new Evidence(Effect.UNKNOWN, Speed.UNKNOWN, confidence, false, 0, Guess.NONE, trail);
    }
}
