package io.github.concurrencyadvisor.demos.advised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.demos.measure.Means;
import io.github.concurrencyadvisor.demos.scenarios.Bench;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.demos.scenarios.Shape;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The advisor, asked about the scenarios. */
class AdviceTest {

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @Test
    void theBuildPacksWhatTheAdvisorSays() throws Exception {
        assertThat(Advice.all()).isEqualTo(WriteAdvice.advice(Path.of("").toAbsolutePath()));
    }

    /** What a scenario's author says by {@link Shape} and what the advisor says by reading it. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void theAdvisorSeesTheKnownShape(Scenario scenario) throws Exception {
        Shape shape = method(scenario).getAnnotation(Shape.class);
        for (int release : WriteAdvice.RELEASES) {
            Advice advice = Advice.on(release, scenario.method());
            assertThat(advice.workload()).isEqualTo(shape.workload().name());
            assertThat(advice.model()).isEqualTo(shape.model());
            assertThat(advice.confidence()).isEqualTo("HIGH");
            assertThat(advice.witness()).startsWith(scenario.method().replace('#', '.') + " (");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyAdviceHasAContender(Scenario scenario) throws Exception {
        try (Bench bench = scenario.open(Size.TINY)) {
            for (int release : WriteAdvice.RELEASES) {
                Means means = Advice.on(release, scenario.method()).means();
                if (means != Means.VIRTUAL_THREADS || VirtualThreads.available()) {
                    assertThat(bench.standingFor(means))
                            .as("%s on %d", means, release)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void namesAreThoseOfTheAdvisor() {
        assertThat(Means.values())
                .extracting(Enum::name)
                .containsExactly(names(io.github.concurrencyadvisor.advice.Means.values()));
        assertThat(Shape.Workload.values())
                .extracting(Enum::name)
                .isSubsetOf(names(io.github.concurrencyadvisor.classify.WorkloadKind.values()));
    }

    @Test
    void adviceIsThatOfTheHighestReleaseThatIsNotAbove() {
        assertThat(Advice.on(23, "SlowIo#fetch").release()).isEqualTo(21);
        assertThat(Advice.on(99, "SlowIo#fetch").release()).isEqualTo(24);
        assertThatThrownBy(() -> Advice.on(11, "SlowIo#fetch"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no advice on SlowIo#fetch for Java 11");
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    private static Method method(Scenario scenario) throws ClassNotFoundException {
        String[] parts = scenario.method().split("#", -1);
        return Arrays.stream(Class.forName(Scenario.class.getPackageName() + "." + parts[0])
                        .getDeclaredMethods())
                .filter(method -> method.getName().equals(parts[1]))
                .findFirst()
                .orElseThrow();
    }
}
