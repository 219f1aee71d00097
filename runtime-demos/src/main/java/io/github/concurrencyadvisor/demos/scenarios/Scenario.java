package io.github.concurrencyadvisor.demos.scenarios;

/** One kind of work, and the means to find out how it is best run. */
public interface Scenario {

    /** Lower case, words joined by hyphens. */
    String name();

    /** The work in one line, lower case, no full stop. */
    String summary();

    /**
     * The method that does one task of the work and that the advisor is asked about: {@code Sieve#primesBelow}, of this
     * package and with a {@link Shape}.
     */
    String method();

    /** Whether no way of running it can be more times faster than there are cores. */
    boolean boundByCores();

    /** Prepares everything that is not to be timed. */
    Bench open(Size size) throws Exception;
}
