package io.github.concurrencyadvisor.effects;

/**
 * How the evaluation of a method came to a call.
 *
 * @param path ends in the call
 * @param loops how many loops enclose it
 * @param depth how many uses of parameters by uses of parameters led there
 */
record Way(Trail path, int loops, int depth) {

    /** A use of a parameter by a use of a parameter …: deeper than this the argument counts as unknown. */
    static final int DEEPEST = 5;

    Way deeper() {
        return new Way(path, loops, depth + 1);
    }

    Way in(int moreLoops) {
        return new Way(path, loops + moreLoops, depth);
    }

    Way withoutLoops() {
        return new Way(path, 0, depth);
    }

    Way by(Trail otherPath) {
        return new Way(otherPath, loops, depth);
    }

    boolean isTooDeep() {
        return depth > DEEPEST;
    }
}
