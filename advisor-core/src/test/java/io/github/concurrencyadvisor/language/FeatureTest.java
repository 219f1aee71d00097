package io.github.concurrencyadvisor.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.concurrencyadvisor.testing.Wants;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fixtures that show where a call leads: the right target reads a file, a wrong one sleeps, so that the verdict on the caller
 * tells which were found. Each is analysed with its classes and from source alone.
 */
abstract class FeatureTest {

    private static final String LEAF = """
            class Leaf {
                static long file() { return new java.io.File("x").length(); }
                static long sleep() { try { Thread.sleep(50); } catch (InterruptedException e) { } return 1; }
            }
            """;

    @TempDir
    private Path folder;

    private Feature feature;

    @BeforeEach
    void readFeature(TestInfo test) {
        feature = test.getTestMethod().orElseThrow().getAnnotation(Feature.class);
    }

    /** Analyses the sources and {@code Leaf} both ways, and holds the verdicts they want against what the feature says. */
    void check(String... sources) {
        String[] all = Stream.concat(Arrays.stream(sources), Stream.of(LEAF)).toArray(String[]::new);
        assertThat(feature.classes().isShownBy(Wants.verdicts(false, sources)))
                .as(
                        "the verdicts show that the feature is %s",
                        feature.classes().phrase())
                .isTrue();
        assertThat(feature.source().isShownBy(Wants.verdicts(true, sources)))
                .as(
                        "the verdicts show that the feature is %s from source alone",
                        feature.source().phrase())
                .isTrue();
        Wants.check(folder.resolve("compiled"), all);
        Wants.checkSourceAlone(folder.resolve("alone"), all);
    }
}
