package io.github.concurrencyadvisor.classify;

import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects → workload. Stateless. */
public final class Classifier {

    /** From this order of growth on, computing beside waiting is no longer small against the wait: a loop in a loop in a loop. */
    private static final int MIXED_WORK = 3;

    private Classifier() {}

    /**
     * The verdict on a method.
     *
     * @param effects what it does when nothing is known of its parameters
     */
    public static Workload classify(MethodFacts method, Map<Effect, Evidence> effects) {
        Map<Effect, Evidence> major = new EnumMap<>(Effect.class);
        effects.forEach((effect, evidence) -> {
            if (!evidence.minor()) {
                major.put(effect, evidence);
            }
        });
        Evidence wait = decidingWait(major);
        Evidence compute = major.get(Effect.COMPUTE);
        Evidence unknown = major.get(Effect.UNKNOWN);
        List<Effect> kinds = List.copyOf(major.keySet());
        if (wait != null) {
            boolean mixed = compute != null && compute.work() >= MIXED_WORK;
            Speed speed = slowest(major);
            Confidence confidence =
                    unknown == null ? wait.confidence() : wait.confidence().atMost(Confidence.MEDIUM);
            String why = compute != null && mixed ? waits(wait) + " and " + computes(compute) : waits(wait);
            return new Workload(
                    mixed ? WorkloadKind.MIXED : WorkloadKind.IO_BOUND,
                    speed,
                    confidence,
                    kinds,
                    why,
                    wait.trail().hops());
        }
        if (compute != null) {
            Confidence confidence = unknown == null
                    ? compute.confidence()
                    : compute.confidence().atMost(Confidence.MEDIUM);
            return new Workload(
                    WorkloadKind.CPU_BOUND,
                    Speed.UNKNOWN,
                    confidence,
                    kinds,
                    computes(compute),
                    compute.trail().hops());
        }
        if (unknown != null) {
            return new Workload(
                    WorkloadKind.UNKNOWN,
                    Speed.UNKNOWN,
                    Confidence.LOW,
                    kinds,
                    "calls " + leaf(unknown) + ", of which nothing is known",
                    unknown.trail().hops());
        }
        return new Workload(
                WorkloadKind.TRIVIAL, Speed.UNKNOWN, Confidence.HIGH, kinds, "neither waits nor loops", List.of());
    }

    /** The wait that the verdict rests on: the surest, then the slowest, then the nearest. */
    private static @Nullable Evidence decidingWait(Map<Effect, Evidence> major) {
        return new ArrayList<>(major.values())
                .stream()
                        .filter(evidence -> evidence.effect().blocks())
                        .max(Comparator.comparing(Evidence::confidence)
                                .thenComparing(Evidence::speed)
                                .thenComparing(evidence -> -evidence.trail().length())
                                .thenComparing(Evidence::effect, Comparator.reverseOrder()))
                        .orElse(null);
    }

    private static Speed slowest(Map<Effect, Evidence> major) {
        Speed slowest = Speed.FAST;
        boolean unknown = false;
        for (Evidence evidence : major.values()) {
            if (evidence.effect().blocks()) {
                unknown |= evidence.speed() == Speed.UNKNOWN;
                slowest = evidence.speed() == Speed.SLOW ? Speed.SLOW : slowest;
            }
        }
        return slowest == Speed.SLOW ? Speed.SLOW : unknown ? Speed.UNKNOWN : Speed.FAST;
    }

    private static String waits(Evidence wait) {
        String kind = wait.effect().name().toLowerCase(Locale.ROOT);
        return wait.effect() == Effect.STREAM
                ? "reads or writes a stream that it does not choose, in " + leaf(wait)
                : "waits (" + kind + ") in " + leaf(wait);
    }

    private static String computes(Evidence compute) {
        Hop last = compute.trail().last();
        if (last.callee() != null) {
            return "computes in " + leaf(compute);
        }
        String nesting = compute.work() > 1 ? "loops, " + compute.work() + " deep," : "loops";
        return nesting + " in " + last.method().display();
    }

    private static String leaf(Evidence evidence) {
        Hop last = evidence.trail().last();
        MethodId callee = last.callee();
        return callee == null ? last.method().display() : callee.display();
    }
}
