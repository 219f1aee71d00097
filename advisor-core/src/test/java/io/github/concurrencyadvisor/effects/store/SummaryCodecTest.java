package io.github.concurrencyadvisor.effects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.cache.CompactOutput;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Guess;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.ParameterUse;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Summaries → bytes → the same summaries; what no analysis writes is refused. */
class SummaryCodecTest {

    private static final MethodId LOAD = new MethodId("a/Store", "load", "(Ljava/io/Reader;I)V");
    private static final MethodId READ = new MethodId("java/io/Reader", "read", "()I");
    private static final Position AT = new Position("a/Store.java", 7, 9);

    @Test
    void nothingIsReadAsNothing() throws IOException {
        assertThat(read(write(Map.of()))).isEmpty();
    }

    @Test
    void everythingIsReadAsItWasWritten() throws IOException {
        Trail last = new Trail(new Hop(LOAD, AT, READ, 3), null);
        Trail loop = new Trail(new Hop(READ, Position.NONE, null), null);
        Evidence file = new Evidence(Effect.FILE, Speed.FAST, Confidence.LOW, true, 0, 0, Guess.NONE, last);
        Evidence compute = new Evidence(
                Effect.COMPUTE,
                Speed.SLOW,
                Confidence.MEDIUM,
                false,
                5,
                2,
                new Guess(1, 1),
                new Trail(new Hop(READ, AT, LOAD, 1), last));
        ParameterUse ofField = new ParameterUse(
                -1,
                List.of(
                        new Value.FieldRead("a/Store", "in", "Ljava/io/Reader;"),
                        new Value.FieldRead("a/In", "lines", "La/Lines;")),
                READ,
                Carrier.VIRTUAL_THREAD,
                2,
                new Guess(3, -1),
                loop);
        ParameterUse ofParameter = new ParameterUse(1, List.of(), LOAD, null, 0, Guess.NONE, last);
        Map<SummaryKey, MethodSummary> summaries = new TreeMap<>();
        summaries.put(new SummaryKey(LOAD, null, false), summary(LOAD, List.of(ofField, ofParameter), file, compute));
        summaries.put(new SummaryKey(LOAD, "a/OtherStore", false), summary(LOAD, List.of(ofParameter)));
        summaries.put(new SummaryKey(LOAD, null, true), summary(LOAD, List.of(), compute));
        summaries.put(new SummaryKey(READ, null, false), summary(READ, List.of(), file));

        assertThat(read(write(summaries))).isEqualTo(summaries);
    }

