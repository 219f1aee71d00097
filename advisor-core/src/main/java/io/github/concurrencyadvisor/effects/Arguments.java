package io.github.concurrencyadvisor.effects;

import java.util.List;

/** The arguments of the method that is being applied. */
interface Arguments {

    /** Nothing is known of any. */
    Arguments OPEN = index -> Source.OPEN_ONLY;

    List<Source> at(int index);
}
