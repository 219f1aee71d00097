package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.ClassLookup;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that is stopped half-way, or at which the advisor fails, costs what is known of it, and no more. */
class GivenUpMethodsTest {

    @TempDir
    private Path folder;

    private final Steps steps = new Steps();

    @Test
    void theRestIsKnownAndWhatCallsItKnowsThatSomethingIsMissing() {
        assertThat(withinRunaway(() -> steps.running().forEach(Steps.Step::stop)))
                .extracting(MethodId::display)
                .containsExactly("Shop.runaway");
        assertThat(steps.faults()).isEmpty();
    }

    @Test
    void soItIsWithAMethodThatTheAdvisorFailsAt() {
        assertThat(withinRunaway(() -> {
                    throw new IllegalStateException("nobody thought of this");
                }))
                .isEmpty();
        assertThat(steps.faults()).hasSize(1);
        Problem fault = steps.faults().get(0);
        assertThat(fault.at()).isEqualTo(new Position("", 3, 0));
        assertThat(fault.message())
                .startsWith("following the calls of Shop.runaway failed")
                .contains("IllegalStateException: nobody thought of this in GivenUpMethodsTest.java:");
    }

    /** Does it while the runaway method is followed; hands out what was stopped. */
    private Set<MethodId> withinRunaway(Runnable intrusion) {
        Compiled compiled = Compiled.in(folder, """
                class Shop {
                    void runaway(java.util.zip.CRC32 sum) throws java.io.IOException {
                        sum.getValue();
                        java.nio.file.Files.readString(java.nio.file.Path.of("x"));
                    }
                    void caller() throws java.io.IOException { runaway(new java.util.zip.CRC32()); }
                    String other() throws java.io.IOException {
                        return java.nio.file.Files.readString(java.nio.file.Path.of("x"));
                    }
                }
                """);
        try (Classes classes = Classes.open(
                compiled.base(), List.of(compiled.base().resolve("classes")), List.of(), 17, 1, CacheFolder.none())) {
            ClassLookup intruding = name -> {
                if (steps.running().stream().anyMatch(step -> step.name().endsWith("Shop.runaway"))) {
                    intrusion.run();
                }
                return classes.find(name);
            };
            ProgramFacts facts = new ProgramFacts(classes.own().read(Set.of()), intruding, List.of(), List.of());
            Effects effects =
                    Effects.of(facts, classes, KnownApis.bundled(), Thresholds.DEFAULTS, SummaryStore.NONE, steps);

            ClassFacts shop =
                    Objects.requireNonNull(classes.own().read(Set.of()).get("Shop"));
            assertThat(of(effects, shop, "runaway")).containsOnlyKeys(Effect.UNKNOWN);
            assertThat(of(effects, shop, "caller")).containsOnlyKeys(Effect.UNKNOWN);
            assertThat(of(effects, shop, "other")).containsOnlyKeys(Effect.FILE);
            return effects.stopped();
        }
    }

    private static Map<Effect, Evidence> of(Effects effects, ClassFacts type, String name) {
        MethodFacts method = type.methods().stream()
                .filter(one -> one.id().name().equals(name))
                .findFirst()
                .orElseThrow();
        return effects.effects(method);
    }
}
