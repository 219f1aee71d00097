package io.github.concurrencyadvisor.model;

import java.util.List;

/**
 * The body of a {@code try} and what is caught around it.
 *
 * @param firstCall index of the first call in it
 * @param endCall index behind the last one
 * @param caught internal names of the types caught, in the order of the code
 */
public record Attempt(int firstCall, int endCall, List<String> caught) {

    public Attempt {
        caught = List.copyOf(caught);
    }

    public boolean holds(int call) {
        return firstCall <= call && call < endCall;
    }

    /** The same in code that begins with so many more calls. */
    public Attempt behind(int calls) {
        return new Attempt(firstCall + calls, endCall + calls, caught);
    }
}
