package io.github.concurrencyadvisor.demos.costs;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a machine costs, as {@link Calibration} found it.
 *
 * @param java feature version that it was measured on, such as 25
 * @param os name and architecture
 * @param cores that the JVM may use, at least 1
 * @param foreignShare share of the machine, 0 to 1, that others took meanwhile; empty where it is not known
 * @param control how much longer the same work took when it was measured as if it were another: 1 on a quiet machine
 * @param values of the constants that could be measured; finite and not negative
 * @param absent the others, each with the reason
 */
public record Profile(
        int java,
        String os,
        int cores,
        OptionalDouble foreignShare,
        double control,
        Map<Constant, Double> values,
        Map<Constant, String> absent) {

    /** The share that others may take, and how far the control may be off, on a machine that counts as quiet. */
    static final double QUIET = 0.1;

    public Profile {
        values = inOrder(values);
        absent = inOrder(absent);
        require(java >= 1 && cores >= 1, "Java " + java + " on " + cores + " cores");
        require(control > 0 && control < Double.POSITIVE_INFINITY, "a control of " + control);
        foreignShare.ifPresent(share -> require(share >= 0 && share <= 1, "a foreign share of " + share));
        for (Constant constant : Constant.values()) {
            require(
                    values.containsKey(constant) != absent.containsKey(constant),
                    constant.jsonName() + " must be measured or said to be absent");
        }
        values.forEach((constant, value) ->
                require(value >= 0 && value < Double.POSITIVE_INFINITY, constant.jsonName() + " cannot be " + value));
        Double parallelism = values.get(Constant.EFFECTIVE_PARALLELISM);
        require(parallelism == null || parallelism > 0, "no core computes");
    }

    private static <V> Map<Constant, V> inOrder(Map<Constant, V> map) {
        Map<Constant, V> copy = new EnumMap<>(Constant.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The value; empty where it could not be measured, which {@link #absent} explains. */
    public OptionalDouble value(Constant constant) {
        Double value = values.get(constant);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Whether others took no more than a tenth of the machine, and the control no more than a tenth longer or shorter. */
    public boolean quiet() {
        return foreignShare.orElse(0) <= QUIET && Math.abs(control - 1) <= QUIET;
    }

    /** How quiet the machine was, in words. */
    public String mood() {
        String others = foreignShare.isPresent()
                ? String.format(Locale.ROOT, "others took %.0f %% of it", 100 * foreignShare.getAsDouble())
                : "what others took of it is not known";
        return String.format(
                Locale.ROOT,
                "%s: %s, and the same work took %.2f times as long",
                quiet() ? "the machine was quiet" : "the machine was not quiet, so calibrate again",
                others,
                control);
    }
}
