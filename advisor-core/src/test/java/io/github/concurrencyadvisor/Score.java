package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How well labels of methods agree with what the methods were observed to do. Only methods that ran are judged. Counts of
 * several projects add up; shares are in percent, and NaN of nothing.
 *
 * @param judged methods that ran
 * @param positive of these, the ones that did I/O
 * @param found positives that are labelled as I/O
 * @param clean methods that ran without anything near I/O; the rest is neutral and judged by nothing
 * @param alarms clean methods that are labelled as I/O
 * @param hot per project, up to {@value #HOTTEST} methods without I/O that used the most CPU, tiny ones left out
 * @param hotFound hot methods that are labelled as computing
 * @param tiny tiny methods that no CPU sample hit
 * @param tinyAlarms tiny methods that are labelled as computing
 * @param unjoined judged methods without a label; they count as labelled trivial
 */
record Score(
        int judged,
        int positive,
        int found,
        int clean,
        int alarms,
        int hot,
        int hotFound,
        int tiny,
        int tinyAlarms,
        int unjoined) {

    static final Score NOTHING = new Score(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int HOTTEST = 30;
    private static final int FEWEST_SAMPLES = 3;

    /** What is said of a method. Silence is trivial, and so a miss where there was something to say. */
    enum Label {
        TRIVIAL,
        CPU,
        IO,
        MIXED;

        static Label of(WorkloadKind kind) {
            return switch (kind) {
                case CPU_BOUND -> CPU;
                case IO_BOUND -> IO;
                case MIXED -> MIXED;
                case TRIVIAL, UNKNOWN -> TRIVIAL;
            };
        }

        boolean saysIo() {
            return this == IO || this == MIXED;
        }

        boolean saysCpu() {
            return this == CPU || this == MIXED;
        }
    }

    /** Scores one project. */
    static Score of(List<Observed> methods, Map<MethodId, Label> labels) {
        Count count = new Count(methods.stream().filter(Observed::wasExecuted).toList(), labels);
        List<Observed> hottest = count.judged.stream()
                .filter(method -> !method.didIo() && !method.isTiny() && method.samples() >= FEWEST_SAMPLES)
                .sorted(Comparator.comparing(Observed::samples)
                        .reversed()
                        .thenComparing(method -> method.method().className())
                        .thenComparing(method -> method.method().name())
                        .thenComparing(method -> method.method().descriptor()))
                .limit(HOTTEST)
                .toList();
        Count hot = new Count(hottest, labels);
        Count positive = count.of(Observed::didIo);
        Count clean = count.of(Observed::isClean);
        Count tiny = count.of(method -> method.isTiny() && method.samples() == 0);
        return new Score(
                count.size(),
                positive.size(),
                positive.labelled(Label::saysIo),
                clean.size(),
                clean.labelled(Label::saysIo),
                hot.size(),
                hot.labelled(Label::saysCpu),
                tiny.size(),
                tiny.labelled(Label::saysCpu),
                (int) count.judged.stream()
                        .filter(method -> !labels.containsKey(method.method()))
                        .count());
    }

    private record Count(List<Observed> judged, Map<MethodId, Label> labels) {

        Count of(Predicate<Observed> which) {
            return new Count(judged.stream().filter(which).toList(), labels);
        }

        int size() {
            return judged.size();
        }

        int labelled(Predicate<Label> as) {
            return (int) judged.stream()
                    .filter(method -> as.test(labels.getOrDefault(method.method(), Label.TRIVIAL)))
                    .count();
        }
    }

    Score plus(Score other) {
        return new Score(
                judged + other.judged,
                positive + other.positive,
                found + other.found,
                clean + other.clean,
                alarms + other.alarms,
                hot + other.hot,
                hotFound + other.hotFound,
                tiny + other.tiny,
                tinyAlarms + other.tinyAlarms,
                unjoined + other.unjoined);
    }

    /** Of the methods that did I/O, those labelled so. */
    double recall() {
        return percent(found, positive);
    }

    /** Of the methods labelled as I/O, neutral ones left out, those that did it. A lower bound: tests do not take every path. */
    double precision() {
        return percent(found, found + alarms);
    }

    /** The harmonic mean of recall and precision. */
    double f1() {
        return percent(2 * found, positive + found + alarms);
    }

    /** Of the hot methods, those labelled as computing. */
    double hotShare() {
        return percent(hotFound, hot);
    }

    /** Of the tiny methods, those labelled as computing; none should be. */
    double tinyShare() {
        return percent(tinyAlarms, tiny);
    }

    static double percent(int part, int whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}
