package io.github.concurrencyadvisor.effects;

import java.util.List;

/** The arguments of the method that is being applied. */
interface Arguments {

    /** Nothing is known of any. */
    Arguments OPEN = index -> Source.OPEN_ONLY;

    /**
     * Nothing is known of any, and what a known API does to functions among them was done where the call stands: there they are
     * seen.
     */
    Arguments SEEN_AT_THE_CALL = index -> Source.OPEN_ONLY;

    List<Source> at(int index);
}
