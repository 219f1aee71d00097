package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the code around a call says of it, beyond its effects. */
final class Idioms {

    private final Program program;
    private final ValueFlow flow;

    Idioms(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
    }

    /** The carriers that an executor, thread factory or stream stands for; empty where nothing says. */
    Set<Carrier> standsFor(MethodFacts in, @Nullable Value value) {
        Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
        for (Source.Handed handed : flow.handedOut(flow.sources(in, value))) {
            if (handed.yield() instanceof KnownApi.Yield.RunsOn runsOn) {
                carriers.add(runsOn.carrier());
            }
        }
        return carriers;
    }

    /** Whether the call makes a pool that keeps its threads, up to a number. */
    boolean makesPool(Call call) {
        KnownApi api = known(call);
        return api != null && api.yields() instanceof KnownApi.Yield.RunsOn runsOn && runsOn.threads() != null;
    }

    /** Whether the value holds an object for each thread that uses it. */
    boolean isPerThread(MethodFacts in, @Nullable Value value) {
        return flow.handedOut(flow.sources(in, value)).stream()
                .anyMatch(handed -> handed.yield() == KnownApi.Yield.Plain.PER_THREAD);
    }

    /** Whether the call takes a permit or gives one back. */
    boolean handlesPermits(Call call) {
        KnownApi api = known(call);
        return api != null && api.occurrences().stream().anyMatch(KnownApi.Occurrence.Permit.class::isInstance);
    }

    /** The call of the same method that made the executor or stream which runs what the call is given; null where none did. */
    @Nullable
    Call maker(MethodFacts in, Call call) {
        KnownApi api = known(call);
        Call switched = ParallelStreams.switchBelow(in, call);
        if (switched != null) {
            return ParallelStreams.isParallel(switched) ? switched : null;
        }
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            if (!(api.callback(index) instanceof KnownApi.Callback.By by)) {
                continue;
            }
            Value executor = by.argument() < 0 ? call.receiver() : call.argument(by.argument());
            for (Source.Handed handed : flow.handedOut(flow.sources(in, executor))) {
                if (handed.by() != null && handed.by().in().equals(in)) {
                    return handed.by().call();
                }
            }
        }
        return null;
    }

    /** The functions that the call is given to be run by whatever thread completes what comes before. */
    List<MethodId> stages(Call call) {
        KnownApi api = byName(call);
        List<MethodId> bodies = new ArrayList<>();
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            boolean stage = api.callback(index) == KnownApi.Callback.Plain.STAGE;
            if (stage && call.argument(index) instanceof Value.Function function) {
                bodies.add(function.body());
            }
        }
        return bodies;
    }

    /** Whether the call hands out a future that is done already. */
    boolean isReady(Call call) {
        KnownApi api = known(call);
        return api != null && api.yields() == KnownApi.Yield.Plain.READY;
    }

    /**
     * What is known of the call or, where its class is not, what its name alone says; null where that is nothing.
     */
    @Nullable
    KnownApi byName(Call call) {
        KnownApi known = known(call);
        return known != null ? known : program.convention(call);
    }

    private @Nullable KnownApi known(Call call) {
        return call.unresolved() == null ? program.knownMethod(call.target()) : null;
    }
}
