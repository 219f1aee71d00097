package io.github.concurrencyadvisor.effects;

import java.util.List;

/** The arguments of the method that is being applied. */
interface Arguments {

    /** Nothing is known of any. */
    Arguments OPEN = Unknown.OPEN;

    /** Of what nothing is known. */
    enum Unknown implements Arguments {
        OPEN,
        /** What a known API does to functions among them was done where the call stands: there they are seen. */
        SEEN_AT_THE_CALL;

        @Override
        public List<Source> at(int index) {
            return Source.OPEN_ONLY;
        }
    }

    List<Source> at(int index);
}
