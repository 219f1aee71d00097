package io.github.concurrencyadvisor.classify;

import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Guess;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Speed;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method's effects → its workload. Used once for one method. */
public final class Classifier {

    /**
     * A method of no more bytecode instructions and without a loop does nothing itself: it reads a field or hands on a call.
     * Twelve hold the longest of these, a call with four arguments wrapped in an object.
     */
    private static final int SMALL = 12;

    /** The same in the syntax nodes that source alone is measured in, of which such code has a few more. */
    private static final int SMALL_SOURCE = 14;

    /** From this order of growth on a known call takes milliseconds, whatever its caller looks like. */
    private static final int HEAVY = 3;

    /** A loop of no more instructions copies from one place to another. */
    private static final int PASSING_ON = 24;

    /** A stream at the end of a path this long decides nothing. */
    private static final int FAR = 9;

    /**
     * A guess decides where a quarter of the targets bear it out: its odds are halved twice at most. Each caller counts as a
     * halving, too: those further up are ever more likely to know what they hand on.
     */
    private static final int MOST_DOUBT = 2;

    /** A stream, which may be memory, that fewer runs than one in so many come to decides nothing. */
    private static final int RAREST_STREAM = 16;

    private final MethodFacts method;
    private final Map<Effect, Evidence> major = new EnumMap<>(Effect.class);

    private Classifier(MethodFacts method, Map<Effect, Evidence> effects) {
        this.method = method;
        effects.forEach((effect, evidence) -> {
            if (!evidence.minor()) {
                major.put(effect, evidence);
            }
        });
    }

    /**
     * The verdict on a method.
     *
     * @param effects what it does when nothing is known of its parameters
     */
    public static Workload classify(MethodFacts method, Map<Effect, Evidence> effects) {
        return new Classifier(method, effects).classify();
    }

    private Workload classify() {
        Evidence wait = decidingWait();
        Evidence compute = major.get(Effect.COMPUTE);
        if (wait != null) {
            boolean mixed = compute != null
                    && (isHeavy(compute) || (wait.speed() == Speed.UNKNOWN && countsBesideShortWaits(compute)));
            return verdict(
                    mixed ? WorkloadKind.MIXED : WorkloadKind.IO_BOUND,
                    slowest(),
                    wait,
                    mixed && compute != null ? waits(wait) + " and " + computes(compute) : waits(wait));
        }
        if (compute != null && (!isSmall() || isDirect(compute) || isHeavy(compute))) {
            return verdict(WorkloadKind.CPU_BOUND, Speed.UNKNOWN, compute, computes(compute));
        }
        Evidence unknown = major.get(Effect.UNKNOWN);
        if (unknown != null && compute == null) {
            return new Workload(
                    WorkloadKind.UNKNOWN,
                    Speed.UNKNOWN,
                    Confidence.LOW,
                    List.copyOf(major.keySet()),
                    work(),
                    "calls " + leaf(unknown) + ", of which nothing is known",
                    unknown.trail().hops());
        }
        if (!isSmall()) {
            return straight(WorkloadKind.CPU_BOUND, "computes in " + method.size() + " steps without a wait");
        }
        return straight(
                WorkloadKind.TRIVIAL,
                compute == null ? "neither waits nor loops" : "hands on to what " + computes(compute));
    }

    private Workload verdict(WorkloadKind kind, Speed speed, Evidence deciding, String why) {
        Confidence most = major.containsKey(Effect.UNKNOWN) ? Confidence.MEDIUM : Confidence.HIGH;
        Confidence passedOver = kind == WorkloadKind.CPU_BOUND ? withUnlikelyWaits() : Confidence.HIGH;
        return new Workload(
                kind,
                speed,
                deciding.confidence().atMost(most).atMost(passedOver),
                List.copyOf(major.keySet()),
                work(),
                why,
                deciding.trail().hops());
    }

    private Workload straight(WorkloadKind kind, String why) {
        Confidence read = method.origin() == Origin.SOURCE_ONLY ? Confidence.MEDIUM : Confidence.HIGH;
        return new Workload(
                kind,
                Speed.UNKNOWN,
                read.atMost(withUnlikelyWaits()),
                List.copyOf(major.keySet()),
                work(),
                why,
                List.of());
    }

