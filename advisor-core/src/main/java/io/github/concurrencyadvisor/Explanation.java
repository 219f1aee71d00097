package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Problem;
import java.util.List;

/**
 * What was asked about some of a project's methods. The same request gives an equal explanation.
 *
 * @param platform what the advice assumed
 * @param matches the methods that were meant, sorted; empty where there are none
 * @param methods each of them explained, in the order of the code; empty where more than {@link #MOST_EXPLAINED} were meant
 * @param places where a place was asked for and code stands there: what was seen; one for each file that is meant
 * @param nearest where none was meant: what to write to mean others, the nearest to what was written first
 * @param problems with the input, sorted by place
 */
public record Explanation(
        Platform platform,
        List<MethodId> matches,
        List<MethodExplanation> methods,
        List<PlaceExplanation> places,
        List<String> nearest,
        List<Problem> problems) {

    /** Of more methods than this only the names are given. */
    public static final int MOST_EXPLAINED = 5;

    public Explanation {
        matches = List.copyOf(matches);
        methods = List.copyOf(methods);
        places = List.copyOf(places);
        nearest = List.copyOf(nearest);
        problems = List.copyOf(problems);
    }

    /** Whether there is anything of what was asked for. */
    public boolean isAnswer() {
        return !matches.isEmpty() || !places.isEmpty();
    }
}
