package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.UnknownCall;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a verdict rests on. */
final class Explainer {

    private Explainer() {}

    static MethodExplanation explain(Solved solved, MethodFacts method, List<JudgedFinding> judged) {
        Map<Effect, Evidence> effects = solved.effects().effects(method);
        MethodVerdict verdict = solved.verdict(method, effects);
        List<Hop> witness = verdict.workload().witness();
        List<Evidence> evidence = effects.values().stream()
                .filter(one -> !isMinor(one))
                .sorted(Comparator.comparing(one -> !one.trail().hops().equals(witness)))
                .toList();
        List<Evidence> minor =
                effects.values().stream().filter(Explainer::isMinor).toList();
        List<UnknownCall> unknown =
                effects.containsKey(Effect.UNKNOWN) ? solved.effects().unknownCalls(method) : List.of();
        return new MethodExplanation(
                verdict,
                evidence,
                minor,
                unknown,
                new WhatIfs(solved, method, effects, verdict).ask(unknown),
                solved.effects().carriers(method.id()),
                judged.stream()
                        .filter(one -> one.finding().method().equals(method.id()))
                        .toList());
    }

    /** Whether it never counts; no verdict rests on the console either, whatever is done there. */
    private static boolean isMinor(Evidence evidence) {
        return evidence.minor() || evidence.effect() == Effect.CONSOLE;
    }

    /** What could have been written instead. */
    static List<String> nearest(Solved solved, MethodSelector selector) {
        return selector.nearest(solved.methods().stream()
                .map(selector::suggestion)
                .flatMap(Optional::stream)
                .toList());
    }
}
