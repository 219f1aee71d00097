package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.UnknownCall;
import java.util.List;

/**
 * A verdict and what it rests on.
 *
 * @param evidence the effects that count, one evidence each, what the verdict rests on first
 * @param minor those that never count: they happen rarely or at start-up only, or at the console
 * @param unknown the calls of which nothing is known, by place
 * @param whatIfs what would change the verdict
 * @param carriers what is known to run it
 * @param findings what was found in its code, reported or not
 */
public record MethodExplanation(
        MethodVerdict verdict,
        List<Evidence> evidence,
        List<Evidence> minor,
        List<UnknownCall> unknown,
        List<WhatIf> whatIfs,
        List<CarriedBy> carriers,
        List<JudgedFinding> findings) {
    public MethodExplanation {
        evidence = List.copyOf(evidence);
        minor = List.copyOf(minor);
        unknown = List.copyOf(unknown);
        whatIfs = List.copyOf(whatIfs);
        carriers = List.copyOf(carriers);
        findings = List.copyOf(findings);
    }

    /** Whether the verdict rests on the evidence. */
    public boolean decides(Evidence one) {
        return one.trail().hops().equals(verdict.workload().witness());
    }
}
