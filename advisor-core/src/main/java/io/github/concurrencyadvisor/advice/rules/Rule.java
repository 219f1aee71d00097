package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import java.util.List;

/** One rule: its class's name is its name everywhere, in reports, settings and suppressions. Stateless. */
public interface Rule {

    /** The name to report, switch and suppress it by. */
    default String name() {
        return getClass().getSimpleName();
    }

    RuleDoc doc();

    /** The worst harm that its findings do; a finding may be milder. */
    Severity severity();

    /** What the rule finds in the program; in any order. */
    List<Finding> check(Effects effects, Platform platform);
}
