package io.github.concurrencyadvisor;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.concurrencyadvisor.Score.Label;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.report.Golden;
import io.github.concurrencyadvisor.testing.Sound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares verdicts with what the methods of four published projects did while their own tests ran.
 *
 * <p>Run it with {@code mvn verify -P accuracy}, which downloads the projects into {@code target/accuracy}. The everyday build
 * scores the naive baselines only.
 */
class AccuracyTest {

    private static final Path FOLDER = Path.of("target/accuracy").toAbsolutePath();
    private static final Path DOCUMENT = Path.of("../docs/accuracy.md");

    /**
     * A project.
     *
     * @param name of its table
     * @param artifact its jar, and the folder of its sources
     * @param libraries its class path
     * @param recall what it must not fall below
     */
    private record Project(String name, String artifact, List<String> libraries, double recall) {}

    private static final List<Project> PROJECTS = List.of(
            new Project("commons-io", "commons-io", List.of(), 95),
            new Project("commons-net", "commons-net", List.of("commons-io"), 97),
            new Project(
                    "commons-dbcp",
                    "commons-dbcp2",
                    List.of("commons-pool2", "commons-logging", "jakarta.transaction-api"),
                    96),
            new Project("jsoup", "jsoup", List.of("re2j", "jspecify"), 96));

    /** Floors, just below what was last measured; they are raised by hand. */
    private static final double RECALL = 96;

    private static final double PRECISION = 80;
    private static final double F1 = 87;
    private static final double HOT = 89;

    /** Ceilings, likewise. */
    private static final double TINY = 0.5;

    private static final double UNKNOWN = 3;

    /** The methods of one example class that the published jar of commons-net leaves out; they count as misses. */
    private static final int UNJOINED = 9;

    /** A score, and how many of how many verdicts were UNKNOWN. */
    private record Measured(Score score, int unknown, int verdicts) {

        Measured plus(Measured other) {
            return new Measured(score.plus(other.score), unknown + other.unknown, verdicts + other.verdicts);
        }

        double unknownShare() {
            return Score.percent(unknown, verdicts);
        }
    }

    @Test
    void theNaiveBaselinesScoreAsTheTablesWereHandedOver() {
        Score byDeclaration = baseline(AccuracyTest::byDeclaration);
        assertThat(byDeclaration.recall()).isCloseTo(71, within(0.5));
        assertThat(byDeclaration.precision()).isCloseTo(55, within(0.5));
        assertThat(byDeclaration.f1()).isCloseTo(62, within(0.5));
        assertThat(byDeclaration.hotShare()).isCloseTo(26, within(0.5));

        Score allIo = baseline(method -> Label.IO);
        assertThat(allIo.recall()).isEqualTo(100);
        assertThat(allIo.precision()).isCloseTo(15, within(0.5));
        assertThat(allIo.f1()).isCloseTo(27, within(0.5));
        assertThat(allIo.hotShare()).isZero();
    }

    @Test
    @Tag("accuracy")
    void verdictsAgreeWithWhatWasObserved() throws IOException {
        SoftAssertions floors = new SoftAssertions();
        StringBuilder table = new StringBuilder(HEAD);
        Measured pooled = new Measured(Score.NOTHING, 0, 0);
        for (Project project : PROJECTS) {
            Measured measured = measure(project);
            floors.assertThat(measured.score().recall())
                    .as("recall of " + project.name())
                    .isGreaterThanOrEqualTo(project.recall());
            table.append(line(project.name(), measured.score(), number(measured.unknownShare())));
            pooled = pooled.plus(measured);
        }
        table.append(line("**all four**", pooled.score(), number(pooled.unknownShare())));
        table.append(line("*by exceptions and loops*", baseline(AccuracyTest::byDeclaration), "–"));
        table.append(line("*everything is I/O*", baseline(method -> Label.IO), "–"));

        floors.assertThat(pooled.score().unjoined())
                .as("methods without a verdict")
                .isLessThanOrEqualTo(UNJOINED);
        floors.assertThat(pooled.score().recall()).as("recall").isGreaterThanOrEqualTo(RECALL);
        floors.assertThat(pooled.score().precision()).as("precision").isGreaterThanOrEqualTo(PRECISION);
        floors.assertThat(pooled.score().f1()).as("F1").isGreaterThanOrEqualTo(F1);
        floors.assertThat(pooled.score().hotShare()).as("hot methods found").isGreaterThanOrEqualTo(HOT);
        floors.assertThat(pooled.score().tinyShare())
                .as("tiny methods called computing")
                .isLessThanOrEqualTo(TINY);
        floors.assertThat(pooled.unknownShare()).as("UNKNOWN").isLessThanOrEqualTo(UNKNOWN);
        floors.assertAll();

        Golden.check(DOCUMENT, "<!-- measured: AccuracyTest -->\n", table.toString(), "<!-- end -->");
    }