    private int work() {
        Evidence compute = major.get(Effect.COMPUTE);
        return compute == null ? 0 : compute.work();
    }

    private boolean isSmall() {
        int most = method.origin() == Origin.SOURCE_ONLY ? SMALL_SOURCE : SMALL;
        return method.size() <= most && method.loops().isEmpty();
    }

    /** Whether a loop of its own does more a turn than pass data on: over memory that is all there is to it. */
    private boolean loopsItself() {
        return method.loops().stream().anyMatch(loop -> !loop.isSmall() && loop.size() > PASSING_ON);
    }

    /**
     * Whether it counts beside a wait that may be none, of a stream in memory or of a thread that is done: a loop of its own that
     * does more than pass data on, or loops in loops, callees and known calls that compute included.
     */
    private boolean countsBesideShortWaits(Evidence compute) {
        return loopsItself() || (compute.work() > 1 && (!isSmall() || isDirect(compute)));
    }

    /** Whether the method itself loops or makes the known call that computes. */
    private static boolean isDirect(Evidence compute) {
        return compute.trail().length() == 1;
    }

    /** Whether it ends in a known call that takes milliseconds by itself or in a loop: it would weigh against any wait. */
    private static boolean isHeavy(Evidence compute) {
        return compute.work() >= HEAVY && compute.trail().last().callee() != null;
    }

    /** The wait that the verdict rests on: the surest, then the slowest, then the nearest. */
    private @Nullable Evidence decidingWait() {
        return major.values().stream()
                .filter(Classifier::decides)
                .max(Comparator.comparing(Evidence::confidence)
                        .thenComparing(Evidence::speed)
                        .thenComparing(evidence -> -evidence.trail().length())
                        .thenComparing(Evidence::effect, Comparator.reverseOrder()))
                .orElse(null);
    }

    /**
     * Whether a wait makes a method I/O-bound. A lock holds a thread only while another holds the lock, and the console is
     * hardly ever waited for; a stream that only a guess leads to may as well be memory.
     */
    private static boolean decides(Evidence evidence) {
        return switch (evidence.effect()) {
            case FILE, NETWORK, DATABASE, MESSAGE, PROCESS, SLEEP, AWAIT -> isLikely(evidence);
            case STREAM ->
                isLikely(evidence)
                        && evidence.trail().length() < FAR
                        && evidence.trail().oneIn() <= RAREST_STREAM;
            case COMPUTE, LOCK, CONSOLE, UNKNOWN -> false;
        };
    }

    private static boolean isLikely(Evidence evidence) {
        Guess guess = evidence.guess();
        if (evidence.trail().oneIn() > Trail.SELDOM) {
            return false;
        }
        long callers = evidence.trail().hops().stream()
                .skip(1)
                .limit(guess.at())
                .filter(hop -> !hop.method().isLambdaBody())
                .count();
        return guess.doubt() == 0 || guess.doubt() + callers <= MOST_DOUBT;
    }

    /** What a verdict is at most where a wait is possible that is too unlikely to decide it. */
    private Confidence withUnlikelyWaits() {
        boolean passedOver = major.values().stream()
                .anyMatch(evidence -> evidence.guess().doubt() > 0
                        && evidence.effect() != Effect.LOCK
                        && evidence.effect() != Effect.CONSOLE
                        && evidence.effect().blocks());
        return passedOver ? Confidence.LOW : Confidence.HIGH;
    }

    private Speed slowest() {
        Speed slowest = Speed.FAST;
        boolean unknown = false;
        for (Evidence evidence : major.values()) {
            if (decides(evidence)) {
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
        String nesting = compute.work() > 1 ? "loops, up to " + compute.work() + " deep," : "loops";
        return nesting + " in " + last.method().display();
    }

    private static String leaf(Evidence evidence) {
        Hop last = evidence.trail().last();
        MethodId callee = last.callee();
        return callee == null ? last.method().display() : callee.display();
    }
}
