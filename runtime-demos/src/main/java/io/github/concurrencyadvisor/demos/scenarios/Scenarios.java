package io.github.concurrencyadvisor.demos.scenarios;

import java.util.List;
import java.util.Optional;

/** The list of scenarios, branch by branch of the rule. */
public final class Scenarios {

    private static final List<Scenario> ALL = List.of(
            CpuBound.sieve(),
            CpuBound.mandelbrot(),
            CpuBound.sha256(),
            new FastIo(),
            new FileIo(),
            new Jdbc(),
            new SlowIo(),
            new Mixed());

    private Scenarios() {}

    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