    private static Measured measure(Project project) {
        Path base = FOLDER.resolve(project.artifact());
        Analysis analysis = Sound.analyze(AnalysisRequest.in(base)
                .sourceRoots(List.of(base))
                .classRoots(List.of(jar(project.artifact())))
                .classPath(project.libraries().stream().map(AccuracyTest::jar).toList())
                .release(17)
                .build());
        assertThat(analysis.files()).as("run with -P accuracy").isNotEmpty();
        assertThat(analysis.files())
                .as("sources that do not belong to the classes")
                .allMatch(file -> file.status() == SourceFile.Status.JOINED);
        Map<MethodId, Label> labels = analysis.methods().stream()
                .collect(toMap(
                        MethodVerdict::method,
                        verdict -> Label.of(verdict.workload().kind())));
        long unknown = analysis.methods().stream()
                .filter(verdict -> verdict.workload().kind() == WorkloadKind.UNKNOWN)
                .count();
        Score score = Score.of(Observed.of(project.name()), labels);
        return new Measured(score, (int) unknown, analysis.methods().size());
    }

    private static Path jar(String artifact) {
        return FOLDER.resolve("jars").resolve(artifact + ".jar");
    }

    // --- what any verdict has to be better than

    private static Score baseline(Function<Observed, Label> rule) {
        return PROJECTS.stream()
                .map(project -> Observed.of(project.name()))
                .map(methods -> Score.of(methods, methods.stream().collect(toMap(Observed::method, rule))))
                .reduce(Score.NOTHING, Score::plus);
    }

    /** I/O by what a method declares to throw, else computing by whether it has a loop. */
    private static Label byDeclaration(Observed method) {
        boolean mayWait = method.exceptions().stream().anyMatch(AccuracyTest::isOfWaiting);
        return mayWait ? Label.IO : method.hasLoop() ? Label.CPU : Label.TRIVIAL;
    }

    private static boolean isOfWaiting(String exception) {
        try {
            Class<?> declared = Class.forName(exception);
            return Stream.of(IOException.class, InterruptedException.class, java.sql.SQLException.class)
                    .anyMatch(waiting -> waiting.isAssignableFrom(declared) || declared.isAssignableFrom(waiting));
        } catch (ClassNotFoundException ofTheProjectItself) {
            return false;
        }
    }

    // --- the table in the documentation

    private static final String HEAD = """
            | | methods that ran | did I/O | recall | precision | F1 | hot found | tiny wrong | UNKNOWN |
            | --- | --: | --: | --: | --: | --: | --: | --: | --: |
            """;

    private static String line(String name, Score score, String unknown) {
        return String.join(
                        " | ",
                        "| " + name,
                        String.valueOf(score.judged()),
                        String.valueOf(score.positive()),
                        number(score.recall()),
                        number(score.precision()),
                        number(score.f1()),
                        number(score.hotShare()),
                        number(score.tinyShare()),
                        unknown)
                + " |\n";
    }

    private static String number(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
