package io.github.concurrencyadvisor.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data agrees with labels that were made without it. */
class JdkLabelsTest {

    /** What one line of a label file says of all overloads of a method. */
    record Label(String says, Class<?> owner, String method) {
        @Override
        public String toString() {
            return says + " " + owner.getName() + "#" + method;
        }
    }

    static List<Label> labels() {
        return read("jdk-labels.txt");
    }

    static List<Label> entriesOfOtherTools() {
        return read("jdk-entries-of-other-tools.txt");
    }

    @ParameterizedTest
    @MethodSource({"labels", "entriesOfOtherTools"})
    void agreesWithTheLabel(Label label) {
        List<Executable> overloads = JdkClasses.members(label.owner(), label.method());
        assertThat(overloads).as("overloads").isNotEmpty();
        switch (label.says()) {
            case "blocks" -> assertThat(overloads).anyMatch(m -> blocks(label.owner(), m));
            case "yields" -> assertThat(overloads).anyMatch(m -> yieldsWhatBlocks(label.owner(), m));
            case "computes" ->
                assertThat(overloads)
                        .allMatch(m -> has(label.owner(), m, Effect.COMPUTE))
                        .noneMatch(m -> blocks(label.owner(), m));
            case "harmless" -> assertThat(overloads).noneMatch(m -> blocks(label.owner(), m));
            default -> throw new AssertionError("no such label: " + label);
        }
    }

    private static KnownApi known(Class<?> owner, Executable member) {
        return Objects.requireNonNull(
                KnownApis.bundled().method(JdkClasses.id(owner, member), JdkClasses.HIERARCHY), member::toString);
    }

    /** Whether it says that the thread waits; a stream waits unless it is known to be something else than a stream. */
    private static boolean blocks(Class<?> owner, Executable member) {
        for (Occurrence occurrence : known(owner, member).occurrences()) {
            if (occurrence instanceof Occurrence.Of of && of.effect().blocks() && !of.minor()) {
                return true;
            }
            if (occurrence instanceof Occurrence.StreamOf stream
                    && isStream(stream.argument() < 0 ? owner : member.getParameterTypes()[stream.argument()])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStream(Class<?> type) {
        return JdkClasses.lineage(type).stream()
                .anyMatch(t -> t != Serializable.class
                        && (t.getPackageName().equals("java.io")
                                || t.getPackageName().startsWith("java.nio")));
    }

    private static boolean yieldsWhatBlocks(Class<?> owner, Executable member) {
        return known(owner, member).yields() instanceof Yield.Resource resource
                && resource.effect().blocks();
    }

    private static boolean has(Class<?> owner, Executable member, Effect effect) {
        return known(owner, member).occurrences().stream()
                .anyMatch(o -> o instanceof Occurrence.Of of && of.effect() == effect);
    }

    private static List<Label> read(String resource) {
        try (InputStream in = JdkLabelsTest.class.getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(JdkLabelsTest::label)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    private static Label label(String line) {
        int space = line.indexOf(' ');
        int hash = line.indexOf('#');
        String owner = line.substring(space, hash).strip().replace('.', '/');
        return new Label(
                line.substring(0, space),
                Objects.requireNonNull(JdkClasses.find(owner), owner),
                line.substring(hash + 1).strip());
    }
}
