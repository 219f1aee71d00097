package io.github.concurrencyadvisor.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.concurrencyadvisor.advice.Platform.Framework;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds {@link Advice} against rule.txt and realisations.txt, over every combination of its arguments. */
class AdviceTest {

    /** Both sides of every line that a release draws. */
    private static final List<Integer> RELEASES = List.of(8, 9, 10, 11, 17, 20, 21, 23, 24, 25, 30);

    private static final List<String> WAITS = List.of(
            "DATABASE",
            "NETWORK",
            "MESSAGE",
            "PROCESS",
            "FILE",
            "STREAM",
            "AWAIT",
            "LOCK",
            "SLEEP",
            "CONSOLE",
            "DATABASE+NETWORK",
            "DATABASE+FILE",
            "DATABASE+SLEEP",
            "FILE+NETWORK",
            "NETWORK+SLEEP",
            "NETWORK+STREAM");

    @Test
    void followsTheRule() throws IOException {
        List<List<String>> table = table("rule.txt", 7);
        List<String> wrong = new ArrayList<>();
        for (WorkloadKind kind : WorkloadKind.values()) {
            for (Speed speed : Speed.values()) {
                for (Demand demand : Demand.values()) {
                    for (Platform platform : platforms()) {
                        Workload workload = workload(kind, speed, effects(kind));
                        compare(
                                table,
                                List.of(kind.name(), speed.name(), demand.name(), release(platform), first(platform)),
                                Advice.recommend(workload, demand, platform),
                                wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void realisesAModelByWhatWaits() throws IOException {
        List<List<String>> table = new ArrayList<>();
        for (List<String> line : table("realisations.txt", 5)) {
            List<String> withModel = new ArrayList<>(line);
            withModel.add(4, "*");
            table.add(withModel);
        }
        List<String> wrong = new ArrayList<>();
        for (String waits : WAITS) {
            for (Platform platform : platforms()) {
                for (Speed speed : List.of(Speed.FAST, Speed.SLOW)) {
                    if (speed == Speed.FAST && !platform.frameworks().isEmpty()) {
                        continue; // threads know a framework only by its loop, which rule.txt covers
                    }
                    Recommendation advice = Advice.recommend(
                            workload(WorkloadKind.IO_BOUND, speed, effects(waits)), Demand.MANY, platform);
                    compare(
                            table,
                            List.of(advice.model().name(), waits, release(platform), first(platform)),
                            advice,
                            wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noRealisationIsLongerThan25Words() {
        Set<String> tooLong = new TreeSet<>();
        List<Platform> platforms = platforms().stream()
                .filter(platform -> platform.frameworks().size() <= 1)
                .toList();
        for (WorkloadKind kind : WorkloadKind.values()) {
            for (Speed speed : Speed.values()) {
                for (String waits : WAITS) {
                    for (Demand demand : Demand.values()) {
                        for (Platform platform : platforms) {
                            Workload workload = workload(kind, speed, effects(waits));
                            String text =
                                    Advice.recommend(workload, demand, platform).realisation();
                            if (text.split(" ", -1).length > 25) {
                                tooLong.add(text);
                            }
                        }
                    }
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void computingThatAlsoWaitsKeepsOffTheCommonPool() {
        Workload workload =
                workload(WorkloadKind.CPU_BOUND, Speed.SLOW, List.of(Effect.COMPUTE, Effect.FILE, Effect.NETWORK));

        assertThat(Advice.recommend(workload, Demand.MANY, new Platform(25, Set.of())))
                .isEqualTo(new Recommendation(
                        Model.PROCESSES,
                        Means.CORES,
                        "a fixed pool of N = cores, not the common pool, as it waits; worker JVMs only for isolation, as"
                                + " the JVM has no GIL",
                        "CPU-bound → multi processing"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CPU_BOUND | UNKNOWN | MANY    | CPU-bound → multi processing
                    IO_BOUND  | SLOW    | MANY    | I/O-bound, very slow (10 ms a wait or more), many at once (2000 or more) → event loop
                    IO_BOUND  | SLOW    | LIMITED | I/O-bound, very slow (10 ms a wait or more), a limited number at once (up to 200); slowness decides → event loop
                    IO_BOUND  | SLOW    | UNKNOWN | I/O-bound, very slow (10 ms a wait or more), how many at once not known; slowness decides → event loop
                    IO_BOUND  | FAST    | MANY    | I/O-bound, fast (below 1 ms a wait), many at once (2000 or more); speed decides → threads
                    IO_BOUND  | FAST    | LIMITED | I/O-bound, fast (below 1 ms a wait), a limited number at once (up to 200) → threads
                    IO_BOUND  | FAST    | UNKNOWN | I/O-bound, fast (below 1 ms a wait), how many at once not known → threads
                    IO_BOUND  | UNKNOWN | LIMITED | I/O-bound; missing: how long a wait lasts, 10 ms or more → event loop, less → threads
                    MIXED     | SLOW    | MANY    | waits and computes; the waiting side: I/O-bound, very slow (10 ms a wait or more), many at once (2000 or more) → event loop; the computing side: CPU-bound → multi processing
                    MIXED     | FAST    | LIMITED | waits and computes; the waiting side: I/O-bound, fast (below 1 ms a wait), a limited number at once (up to 200) → threads; the computing side: CPU-bound → multi processing
                    MIXED     | UNKNOWN | MANY    | waits and computes; the waiting side: I/O-bound; missing: how long a wait lasts, 10 ms or more → event loop, less → threads; the computing side: CPU-bound → multi processing
                    TRIVIAL   | UNKNOWN | MANY    | too little work for any model to pay off
                    UNKNOWN   | UNKNOWN | MANY    | missing: whether it computes or waits, as too little is known of what it calls
                    """)
    void saysWhichBranchItTook(WorkloadKind kind, Speed speed, Demand demand, String why) {
        assertThat(Advice.recommend(workload(kind, speed, effects(kind)), demand, new Platform(17, Set.of()))
                        .why())
                .isEqualTo(why);
    }

    @Test
    void statesTheThresholdsThatWereSet() {
        Thresholds thresholds = new Thresholds(2, 0.2, Duration.ofMillis(50), Duration.ofNanos(500_000), 5_000, 100);
        Platform platform = new Platform(17, Set.of());

        assertThat(Advice.recommend(
                                workload(WorkloadKind.IO_BOUND, Speed.SLOW, List.of(Effect.NETWORK)),
                                Demand.MANY,
                                "",
                                platform,
                                thresholds)
                        .why())
                .isEqualTo("I/O-bound, very slow (50 ms a wait or more), many at once (5000 or more) → event loop");
        assertThat(Advice.recommend(
                                workload(WorkloadKind.IO_BOUND, Speed.FAST, List.of(Effect.FILE)),
                                Demand.LIMITED,
                                "a pool of 16 threads",
                                platform,
                                thresholds)
                        .why())
                .isEqualTo(
                        "I/O-bound, fast (below 500 µs a wait), a limited number at once (up to 100: a pool of 16 threads)"
                                + " → threads");
    }

    @Test
    void thresholdsOutOfOrderAreAMistake() {
        Duration wait = Duration.ofMillis(5);

        assertThatThrownBy(() -> new Thresholds(0.1, 1, wait, wait, 2, 1))
                .hasMessage("wait/compute: 0 < cpuBound (1.0) < ioBound (0.1) does not hold");
        assertThatThrownBy(() -> new Thresholds(1, 0.1, wait, wait.plusNanos(1), 2, 1))
                .hasMessage("wait: 0 ≤ fast (PT0.005000001S) ≤ verySlow (PT0.005S) does not hold");
        assertThatThrownBy(() -> new Thresholds(1, 0.1, wait, wait, 2, 2))
                .hasMessage("at once: 0 < limited (2) < many (2) does not hold");
    }

    /** Adds to {@code wrong} unless exactly one line speaks for the arguments and says what the advice is. */
    private static void compare(
            List<List<String>> table, List<String> arguments, Recommendation advice, List<String> wrong) {
        int columns = arguments.size();
        List<List<String>> matching =
                table.stream().filter(line -> matches(line, arguments)).toList();
        boolean right = matching.size() == 1
                && matchesCell(matching.get(0).get(columns), advice.model().name())
                && matching.get(0).get(columns + 1).equals(advice.realisation());
        if (!right) {
            wrong.add(arguments + " gives " + advice.model() + " | " + advice.realisation() + ", expected " + matching);
        }
    }

    private static boolean matches(List<String> line, List<String> arguments) {
        for (int column = 0; column < arguments.size(); column++) {
            if (!matchesCell(line.get(column), arguments.get(column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesCell(String cell, String argument) {
        return Arrays.stream(cell.split("/")).anyMatch(one -> {
            if (one.equals("*") || one.equals(argument)) {
                return true;
            }
            if (!one.matches("\\d+(\\+|-\\d+)") || !argument.matches("\\d+")) {
                return false;
            }
            int release = Integer.parseInt(argument);
            int from = Integer.parseInt(one.replaceAll("\\D.*", ""));
            int to = one.endsWith("+") ? Integer.MAX_VALUE : Integer.parseInt(one.replaceAll(".*\\D", ""));
            return from <= release && release <= to;
        });
    }

    private static List<List<String>> table(String file, int columns) throws IOException {
        try (InputStream in = Objects.requireNonNull(AdviceTest.class.getResourceAsStream(file))) {
            List<List<String>> table = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> cells = Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList();
                    assertThat(cells).as("%s: %s", file, line).hasSize(columns);
                    table.add(cells);
                }
            }
            return table;
        }
    }

    /** Every release with every set of frameworks. */
    private static List<Platform> platforms() {
        List<Platform> platforms = new ArrayList<>();
        for (int release : RELEASES) {
            for (int bits = 0; bits < 1 << Framework.values().length; bits++) {
                Set<Framework> frameworks = EnumSet.noneOf(Framework.class);
                int bit = 1;
                for (Framework framework : Framework.values()) {
                    if ((bits & bit) != 0) {
                        frameworks.add(framework);
                    }
                    bit <<= 1;
                }
                platforms.add(new Platform(release, frameworks));
            }
        }
        return platforms;
    }

    private static String release(Platform platform) {
        return Integer.toString(platform.release());
    }

    private static String first(Platform platform) {
        return platform.frameworks().isEmpty()
                ? "none"
                : Collections.min(platform.frameworks()).name();
    }

    /** {@code FILE+NETWORK} */
    private static List<Effect> effects(String names) {
        return Arrays.stream(names.split("\\+")).map(Effect::valueOf).toList();
    }

    private static List<Effect> effects(WorkloadKind kind) {
        return switch (kind) {
            case CPU_BOUND -> List.of(Effect.COMPUTE);
            case IO_BOUND -> List.of(Effect.NETWORK);
            case MIXED -> List.of(Effect.COMPUTE, Effect.NETWORK);
            case TRIVIAL -> List.of();
            case UNKNOWN -> List.of(Effect.UNKNOWN);
        };
    }

    static Workload workload(WorkloadKind kind, Speed speed, List<Effect> effects) {
        return new Workload(
                kind, speed, Confidence.HIGH, List.copyOf(new TreeSet<>(effects)), 1, "made by a test", List.of());
    }

    @Test
    void straightCodeIsWorthNoModel() {
        Workload straight = new Workload(
                WorkloadKind.CPU_BOUND, Speed.UNKNOWN, Confidence.HIGH, List.of(), 0, "made by a test", List.of());
        assertThat(Advice.recommend(straight, Demand.UNKNOWN, new Platform(17, Set.of())))
                .isEqualTo(new Recommendation(
                        Model.SEQUENTIAL,
                        Means.NONE,
                        "",
                        "CPU-bound, but straight code: too little for any model to pay off"));
    }
}
