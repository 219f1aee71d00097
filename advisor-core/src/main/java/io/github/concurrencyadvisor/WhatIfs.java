package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.ParameterUse;
import io.github.concurrencyadvisor.effects.UnknownCall;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Thresholds;
import io.github.concurrencyadvisor.model.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that would change a verdict, found by judging the method again as if they were so: with evidence left out, or
 * with other evidence in its place. Used once for one method.
 */
final class WhatIfs {

    private final Solved solved;
    private final MethodFacts method;
    private final Map<Effect, Evidence> effects;
    private final MethodVerdict verdict;
    private final List<WhatIf> found = new ArrayList<>();

    WhatIfs(Solved solved, MethodFacts method, Map<Effect, Evidence> effects, MethodVerdict verdict) {
        this.solved = solved;
        this.method = method;
        this.effects = effects;
        this.verdict = verdict;
    }

    List<WhatIf> ask(List<UnknownCall> unknown) {
        objects();
        effects.forEach((effect, evidence) -> {
            if (!evidence.minor()) {
                switch (effect) {
                    case STREAM -> streams(evidence);
                    case UNKNOWN -> unknown(evidence, unknown);
                    default -> ask("it " + never(effect), without(effect));
                }
            }
        });
        speed();
        return found;
    }

    /** Keeps the fact if it makes a difference. */
    private void ask(String fact, Map<Effect, Evidence> otherEffects) {
        MethodVerdict then = solved.verdict(method, otherEffects);
        if (differ(then, verdict)) {
            found.add(new WhatIf(fact, then));
        }
    }

    private static boolean differ(MethodVerdict one, MethodVerdict other) {
        Workload its = one.workload();
        Workload others = other.workload();
        return its.kind() != others.kind()
                || its.ioSpeed() != others.ioSpeed()
                || its.confidence() != others.confidence()
                || one.recommendation().model() != other.recommendation().model();
    }

    /** What it is given or holds may be known elsewhere. */
    private void objects() {
        usesByObject().forEach((object, uses) -> {
            String fact = uses.stream().allMatch(WhatIfs::isTransfer)
                    ? object + " were known to be memory"
                    : "what it calls on " + object + " neither waited nor computed";
            ask(fact, withoutUses(uses));
        });
    }

    private Map<String, List<ParameterUse>> usesByObject() {
        Map<String, List<ParameterUse>> byObject = new LinkedHashMap<>();
        for (ParameterUse use : solved.effects().uses(method)) {
            byObject.computeIfAbsent(object(use), any -> new ArrayList<>()).add(use);
        }
        return byObject;
    }

    private static boolean isTransfer(ParameterUse use) {
        String type = use.invoked().owner();
        return use.isStream() || type.startsWith("java/io/") || type.startsWith("java/nio/");
    }

    /** {@code this.in (Reader)}, {@code parameter 2 (Path)}. */
    private String object(ParameterUse use) {
        StringBuilder object = new StringBuilder(use.parameter() < 0 ? "this" : "parameter " + (use.parameter() + 1));
        String type = use.parameter() < 0
                ? "L" + method.id().owner() + ";"
                : method.id().parameterTypes().get(use.parameter());
        for (Value.FieldRead field : use.path()) {
            object.append('.').append(field.name());
            type = field.descriptor();
        }
        String name = MethodId.typeName(type);
        return object.append(" (")
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(')')
                .toString();
    }

    private void streams(Evidence stream) {
        Optional<String> only = usesByObject().entrySet().stream()
                .filter(object -> object.getValue().stream().allMatch(WhatIfs::isTransfer))
                .filter(object -> !withoutUses(object.getValue()).containsKey(Effect.STREAM))
                .map(Map.Entry::getKey)
                .findFirst();
        String subject = only.orElse("each stream that it does not choose");
        if (only.isEmpty()) {
            ask(subject + " were known to be memory", without(Effect.STREAM));
        }
        ask(subject + " were known to be a file", instead(stream, Effect.FILE, Speed.FAST, 0));
        ask(subject + " were known to be a socket", instead(stream, Effect.NETWORK, Speed.SLOW, 0));
    }

    private void unknown(Evidence evidence, List<UnknownCall> calls) {
        String only = calls.size() == 1 ? calls.get(0).called().display() : null;
        Map<Effect, Evidence> waiting = instead(evidence, Effect.NETWORK, Speed.SLOW, 0);
        if (calls.size() > 1) {
            waiting.put(Effect.UNKNOWN, evidence);
        }
        Map<Effect, Evidence> computing = instead(evidence, Effect.COMPUTE, Speed.UNKNOWN, 1);
        Map<Effect, Evidence> harmless = without(Effect.UNKNOWN);
        String each = only == null ? "each unknown call" : only;
        ask((only == null ? "an unknown call" : each) + " waited for the network", waiting);
        if (differ(solved.verdict(method, computing), solved.verdict(method, harmless))) {
            ask(each + " only computed", computing);
            ask(each + " did next to nothing", harmless);
        } else {
            ask((only == null ? "no unknown call" : each + " never") + " waited", harmless);
        }
    }

    private void speed() {
        if (verdict.workload().ioSpeed() == Speed.UNKNOWN && !effects.containsKey(Effect.STREAM)) {
            Thresholds thresholds = solved.request().thresholds();
            ask("each wait lasted " + millis(thresholds.verySlow()) + " ms or more", lasting(Speed.SLOW));
            ask("each wait lasted less than " + millis(thresholds.fast()) + " ms", lasting(Speed.FAST));
        }
    }

    private static String millis(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros().toPlainString();
    }

    private Map<Effect, Evidence> lasting(Speed speed) {
        Map<Effect, Evidence> others = new EnumMap<>(effects);
        others.replaceAll((effect, evidence) -> effect.blocks() && evidence.speed() == Speed.UNKNOWN
                ? new Evidence(
                        effect,
                        speed,
                        evidence.confidence(),
                        evidence.minor(),
                        evidence.work(),
                        evidence.guess(),
                        evidence.trail())
                : evidence);
        return others;
    }

    private Map<Effect, Evidence> withoutUses(List<ParameterUse> uses) {
        return solved.effects().effectsWithout(method, uses);
    }

    private Map<Effect, Evidence> without(Effect effect) {
        Map<Effect, Evidence> others = new EnumMap<>(effects);
        others.remove(effect);
        return others;
    }

    /** The effects with another in the place of one, unless there is better evidence of it anyway. */
    private Map<Effect, Evidence> instead(Evidence of, Effect effect, Speed speed, int work) {
        Map<Effect, Evidence> others = without(of.effect());
        Evidence there = others.get(effect);
        if (there == null || there.minor()) {
            others.put(effect, new Evidence(effect, speed, of.confidence(), false, work, of.guess(), of.trail()));
        }
        return others;
    }

    private static String never(Effect effect) {
        return switch (effect) {
            case COMPUTE -> "had no loop and called nothing that computes";
            case FILE -> "never waited for the file system";
            case NETWORK -> "never waited for the network";
            case DATABASE -> "never waited for a database";
            case MESSAGE -> "never waited for a message broker";
            case PROCESS -> "never waited for another process";
            case SLEEP -> "never slept";
            case LOCK -> "never waited for a lock";
            case AWAIT -> "never waited for another thread";
            case CONSOLE -> "never used the console";
            case STREAM -> "never used a stream that it does not choose";
            case UNKNOWN -> "called nothing of which nothing is known";
        };
    }
}
