package io.github.concurrencyadvisor.demos.misuse;

/** One way of using a concurrency model for what it is not made for. */
public interface Misuse {

    /** What {@code misuse} is asked for: lower case, words joined by hyphens. */
    String name();

    /** What is done wrong: one line, lower case, no full stop. */
    String summary();

    /** The advisor's rule that finds it. */
    String rule();

    /** Whether it does harm on that Java release. */
    default boolean harmsOn(int release) {
        return true;
    }

    /**
     * Does the work in the bad way and in the good one.
     *
     * @throws IllegalStateException if the two ways do not come to the same result
     */
    Harm measure(Effort effort) throws Exception;
}
