package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What callers see of a method: its effects, each with its witness, and what it does to its parameters.
 *
 * @param effects by effect, at most one evidence each, the highest
 * @param uses what it does to its parameters; {@code effects} does not count these
 */
public record MethodSummary(MethodId method, Map<Effect, Evidence> effects, List<ParameterUse> uses) {

    public MethodSummary {
        EnumMap<Effect, Evidence> copy = new EnumMap<>(Effect.class);
        copy.putAll(effects);
        effects = Collections.unmodifiableMap(copy);
        uses = List.copyOf(uses);
    }

    /** Whether both have the same effects and uses, by whatever paths. */
    boolean saysTheSameAs(MethodSummary other) {
        if (effects.size() != other.effects.size() || uses.size() != other.uses.size()) {
            return false;
        }
        for (Evidence evidence : effects.values()) {
            Evidence others = other.effects.get(evidence.effect());
            if (others == null || !evidence.saysTheSameAs(others)) {
                return false;
            }
        }
        return uses.isEmpty() || keys().equals(other.keys());
    }

    /** Whether callers come to the same things through both, however sure and however often. */
    boolean usesTheSameAs(MethodSummary other) {
        return uses.size() == other.uses.size()
                && (uses.isEmpty() || keys().keySet().equals(other.keys().keySet()));
    }

    /** How many hops all its paths have together. */
    int lengthOfTrails() {
        return effects.values().stream()
                        .mapToInt(evidence -> evidence.trail().length())
                        .sum()
                + uses.stream().mapToInt(use -> use.trail().length()).sum();
    }

    private record Growth(int loops, int doubt) {}

    private Map<ParameterUse.Key, Growth> keys() {
        Map<ParameterUse.Key, Growth> growths = new HashMap<>();
        uses.forEach(use ->
                growths.put(use.key(), new Growth(use.loops(), use.guess().doubt())));
        return growths;
    }

    /** The same, and something of which nothing is known. */
    MethodSummary andUnknown() {
        Map<Effect, Evidence> more = new EnumMap<>(Effect.class);
        more.putAll(effects);
        Trail here = Trail.of(new Hop(method, Position.NONE, null));
        more.putIfAbsent(Effect.UNKNOWN, new Evidence(Effect.UNKNOWN, Speed.UNKNOWN, Confidence.LOW, false, 0, here));
        return new MethodSummary(method, more, uses);
    }

    MethodSummary without(Effect effect) {
        if (!effects.containsKey(effect)) {
            return this;
        }
        Map<Effect, Evidence> fewer = new EnumMap<>(effects);
        fewer.remove(effect);
        return new MethodSummary(method, fewer, uses);
    }

    MethodSummary with(List<ParameterUse> otherUses) {
        return new MethodSummary(method, effects, otherUses);
    }

    static MethodSummary nothing(MethodId method) {
        return new MethodSummary(method, Map.of(), List.of());
    }
}
