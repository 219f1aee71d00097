package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;

/**
 * What the rules saw at a line, and what they made of it.
 *
 * @param at the line
 * @param calls what is called there, in the order of the code
 * @param here what was found there, reported or not
 * @param through what was found elsewhere by way of this line
 */
public record PlaceExplanation(
        Position at, List<SeenCall> calls, List<JudgedFinding> here, List<JudgedFinding> through) {
    public PlaceExplanation {
        calls = List.copyOf(calls);
        here = List.copyOf(here);
        through = List.copyOf(through);
    }

    /**
     * One call at the line.
     *
     * @param in the method whose code makes it
     * @param carriers what is known to run that method
     * @param effects what it does to the thread, one evidence for each effect
     * @param silent what of this keeps rules silent, in the words of sentences: lower case, no full stop
     */
    public record SeenCall(
            MethodId in, MethodId called, List<CarriedBy> carriers, List<Evidence> effects, List<String> silent) {
        public SeenCall {
            carriers = List.copyOf(carriers);
            effects = List.copyOf(effects);
            silent = List.copyOf(silent);
        }
    }

    /** Whether something is reported at the line itself. */
    public boolean isReported() {
        return here.stream().anyMatch(JudgedFinding::isReported);
    }
}
