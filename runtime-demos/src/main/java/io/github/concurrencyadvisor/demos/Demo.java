package io.github.concurrencyadvisor.demos;

/** One idea, shown by running it. */
public interface Demo {

    /** What {@code run} is asked for: lower case, words joined by hyphens. */
    String name();

    /** What is to be seen: one line, lower case, no full stop. */
    String summary();

    /** Runs to its end; leaves no thread and no process behind, also when it fails. */
    void run(Stage stage) throws Exception;
}
