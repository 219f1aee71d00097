package io.github.concurrencyadvisor.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.bytecode.Classes;
import io.github.concurrencyadvisor.cache.CacheFolder;
import io.github.concurrencyadvisor.known.KnownApis;
import io.github.concurrencyadvisor.model.ClassFacts;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.model.Value;
import io.github.concurrencyadvisor.steps.Steps;
import io.github.concurrencyadvisor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of a lambda's body stand for in the method that makes the lambda, and in those around. */
class CapturedTest {

    private static final Value FIRST = new Value.Parameter(0);
    private static final Value SECOND = new Value.Parameter(1);
    private static final MethodId BODY = new MethodId("A", "lambda$m$0", "(II)V");

    @TempDir
    Path folder;

    @Test
    void theFirstThatALambdaCapturedIsItsReceiverWhereItHasOne() {
        assertThat(by(true, 0)).isEqualTo(FIRST);
        assertThat(by(true, 1)).isEqualTo(SECOND);
        assertThat(by(true, 2)).as("its caller gives it").isNull();
        assertThat(by(false, 0)).isEqualTo(SECOND);
        assertThat(by(false, 1)).as("its caller gives it").isNull();
    }

    private static @Nullable Value by(boolean bodyIsStatic, int parameter) {
        Value.Function function =
                new Value.Function(BODY, bodyIsStatic, "java/lang/Runnable", "run", List.of(FIRST, SECOND));
        return Captured.by(function, new Value.Parameter(parameter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # lambdas in lambdas | the value is followed out to
                    1                    | start
                    6                    | start
                    7                    | the lambda in start
                    """)
    void aValueIsFollowedOutOfLambdasInLambdas(int lambdas, String where) throws IOException {
        Captured found = outermost(
                """
                class A {
                    static void with(Runnable task) { }
                    static void start(Runnable given) { %s }
                }
                """.formatted("with(() -> ".repeat(lambdas) + "given.run()" + ")".repeat(lambdas) + ";"), "run");

        assertThat(
                        found.in().id().isLambdaBody()
                                ? "the lambda in start"
                                : found.in().id().name())
                .isEqualTo(where);
        assertThat(found.value()).isEqualTo(FIRST);
    }

    @Test
    void eachLambdaOfAMethodHasWhatItCapturedItself() throws IOException {
        Captured found = outermost("""
                class A {
                    static void with(Runnable task) { }
                    static void start(Runnable one, Thread other) {
                        with(() -> one.run());
                        with(() -> other.start());
                    }
                }
                """, "start");

        assertThat(found.in().id().name()).isEqualTo("start");
        assertThat(found.value()).isEqualTo(SECOND);
    }

    /** What the call of that name in a lambda is made on, as the outermost method sees it. */
    private Captured outermost(String source, String call) throws IOException {
        Path classes = Compiled.in(folder, source).base().resolve("classes");
        try (Classes read = Classes.open(folder, List.of(classes), List.of(), 17, 1, CacheFolder.none())) {
            SortedMap<String, ClassFacts> project = read.own().read(Set.of());
            Program program = new Program(project, read, read, KnownApis.bundled(), Thresholds.DEFAULTS, new Steps());
            MethodFacts body = project.values().stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(method -> method.id().isLambdaBody()
                            && method.calls().stream()
                                    .anyMatch(made -> made.target().name().equals(call)))
                    .findFirst()
                    .orElseThrow();
            return Captured.outermost(program, body, body.calls().get(0).receiver());
        }
    }
}
