package io.github.concurrencyadvisor.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** How many there are of each kind. */
final class Counts {

    private Counts() {}

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
}
