package io.github.concurrencyadvisor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call in a method's body.
 *
 * @param index position in {@link MethodFacts#calls()}
 * @param kind how the target is chosen
 * @param target the method the compiler chose: its owner is the static type of the receiver, not the declaring class. Where
 *     {@code unresolved} is set, the owner may be empty and the descriptor {@code ()V}
 * @param receiver null for static calls; the new object for constructor calls
 * @param arguments as many as the target declares; empty where unresolved
 * @param line line of the call; 0 where unknown
 * @param column column of the called name in the source, from 1; 0 where unknown
 * @param loopDepth how many loops of the method enclose the call, loops with a small constant bound not counted
 * @param inMonitor whether the call stands inside a {@code synchronized} block or method
 * @param waysAround how many branches and returns lead around the call: 0 where the method makes it whenever it runs, 1 in a
 *     plain {@code if}, about as many as there are cases in a switch
 * @param unresolved why the target is not known, or null where it is
 */
public record Call(
        int index,
        Kind kind,
        MethodId target,
        @Nullable Value receiver,
        List<Value> arguments,
        int line,
        int column,
        int loopDepth,
        boolean inMonitor,
        int waysAround,
        @Nullable String unresolved) {

    public Call {
        arguments = List.copyOf(arguments);
    }

    /** How the target of a call is chosen. */
    public enum Kind {
        STATIC,
        /** By the receiver's class. */
        VIRTUAL,
        /** Exactly the named method: {@code super.m()}, private methods. */
        SPECIAL,
        CONSTRUCTOR
    }

    /** The argument at the index, or unknown where the call has no such argument. */
    public Value argument(int at) {
        return at >= 0 && at < arguments.size() ? arguments.get(at) : Value.Special.UNKNOWN;
    }

    /** Whether the call stands there, as may others where columns are not known. */
    public boolean isAt(Position at) {
        return line == at.line() && column == at.column();
    }

    public Call at(int newLine, int newColumn) {
        return new Call(
                index,
                kind,
                target,
                receiver,
                arguments,
                newLine,
                newColumn,
                loopDepth,
                inMonitor,
                waysAround,
                unresolved);
    }
}
