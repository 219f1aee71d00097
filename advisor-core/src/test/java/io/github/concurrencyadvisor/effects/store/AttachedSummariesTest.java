package io.github.concurrencyadvisor.effects.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.cache.Framed;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.model.MethodId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the summaries that jars bring along are taken, and what is told of them. */
class AttachedSummariesTest {

    private static final Path JAR = Path.of("lib.jar");
    private static final Path OTHER_JAR = Path.of("another.jar");
    private static final SummaryKey LOAD = key("lib/Store", "load");
    private static final SummaryKey SAVE = key("lib/Store", "save");

    /** Entries by the package of their classes, what each brings along, what this class path rests on by package. */
    private static AttachedSummaries attached(
            Map<String, Path> entries, Map<Path, byte[]> files, Map<String, String> basis) {
        return new AttachedSummaries(
                new AttachedSummaries.ClassPathEntries() {
                    @Override
                    public Optional<Path> entryOf(String internalName) {
                        return Optional.ofNullable(
                                entries.get(internalName.substring(0, Math.max(0, internalName.indexOf('/')))));
                    }

                    @Override
                    public Optional<byte[]> file(Path entry, String name) {
                        return name.equals(AttachedSummaries.FILE)
                                ? Optional.ofNullable(files.get(entry))
                                : Optional.empty();
                    }
                },
                packages -> Optional.ofNullable(basis.get(String.join(" ", packages))));
    }

    private static AttachedSummaries attached(byte[] file) {
        return attached(Map.of("lib", JAR), Map.of(JAR, file), Map.of("disk lib", "these jars"));
    }

    @Test
    void whatAJarBringsAlongIsTakenAndCounted() {
        AttachedSummaries summaries = attached(AttachedSummaries.write(
                Set.of("lib", "disk"), "these jars", new TreeMap<>(Map.of(LOAD, summary(LOAD), SAVE, summary(SAVE)))));

        assertThat(summaries.find(LOAD)).isEqualTo(summary(LOAD));
        assertThat(summaries.find(SAVE)).isEqualTo(summary(SAVE));
        assertThat(summaries.find(key("lib/Store", "other"))).isNull();
        assertThat(summaries.find(key("elsewhere/Store", "load"))).isNull();
        assertThat(summaries.taken()).isEqualTo(Map.of(JAR, 2));
        assertThat(summaries.unfit()).isEmpty();
    }

    @Test
    void aJarWithoutAnyIsNotUnfit() {
        AttachedSummaries summaries = attached(Map.of("lib", JAR), Map.of(), Map.of());

        assertThat(summaries.find(LOAD)).isNull();
        assertThat(summaries.taken()).isEmpty();
        assertThat(summaries.unfit()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # packages | basis       | why not
                    disk lib   | other jars  | rests on something else
                    lib        | these jars  | nobody can say what it rests on
                    """)
    void whatRestsOnSomethingElseIsUnfit(String packages, String basis, String why) {
        AttachedSummaries summaries = attached(AttachedSummaries.write(
                Set.copyOf(List.of(packages.split(" ", -1))), basis, new TreeMap<>(Map.of(LOAD, summary(LOAD)))));

        assertThat(summaries.find(LOAD)).as(why).isNull();
        assertThat(summaries.taken()).isEmpty();
        assertThat(summaries.unfit()).containsExactly(JAR);
    }

    @Test
    void theUnfitAreToldInTheOrderOfTheirNames() {
        AttachedSummaries summaries = attached(
                Map.of("lib", JAR, "more", OTHER_JAR, "most", Path.of("b.jar")),
                Map.of(JAR, new byte[0], OTHER_JAR, new byte[0], Path.of("b.jar"), new byte[0]),
                Map.of());
        for (String name : List.of("lib", "more", "most")) {
            assertThat(summaries.find(key(name + "/A", "m"))).isNull();
        }

        assertThat(summaries.unfit()).containsExactly(OTHER_JAR, Path.of("b.jar"), JAR);
    }

    @Test
    void theOrderOfThePackagesIsOfNoAccount() {
        SortedMap<SummaryKey, MethodSummary> all = new TreeMap<>(Map.of(LOAD, summary(LOAD)));

        assertThat(AttachedSummaries.write(Set.of("a", "b", "c"), "these", all))
                .isEqualTo(AttachedSummaries.write(Set.of("c", "b", "a"), "these", all));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # bytes  | is believed
                    33554432 | true
                    33554433 | false
                    """)
    void moreThanAnyLibraryComesToIsNotBelieved(int length, boolean believed) {
        TreeMap<SummaryKey, MethodSummary> all = new TreeMap<>(Map.of(LOAD, summary(LOAD)));
        int filled = length - AttachedSummaries.write(Set.of("lib", "disk"), "these jars", all).length;
        byte[] file = Framed.write(out -> {
            out.writeUTF("these jars");
            out.writeInt(2);
            out.writeUTF("disk");
            out.writeUTF("lib");
            new SummaryCodec.Writing(out).write(all);
            out.write(new byte[filled]);
        });

        assertThat(file).hasSize(length);
        assertThat(attached(file).find(LOAD)).isEqualTo(believed ? summary(LOAD) : null);
    }

    private static SummaryKey key(String owner, String name) {
        return new SummaryKey(new MethodId(owner, name, "()V"), null, false);
    }

    private static MethodSummary summary(SummaryKey key) {
        return new MethodSummary(key.method(), Map.of(), List.of());
    }
}
