package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;

/**
 * What a rule found, and whether it is reported.
 *
 * @param silent why it is not: lower case, no full stop; empty where it is
 */
public record JudgedFinding(Finding finding, String silent) {

    public boolean isReported() {
        return silent.isEmpty();
    }
}
