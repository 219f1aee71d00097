package io.github.concurrencyadvisor.demos.scenarios;

import io.github.concurrencyadvisor.demos.measure.Model;

/** One kind of work, what the rule says about it, and the means to find out. */
public interface Scenario {

    /** Lower case, words joined by hyphens. */
    String name();

    /** The work in one line, lower case, no full stop. */
    String summary();

    /** What the rule recommends. */
    Model claim();

    /** Whether no way of running it can be more times faster than there are cores. */
    boolean boundByCores();

    /** Prepares everything that is not to be timed. */
    Bench open(Size size) throws Exception;
}
