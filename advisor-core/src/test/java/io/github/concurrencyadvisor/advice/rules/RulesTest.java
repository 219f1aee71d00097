package io.github.concurrencyadvisor.advice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    @TempDir
    private Path folder;

    private static final class Failing implements Rule {
        @Override
        public RuleDoc doc() {
            return new TinyParallelStream().doc();
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public List<Finding> check(Effects effects, Platform platform) {
            throw new IllegalStateException("nobody thought of this");
        }
    }

    @Test
    void aRuleThatFailsCostsItsOwnFindingsAlone() {
        Steps steps = new Steps();
        Platform platform = new Platform(17, Set.of());
        Rule other = new TinyParallelStream();
        Compiled.in(folder, other.doc().bad()).effects((effects, classes) -> {
            List<Finding> expected = Rules.check(List.of(other), effects, platform, Map.of(), steps);
            assertThat(expected).isNotEmpty();
            assertThat(steps.faults()).isEmpty();

            assertThat(Rules.check(List.of(new Failing(), other), effects, platform, Map.of(), steps))
                    .isEqualTo(expected);
        });
        assertThat(steps.faults()).extracting(Problem::kind).containsExactly(Problem.Kind.FAULT);
        assertThat(steps.faults().get(0).message())
                .startsWith("checking Failing failed")
                .contains("IllegalStateException: nobody thought of this in RulesTest.java:");
    }
}
