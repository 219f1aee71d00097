package io.github.concurrencyadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.concurrencyadvisor.CarrierUse.Entry;
import io.github.concurrencyadvisor.CarrierUse.Fit;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.testing.Compiled;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an analysis says of carriers, and of what surrounds a finding. */
class SurroundingsTest {

    private static final String LOADER = """
            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.concurrent.ExecutorService;
            import java.util.concurrent.Executors;

            class Loader {
                private final ExecutorService pool = Executors.newFixedThreadPool(8);

                long all(List<Path> files) {
                    return files.parallelStream().map(Loader::load).filter(text -> text.isEmpty()).count();
                }

                void later(Path file) {
                    pool.execute(() -> load(file));
                    pool.execute(() -> System.gc());
                }

                static String load(Path file) {
                    try {
                        return Files.readString(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void everyCarrierIsThereWithWhatBeginsOnItAndWhetherItFits() {
        Analysis analysis = Compiled.in(folder, LOADER).analyze();

        assertThat(analysis.carriers())
                .extracting(CarrierUse::carrier, CarrierUse::made, CarrierUse::sites, CarrierUse::entries)
                .containsExactly(
                        tuple(Carrier.COMMON_POOL, "", 2, 2),
                        tuple(Carrier.PLATFORM_POOL, "Executors.newFixedThreadPool, 8 threads", 2, 2));
        assertThat(analysis.carriers().get(0).shown())
                .extracting(entry -> entry.method().name(), Entry::workload, Entry::fit)
                .containsExactly(
                        tuple("load", WorkloadKind.IO_BOUND, Fit.CONTRADICTED),
                        tuple("lambda$all$0", WorkloadKind.TRIVIAL, Fit.FITS));
        CarrierUse pool = analysis.carriers().get(1);
        assertThat(pool.at().line()).isEqualTo(10);
        assertThat(pool.shown()).extracting(Entry::fit).containsOnly(Fit.FITS);
        assertThat(pool.methods()).isEqualTo(1);
        assertThat(pool.workloads()).isEqualTo(Map.of(WorkloadKind.IO_BOUND, 1));
    }

    @Test
    void aFindingIsToldWhatRunsItAndWhatWouldChangeTheVerdict() {
        Analysis analysis = Compiled.in(folder, LOADER).analyze();

        assertThat(analysis.contexts())
                .extracting(context -> context.finding().rule(), FindingContext::carriers)
                .contains(tuple("BlockingCallInCommonPool", List.of(Carrier.COMMON_POOL)));
        assertThat(analysis.contexts())
                .extracting(FindingContext::finding)
                .containsExactlyElementsOf(analysis.review().all().toList());
        assertThat(analysis.carriers().get(0).shown().get(0).findings())
                .containsExactly(analysis.contexts().stream()
                        .map(FindingContext::finding)
                        .filter(finding -> finding.rule().equals("BlockingCallInCommonPool"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aFindingAboutAPoolStandsWithThePool() {
        Analysis analysis = Compiled.in(folder, """
                import java.net.URL;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Hooks {
                    private final ExecutorService pool = Executors.newCachedThreadPool();

                    void call(URL url) {
                        pool.execute(() -> {
                            try {
                                url.openStream().close();
                            } catch (java.io.IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
                    }
                }
                """).analyze();

        assertThat(analysis.carriers()).singleElement().satisfies(use -> {
            assertThat(use.made()).isEqualTo("Executors.newCachedThreadPool, no limit");
            assertThat(use.findings()).extracting(finding -> finding.rule()).contains("UnboundedPoolForBlockingWork");
            assertThat(use.isContradicted()).isTrue();
        });
    }

    @Test
    void onlyTheLargestPoolsAreToldApart() {
        String fields = IntStream.range(0, 9)
                .mapToObj(i -> "final ExecutorService p" + i + " = Executors.newFixedThreadPool(" + (i + 2) + ");")
                .collect(Collectors.joining("\n"));
        String calls = IntStream.range(0, 9)
                .mapToObj(i -> ("p" + i + ".execute(() -> work()); ").repeat(i + 1))
                .collect(Collectors.joining("\n"));
        Analysis analysis = Compiled.in(folder, """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Pools {
                %s
                    void all() {
                %s
                    }

                    static void work() {
                        System.gc();
                    }
                }
                """.formatted(fields, calls)).analyze();

        List<CarrierUse> pools = analysis.carriers().stream()
                .filter(use -> use.carrier() == Carrier.PLATFORM_POOL)
                .toList();
        assertThat(pools)
                .extracting(CarrierUse::made, CarrierUse::sites)
                .hasSize(CarrierUse.MOST_POOLS + 1)
                .contains(tuple("Executors.newFixedThreadPool, 10 threads", 9), tuple("", 1 + 2 + 3))
                .endsWith(tuple("", 6));
    }
}
