package io.github.concurrencyadvisor.demos.page;

/** A part of the page, about one kind of result. */
interface Section {

    /** What a link to it is called; unique on the page. */
    String id();

    String title();

    /** Whether there is anything to show. */
    boolean isIn(Results results);

    /** Writes all below the heading. */
    void write(Results results, Markup out);
}
