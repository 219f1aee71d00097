package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.model.Carrier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a finding.
 *
 * @param carriers what is known to run the code that it speaks of, in the order of the enum; empty where nothing is
 * @param verdict on the method or lambda that holds the place; null where its code is not the project's
 * @param whatIfs what would change that verdict
 */
public record FindingContext(
        Finding finding, List<Carrier> carriers, @Nullable MethodVerdict verdict, List<WhatIf> whatIfs) {
    public FindingContext {
        carriers = List.copyOf(carriers);
        whatIfs = List.copyOf(whatIfs);
    }
}