    @Test
    void pathsThatEndAlikeShareTheirEnd() throws IOException {
        Trail end = path(50);
        Evidence one = evidence(new Trail(new Hop(LOAD, AT, READ), end), Guess.NONE);
        Evidence other = evidence(new Trail(new Hop(LOAD, AT, LOAD), end), Guess.NONE);
        Map<SummaryKey, MethodSummary> alone = Map.of(new SummaryKey(LOAD, null, false), summary(LOAD, List.of(), one));
        Map<SummaryKey, MethodSummary> both = new TreeMap<>(alone);
        both.put(new SummaryKey(LOAD, null, true), summary(LOAD, List.of(), other));

        byte[] bytes = write(both);
        assertThat(bytes).hasSizeLessThan(write(alone).length + 40);
        List<MethodSummary> read = List.copyOf(read(bytes).values());
        assertThat(rest(read.get(0))).isEqualTo(end).isSameAs(rest(read.get(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # length of the path | index of the first guess | sound
                    1                    | -1                       | true
                    1                    | 0                        | true
                    1                    | 1                        | false
                    3                    | 2                        | true
                    3                    | 3                        | false
                    3                    | -2                       | false
                    """)
    void aGuessIsMadeOnThePathOrRightBeforeIt(int length, int at, boolean sound) {
        Guess guess = new Guess(1, at);
        assertReads(sound, LOAD, summary(LOAD, List.of(), evidence(path(length), guess)));
        assertReads(
                sound,
                LOAD,
                summary(LOAD, List.of(new ParameterUse(0, List.of(), READ, null, 0, guess, path(length)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # parameter | sound
                    -2          | false
                    -1          | true
                    0           | true
                    1           | true
                    2           | false
                    """)
    void aUseIsOfTheReceiverOrAParameter(int parameter, boolean sound) {
        assertReads(
                sound,
                LOAD,
                summary(LOAD, List.of(new ParameterUse(parameter, List.of(), READ, null, 0, Guess.NONE, path(1)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # line | column | ways around | sound
                    0      | 0      | 0           | true
                    -1     | 0      | 0           | false
                    0      | -1     | 0           | false
                    0      | 0      | -1          | false
                    """)
    void aHopCountsFromZero(int line, int column, int waysAround, boolean sound) {
        Hop hop = new Hop(LOAD, new Position("A.java", line, column), READ, waysAround);
        assertReads(sound, LOAD, summary(LOAD, List.of(), evidence(new Trail(hop, null), Guess.NONE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # hops | sound
                    1000   | true
                    1001   | false
                    """)
    void aPathIsNoLongerThanCodeMayHave(int hops, boolean sound) {
        assertReads(sound, LOAD, summary(LOAD, List.of(), evidence(path(hops), Guess.NONE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # owner      | name | descriptor         | sound
                    a/B          | m    | ()V                | true
                    [La/B;       | m    | ()V                | true
                    B            | m    | (I[La/B;)La/B;     | true
                    a.B          | m    | ()V                | false
                    ''           | m    | ()V                | false
                    a//B         | m    | ()V                | false
                    a/B          | ''   | ()V                | false
                    a/B          | m    | V                  | false
                    a/B          | m    | (La/B)V            | false
                    """)
    void aMethodHasANameThatCodeMayHave(String owner, String name, String descriptor, boolean sound) {
        MethodId method = new MethodId(owner, name, descriptor);
        assertReads(sound, method, summary(method, List.of()));
    }

    @Test
    void aSummaryIsOfTheMethodThatItStandsFor() {
        assertReads(false, LOAD, summary(READ, List.of()));
    }

    @Test
    void anEffectHasAPath() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CompactOutput out = new CompactOutput(new DataOutputStream(bytes));
        out.number(1);
        out.number(0);
        for (String part : List.of(READ.owner(), READ.name(), READ.descriptor())) {
            out.text(part);
        }
        out.optionalText(null);
        out.flag(false);
        out.number(0);
        out.number(1);
        for (Enum<?> part : List.of(Effect.NETWORK, Speed.SLOW, Confidence.LOW)) {
            out.text(part.name());
        }
        out.flag(false);
        for (int octet : List.of(0, 0, 0)) {
            out.octet(octet);
        }
        out.number(0);
        out.number(-1);

        assertThatThrownBy(() -> read(bytes.toByteArray()))
                .isInstanceOf(IOException.class)
                .hasMessage("a path without a hop");
    }

    private static @Nullable Trail rest(MethodSummary summary) {
        return Objects.requireNonNull(summary.effects().get(Effect.NETWORK))
                .trail()
                .rest();
    }

    private static void assertReads(boolean sound, MethodId method, MethodSummary summary) {
        Map<SummaryKey, MethodSummary> summaries = Map.of(new SummaryKey(method, null, false), summary);
        if (sound) {
            assertThatCode(() -> assertThat(read(write(summaries))).containsOnlyKeys(summaries.keySet()))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> read(write(summaries)))
                    .isInstanceOfAny(IOException.class, IllegalArgumentException.class);
        }
    }

    private static MethodSummary summary(MethodId method, List<ParameterUse> uses, Evidence... effects) {
        Map<Effect, Evidence> byEffect = new TreeMap<>();
        for (Evidence effect : effects) {
            byEffect.put(effect.effect(), effect);
        }
        return new MethodSummary(method, byEffect, uses);
    }

    private static Evidence evidence(Trail trail, Guess guess) {
        return new Evidence(Effect.NETWORK, Speed.SLOW, Confidence.LOW, false, 0, guess, trail);
    }

    private static Trail path(int hops) {
        Trail path = null;
        for (int hop = 0; hop < hops; hop++) {
            path = new Trail(new Hop(READ, Position.NONE, null), path);
        }
        return Objects.requireNonNull(path);
    }

    private static byte[] write(Map<SummaryKey, MethodSummary> summaries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SummaryCodec.Writing(new DataOutputStream(bytes)).write(new TreeMap<>(summaries));
        return bytes.toByteArray();
    }

    private static SortedMap<SummaryKey, MethodSummary> read(byte[] bytes) throws IOException {
        return new SummaryCodec.Reading(new DataInputStream(new ByteArrayInputStream(bytes))).read();
    }
}
