package io.github.concurrencyadvisor.demos.measure;

/**
 * One way of doing the work.
 *
 * @param name unique among those compared
 * @param model which model it stands for
 * @param work does all of the work once
 */
public record Contender(String name, Model model, Work work) {

    /** The work of one round; returns a number that is the same however the work is done. */
    @FunctionalInterface
    public interface Work {
        long run() throws Exception;
    }
}
