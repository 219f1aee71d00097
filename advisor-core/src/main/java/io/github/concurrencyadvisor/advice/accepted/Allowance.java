package io.github.concurrencyadvisor.advice.accepted;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.Position;

/**
 * That the source allows what one rule finds at some lines.
 *
 * @param reason as it is written after "because"; empty where an annotation gives none
 * @param written where that is said
 */
public record Allowance(String rule, String reason, Suppression written) {

    /** Where it is written. */
    public Position at() {
        return new Position(written.file(), written.line(), 0);
    }

    boolean allows(Finding finding) {
        return rule.equals(finding.rule())
                && written.file().equals(finding.at().file())
                && written.from() <= finding.at().line()
                && finding.at().line() <= written.to();
    }
}
