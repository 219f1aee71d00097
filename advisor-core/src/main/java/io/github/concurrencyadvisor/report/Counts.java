package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many there are of each kind. */
public final class Counts {

    private Counts() {}

    /** {@code 2 errors, 1 warning}: the worst first, without what there is none of; empty where there are no findings. */
    public static String severities(Collection<Finding> findings) {
        Map<Severity, Integer> counts = of(findings, Severity.class, Finding::severity);
        return Stream.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
                .filter(severity -> counts.getOrDefault(severity, 0) > 0)
                .map(severity -> words(severity, counts.getOrDefault(severity, 0)))
                .collect(Collectors.joining(", "));
    }

    /** {@code 1 file}, {@code 2 files}. */
    public static String plural(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A count for every constant of the enum, in its order; 0 where there is none. */
    static <T, E extends Enum<E>> Map<E, Integer> of(Collection<T> all, Class<E> kinds, Function<T, E> kindOf) {
        Map<E, Integer> counts = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            counts.put(kind, 0);
        }
        for (T one : all) {
            counts.merge(kindOf.apply(one), 1, Integer::sum);
        }
        return counts;
    }

    private static String words(Severity severity, int count) {
        return switch (severity) {
            case ERROR -> plural(count, "error");
            case WARNING -> plural(count, "warning");
            case INFO -> count + " info";
        };
    }
}
