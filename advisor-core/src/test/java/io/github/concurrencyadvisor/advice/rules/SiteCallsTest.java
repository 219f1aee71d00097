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
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which waits are worth a word, which of several is told, and how a place is put into a sentence. */
class SiteCallsTest {

    private static final MethodId LOAD = new MethodId("a/Loader", "load", "()V");
    private static final MethodId ACCESS = new MethodId("a/Loader", "access$000", "()V");
    private static final MethodId READ = new MethodId("java/nio/file/Files", "readString", "()V");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # effect | speed   | minor | others notice it
                    FILE     | FAST    | false | true
                    FILE     | SLOW    | true  | false
                    DATABASE | FAST    | false | true
                    NETWORK  | SLOW    | false | true
                    NETWORK  | FAST    | false | false
                    SLEEP    | UNKNOWN | false | true
                    SLEEP    | FAST    | false | false
                    AWAIT    | UNKNOWN | false | true
                    AWAIT    | FAST    | false | false
                    LOCK     | SLOW    | false | false
                    CONSOLE  | SLOW    | false | false
                    STREAM   | SLOW    | false | false
                    UNKNOWN  | UNKNOWN | false | false
                    COMPUTE  | UNKNOWN | false | false
                    """)
    void aWaitStallsThatIsNotOverAtOnce(Effect effect, Speed speed, boolean minor, boolean stalls) {
        Evidence evidence = new Evidence(effect, speed, Confidence.HIGH, minor, 0, Guess.NONE, path(1));
        assertThat(SiteCalls.stalls(evidence)).isEqualTo(stalls);
        assertThat(SiteCalls.worst(Map.of(effect, evidence))).isEqualTo(stalls ? evidence : null);
    }

    @Test
    void theSurestThenTheLikeliestThenTheSlowestThenTheNearestWaitIsTold() {
        Evidence sure = wait(Effect.FILE, Speed.FAST, Confidence.HIGH, 0, 3);
        Evidence lessSure = wait(Effect.NETWORK, Speed.SLOW, Confidence.MEDIUM, 0, 1);
        Evidence guessed = wait(Effect.DATABASE, Speed.SLOW, Confidence.MEDIUM, 1, 1);
        Evidence faster = wait(Effect.PROCESS, Speed.FAST, Confidence.MEDIUM, 0, 1);
        Evidence farther = wait(Effect.MESSAGE, Speed.SLOW, Confidence.MEDIUM, 0, 2);
        Evidence alike = wait(Effect.SLEEP, Speed.SLOW, Confidence.MEDIUM, 0, 1);

        assertThat(worst(lessSure, sure)).isEqualTo(sure);
        assertThat(worst(guessed, lessSure)).isEqualTo(lessSure);
        assertThat(worst(guessed, farther)).isEqualTo(farther);
        assertThat(worst(faster, farther)).isEqualTo(farther);
        assertThat(worst(farther, alike)).isEqualTo(alike);
        assertThat(worst(alike, lessSure))
                .as("the first kind, whatever the order")
                .isEqualTo(worst(lessSure, alike));
        assertThat(worst()).isNull();
    }

    @Test
    void eachEffectHasASentenceOfItsOwn() {
        Set<String> sentences = new HashSet<>();
        for (Effect effect : Effect.values()) {
            sentences.add(SiteCalls.waitsFor(effect));
        }
        assertThat(sentences).hasSameSizeAs(Effect.values()).doesNotContain("");
        assertThat(SiteCalls.waitsFor(Effect.SLEEP)).isEqualTo("sleeps");
        assertThat(SiteCalls.waitsFor(Effect.UNKNOWN)).isEqualTo("unknown");
    }

    @Test
    void aPlaceNamesWhatIsCalledThereAndWhereThatEnds() {
        Trail direct = new Trail(hop(LOAD, READ), null);
        Trail byWay = new Trail(hop(LOAD, ACCESS), new Trail(hop(ACCESS, LOAD), direct));

        assertThat(SiteCalls.fact(place(Effect.FILE, direct))).isEqualTo("Files.readString waits for the file system");
        assertThat(SiteCalls.fact(place(Effect.FILE, byWay)))
                .isEqualTo("Loader.load waits for the file system in Files.readString");
        assertThat(SiteCalls.computes(place(Effect.COMPUTE, direct))).isEqualTo("Files.readString computes");
        assertThat(SiteCalls.computes(place(Effect.COMPUTE, byWay)))
                .isEqualTo("Loader.load computes in Files.readString");
    }

    @Test
    void aLoopIsAPlaceOfTheMethodThatHasIt() {
        Trail loop = new Trail(hop(LOAD, null), null);
        Trail calls = new Trail(hop(READ, LOAD), new Trail(hop(LOAD, null), null));

        assertThat(SiteCalls.computes(place(Effect.COMPUTE, loop))).isEqualTo("Loader.load loops 3 deep");
        assertThat(SiteCalls.computes(place(Effect.COMPUTE, calls))).isEqualTo("Loader.load loops 3 deep");
        assertThat(SiteCalls.computes(place(
                        Effect.COMPUTE, new Trail(hop(LOAD, READ), new Trail(hop(LOAD, null), null)))))
                .isEqualTo("Files.readString loops 3 deep in Loader.load");
    }

    private static @Nullable Evidence worst(Evidence... effects) {
        Map<Effect, Evidence> all = new EnumMap<>(Effect.class);
        for (Evidence effect : effects) {
            all.put(effect.effect(), effect);
        }
        return SiteCalls.worst(all);
    }

    private static SiteCalls.Place place(Effect effect, Trail trail) {
        int work = effect == Effect.COMPUTE ? 3 : 0;
        return SiteCalls.Place.of(
                LOAD, new Evidence(effect, Speed.FAST, Confidence.HIGH, false, work, Guess.NONE, trail));
    }

    private static Evidence wait(Effect effect, Speed speed, Confidence confidence, int doubt, int hops) {
        return new Evidence(effect, speed, confidence, false, 0, new Guess(doubt, 0), path(hops));
    }

    private static Trail path(int hops) {
        Trail path = new Trail(hop(LOAD, READ), null);
        for (int more = 1; more < hops; more++) {
            path = new Trail(hop(LOAD, LOAD), path);
        }
        return path;
    }

    private static Hop hop(MethodId method, @Nullable MethodId callee) {
        return new Hop(method, Position.NONE, callee);
    }
}
