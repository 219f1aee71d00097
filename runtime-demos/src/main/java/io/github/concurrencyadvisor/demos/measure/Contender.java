package io.github.concurrencyadvisor.demos.measure;

import java.util.Optional;

/**
 * One way of doing the work.
 *
 * @param name unique among those compared
 * @param model which of the article's models it is, taken at its word: a pool of threads is THREADS whatever it computes
 * @param means which realisation of the advisor it is done as it should be; NONE for one that is done otherwise
 * @param way what its cost follows from; empty for one that no cost model describes
 * @param work does all of the work once
 */
public record Contender(String name, Model model, Means means, Optional<Way> way, Work work) {

    /** The work of one round; returns a number that is the same however the work is done. */
    @FunctionalInterface
    public interface Work {
        long run() throws Exception;
    }
}
