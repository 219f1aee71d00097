package io.github.concurrencyadvisor.effects;

/**
 * How the evaluation of a method came to a call.
 *
 * @param path ends in the call
 * @param loops how many loops enclose it
 * @param depth how many uses of parameters by uses of parameters led there
 * @param guess how likely the dispatches on the path lead along it
 */
record Way(Trail path, int loops, int depth, Guess guess) {

    /** A use of a parameter by a use of a parameter …: deeper than this the argument counts as unknown. */
    static final int DEEPEST = 5;

    /** To a call in the method's own code. */
    Way(Trail path, int loops) {
        this(path, loops, 0, Guess.NONE);
    }

    /** The way to what a callee does to its parameter, with the loops that enclose the call of the callee. */
    Way to(ParameterUse use, Odds odds) {
        return new Way(path.then(use.trail()), loops, depth, then(use.guess().behind(odds.waits())));
    }

    /** The way to what the method itself does to its parameter, as deep as is given. */
    static Way to(ParameterUse use, int depth) {
        return new Way(use.trail(), 0, depth, use.guess());
    }

    Way deeper() {
        return new Way(path, loops, depth + 1, guess);
    }

    Way in(int moreLoops) {
        return new Way(path, loops + moreLoops, depth, guess);
    }

    Way withoutLoops() {
        return new Way(path, 0, depth, guess);
    }

    Way by(Trail otherPath) {
        return new Way(otherPath, loops, depth, guess);
    }

    /** The same where its end is taken for what it does by its name alone. */
    Way doubted() {
        return new Way(path, loops, depth, then(new Guess(1, -1)));
    }

    /** The doubt of the way and of a path that goes on from its end. */
    Guess then(Guess there) {
        return guess.then(there.after(path.length()));
    }

    boolean isTooDeep() {
        return depth > DEEPEST;
    }
}
