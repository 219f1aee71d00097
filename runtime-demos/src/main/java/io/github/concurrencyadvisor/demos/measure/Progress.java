package io.github.concurrencyadvisor.demos.measure;

/** Is told how far something has come. */
@FunctionalInterface
public interface Progress {

    /** For those who do not want to know. */
    Progress SILENT = (what, done, of) -> {};

    /** So many steps are done of so many; {@code what} is one word or two, lower case. */
    void at(String what, int done, int of);
}
