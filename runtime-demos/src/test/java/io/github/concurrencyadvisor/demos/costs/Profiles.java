package io.github.concurrencyadvisor.demos.costs;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Profiles of machines that do not exist, with numbers that are easy to add. */
public final class Profiles {

    private Profiles() {}

    /** Two cores that together do 1.6 times the work of one; every other constant is 1000, so a millisecond where it is µs. */
    public static Profile simple() {
        Map<Constant, Double> values = new EnumMap<>(Constant.class);
        for (Constant constant : Constant.values()) {
            values.put(constant, 1000.0);
        }
        values.put(Constant.EFFECTIVE_PARALLELISM, 1.6);
        return of(values);
    }

    /** The simple one, but for one constant. */
    public static Profile simpleBut(Constant constant, double value) {
        Map<Constant, Double> values = new EnumMap<>(simple().values());
        values.put(constant, value);
        return of(values);
    }

    /** Two perfect cores on which nothing but the work takes time. */
    static Profile free() {
        Map<Constant, Double> values = new EnumMap<>(Constant.class);
        for (Constant constant : Constant.values()) {
            values.put(constant, 0.0);
        }
        values.put(Constant.EFFECTIVE_PARALLELISM, 2.0);
        return of(values);
    }

    /** The simple one as Java 17 would measure it. */
    public static Profile withoutVirtualThreads() {
        Map<Constant, Double> values = new EnumMap<>(simple().values());
        Map<Constant, String> absent = new EnumMap<>(Constant.class);
        for (Constant constant : Constant.values()) {
            if (constant.ofVirtualThreads()) {
                values.remove(constant);
                absent.put(constant, "virtual threads need Java 21 or later, this is Java 17");
            }
        }
        return new Profile(17, "Linux amd64", 2, OptionalDouble.empty(), 1.01, values, absent);
    }

    private static Profile of(Map<Constant, Double> values) {
        return new Profile(25, "Linux amd64", 2, OptionalDouble.of(0.02), 1.01, values, Map.of());
    }
}
