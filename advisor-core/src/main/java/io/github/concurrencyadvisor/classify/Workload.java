package io.github.concurrencyadvisor.classify;

import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Speed;
import java.util.List;

/**
 * The verdict on one method.
 *
 * @param ioSpeed how long its waits last; UNKNOWN where it does no I/O or nothing says
 * @param effects what it does, sorted; minor effects left out
 * @param work how its computing grows: 0 for straight code, 1 for a loop, 2 for a loop in a loop and so on, callees included
 * @param why the evidence in a sentence: lower case, no full stop
 * @param witness the path that proves the verdict, from the method itself to the call that decides; empty for TRIVIAL and for
 *     straight code
 */
public record Workload(
        WorkloadKind kind,
        Speed ioSpeed,
        Confidence confidence,
        List<Effect> effects,
        int work,
        String why,
        List<Hop> witness) {
    public Workload {
        effects = List.copyOf(effects);
        witness = List.copyOf(witness);
    }
}
