package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.ProgramFacts;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dispatch says of the odds, and that real code keeps to it. */
class GuessTest {

    @Test
    void aSecondGuessHalvesAgainAndTheFirstSaysWhere() {
        Guess near = Guess.NONE.behind(1).after(1);
        Guess far = Guess.NONE.behind(2).after(3);
        assertThat(near.then(far)).isEqualTo(new Guess(3, 0));
        assertThat(Guess.NONE.then(far)).isEqualTo(far);
        assertThat(far.then(Guess.NONE)).isEqualTo(far);
        assertThat(near.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(far.confidence()).isEqualTo(Confidence.LOW);
    }

    /**
     * Looks at each wait of high confidence in a library that is full of interfaces and decorators, hop by hop: where the
     * receiver of a call is open and more than one method may run, each of them has to wait.
     */
    @ParameterizedTest
    @ValueSource(
            classes = {com.fasterxml.jackson.core.JsonFactory.class, org.objectweb.asm.ClassReader.class, Evidence.class
            })
    @Tag("library")
    void aGuessIsNeverSure(Class<?> of) throws URISyntaxException {
        Path jar =
                Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        Classes classes = Classes.open(jar, List.of(jar), List.of(), 17, 1, CacheFolder.none());
        ProgramFacts facts = new ProgramFacts(classes.own().read(Set.of()), classes, List.of(), List.of());
        Program program = new Program(
                facts.classes(), facts.library(), classes, KnownApis.bundled(), Thresholds.DEFAULTS, new Steps());
        ValueFlow flow = new ValueFlow(program);
        Effects effects =
                Effects.of(facts, classes, KnownApis.bundled(), Thresholds.DEFAULTS, SummaryStore.NONE, new Steps());
        int dispatches = 0;
        List<String> guesses = new ArrayList<>();
        for (ClassFacts type : facts.classes().values()) {
            for (MethodFacts method : type.methods()) {
                for (Evidence evidence : effects.effects(method).values()) {
                    for (Hop hop : evidence.trail().hops()) {
                        List<MethodFacts> targets = openTargets(program, flow, hop);
                        dispatches += targets.size() > 1 ? 1 : 0;
                        boolean allWait = targets.stream().allMatch(target -> waits(effects, target));
                        boolean sure = evidence.effect().blocks() && evidence.confidence() == Confidence.HIGH;
                        if (targets.size() > 1 && sure && !allWait) {
                            guesses.add(method.id() + " by " + hop);
                        }
                    }
                }
            }
        }
        assertThat(guesses).isEmpty();
        assertThat(dispatches).as("dispatches on the way").isPositive();
    }

    /** What the call of the hop may run, if its receiver is open; nothing where the code there leaves no choice. */
    private static List<MethodFacts> openTargets(Program program, ValueFlow flow, Hop hop) {
        MethodFacts in = program.resolve(hop.method());
        MethodId callee = hop.callee();
        if (in == null || callee == null) {
            return List.of();
        }
        return in.calls().stream()
                .filter(call -> call.kind() == Call.Kind.VIRTUAL
                        && call.line() == hop.at().line())
                .filter(call -> call.target().name().equals(callee.name()))
                .filter(call -> flow.sources(in, call.receiver()).equals(Source.OPEN_ONLY))
                .map(call -> program.overriders(call.target()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean waits(Effects effects, MethodFacts target) {
        return effects.effects(target).values().stream()
                .anyMatch(evidence -> evidence.effect().blocks() && !evidence.minor());
    }
}
