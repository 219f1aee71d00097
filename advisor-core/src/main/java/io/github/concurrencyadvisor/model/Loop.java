package io.github.concurrencyadvisor.model;

import org.jspecify.annotations.Nullable;

/**
 * One loop in a method's body.
 *
 * @param line line of the loop's head; 0 where unknown
 * @param endLine its last line; 0 where unknown
 * @param depth 1 for an outermost loop, 2 for a loop inside that, and so on
 * @param bound the constant number of turns where the code states it, else null
 * @param size number of bytecode instructions in the loop, or of syntax nodes where there is only source
 * @param lastExit line of the last statement that leaves the loop before its last turn; 0 where the source has none or is not
 *     there
 * @param endless whether it goes on until it, or what it belongs to, is told to stop, as far as the source says
 */
public record Loop(
        int line, int endLine, int depth, @Nullable Long bound, int size, int lastExit, boolean endless) {

    /** Up to this many turns a loop counts as straight code. */
    public static final long SMALL = 64;

    /** Whether code on the line is repeated, as far as lines tell. */
    public boolean encloses(int codeLine) {
        return line <= codeLine && codeLine <= endLine;
    }

    /** Whether the number of turns is a small constant. */
    public boolean isSmall() {
        return bound != null && bound <= SMALL;
    }
}
