package io.github.concurrencyadvisor.demos.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.Advisor;
import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.AnalysisRequest;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.rules.Rules;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The advisor, asked about the very code that is measured. */
class AdviceOnMisuseTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @Test
    void everyRuleNamedExists() {
        assertThat(Rules.names())
                .containsAll(Misuses.all().stream().map(Misuse::rule).toList());
    }

    /** Nothing but the bad ways has a finding, not so much as a note, and each has that of its rule. */
    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void findsEveryBadWayAndNoGoodOne(int release) throws Exception {
        Set<String> found = findings(release).stream()
                .map(finding -> finding.method().simpleClassName() + "."
                        + finding.method().name() + ": " + finding.rule())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> harmful = bad(Misuses.all().stream().filter(misuse -> misuse.harmsOn(release)));
        if (release >= VirtualThreads.SINCE) {
            assertThat(found).isEqualTo(harmful);
        } else {
            // Without virtual threads the other rules have no harm to find, and do not ask for the release either.
            assertThat(found).containsAll(harmful).isSubsetOf(bad(Misuses.all().stream()));
        }
    }

    private static Set<String> bad(Stream<Misuse> misuses) {
        return misuses.map(misuse -> misuse.getClass().getSimpleName() + ".bad: " + misuse.rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Finding> findings(int release) throws Exception {
        Path classes = Path.of(
                Misuse.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.toString().endsWith(".jar"))
                .toList();
        Analysis analysis = Advisor.analyze(AnalysisRequest.in(PROJECT)
                .sourceRoots(List.of(PROJECT.resolve("src/main/java")))
                .classRoots(List.of(classes))
                .classPath(classPath)
                .knownApis(List.of(PROJECT.resolve("src/main/advisor")))
                .release(release)
                .build());
        assertThat(analysis.problems()).isEmpty();
        return analysis.findings().stream()
                .filter(finding -> finding.method().className().startsWith(Misuse.class.getPackageName() + "."))
                .toList();
    }
}
