package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.steps.Steps;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods that were not followed to their end, as that took too long or failed: of the rest of them nothing is known. */
final class GivenUp {

    private final Program program;
    private final Set<MethodId> stopped = new TreeSet<>();
    private final Set<MethodId> all = new HashSet<>();

    GivenUp(Program program) {
        this.program = program;
    }

    /** What following the method comes to; null where it was given up on the way. */
    @Nullable
    MethodSummary orGiveUp(MethodId method, Supplier<MethodSummary> work) {
        try {
            return program.steps().runUnlessStopped(() -> following(method), work);
        } catch (Steps.Stopped tooLong) {
            stopped.add(method);
        } catch (RuntimeException fault) {
            program.steps().failed(following(method), position(method), fault);
        }
        all.add(method);
        return null;
    }

    /** What is asked of a method beyond its summary; the other where that fails. */
    <R> R asked(MethodId method, Supplier<R> work, Supplier<R> instead) {
        return program.steps().runDespiteFaults(() -> following(method), position(method), work, instead);
    }

    boolean contains(MethodId method) {
        return all.contains(method);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that took too long, sorted. */
    Collection<MethodId> stopped() {
        return stopped;
    }

    private Position position(MethodId method) {
        MethodFacts facts = program.resolve(method);
        return facts == null ? Position.NONE : facts.position();
    }

    private static String following(MethodId method) {
        return "following the calls of " + method.display();
    }
}
