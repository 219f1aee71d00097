package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module tells others of its methods: of those that they can call, and of what comes up on the way. */
class ModuleSummariesTest {

    @TempDir
    Path folder;

    @Test
    void whatOthersCanCallIsSolvedAndWhatItNeeds() throws IOException {
        SortedMap<SummaryKey, MethodSummary> summaries = of("lib/Disk", "lib/Other", "lib/Missing", "lib/Kind");

        assertThat(summaries.keySet().stream()
                        .map(key -> key.method().display() + (key.open() ? " or what overrides it" : ""))
                        .distinct())
                .contains("Disk.read", "Disk.helper", "Disk.guarded", "Disk.<clinit>", "Kind.size or what overrides it")
                .doesNotContain("Disk.unused", "Elsewhere.file", "Kind.only or what overrides it", "Kind.size");
        assertThat(summaries.get(summaries.keySet().stream()
                        .filter(key -> key.method().name().equals("read"))
                        .findFirst()
                        .orElseThrow()))
                .extracting(MethodSummary::effects)
                .satisfies(effects -> assertThat(effects).containsOnlyKeys(Effect.FILE));
    }

    private SortedMap<SummaryKey, MethodSummary> of(String... module) throws IOException {
        Path classes = Compiled.in(folder, """
                package lib;
                public class Disk {
                    static final long START = Elsewhere.file();
                    public long read() { return helper() + Elsewhere.file(); }
                    protected long guarded() { return 1; }
                    private long helper() { return 1; }
                    private long unused() { return 2; }
                }
                """, """
                package lib;
                public class Elsewhere {
                    public static long file() { return new java.io.File("x").length(); }
                }
                """, """
                package lib;
                public abstract class Kind {
                    public abstract long size();
                    public abstract long only();
                    public static Kind of(boolean first) { return first ? new First() : new Second(); }
                }
                abstract class Half extends Kind { public long only() { return 3; } }
                class First extends Half { public long size() { return 1; } }
                class Second extends Half { public long size() { return 2; } }
                """).base().resolve("classes");
        try (Classes library = Classes.open(folder, List.of(), List.of(classes), 17, 1, CacheFolder.none())) {
            return ModuleSummaries.of(List.of(module), library, KnownApis.bundled(), Thresholds.DEFAULTS, new Steps())
                    .orElseThrow();
        }
    }
}
