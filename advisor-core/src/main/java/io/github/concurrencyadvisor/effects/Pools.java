package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where pools of threads are made, and which of them a value or a site stands for. */
final class Pools {

    private final Program program;
    private final ValueFlow flow;
    private final Quantities quantities;

    Pools(Program program, ValueFlow flow) {
        this.program = program;
        this.flow = flow;
        this.quantities = new Quantities(program, flow);
    }

    /** The pool that the call hands out, or null. */
    @Nullable
    Pool madeBy(MethodFacts in, Call call) {
        KnownApi api = call.unresolved() == null ? program.knownMethod(call.target()) : null;
        return api != null && api.yields() instanceof Yield.RunsOn runsOn ? pool(in, call, runsOn) : null;
    }

    /** The pools that the value may be, of those that the project makes; empty where none is known. */
    List<Pool> of(MethodFacts in, @Nullable Value value) {
        List<Pool> pools = new ArrayList<>();
        for (Source.Handed handed : flow.handedOut(flow.sources(in, value))) {
            Source.Handed.Place by = handed.by();
            if (by != null && handed.yield() instanceof Yield.RunsOn runsOn) {
                pools.add(pool(by.in(), by.call(), runsOn));
            }
        }
        return pools;
    }

    /** The pools that the call hands work to. */
    List<Pool> runs(MethodFacts in, Call call) {
        KnownApi api = call.unresolved() == null ? flow.knownOf(call.target()) : null;
        List<Pool> pools = new ArrayList<>();
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            if (api.callback(index) instanceof KnownApi.Callback.By by) {
                of(in, by.argument() < 0 ? call.receiver() : call.argument(by.argument())).stream()
                        .filter(pool -> !pools.contains(pool))
                        .forEach(pools::add);
            }
        }
        return pools;
    }

    private Pool pool(MethodFacts in, Call call, Yield.RunsOn runsOn) {
        Yield.Filling filling = runsOn.filling();
        Long most = number(in, call, runsOn.threads());
        Long core = filling == null ? most : number(in, call, filling.core());
        Long room = filling == null ? null : room(in, call.argument(filling.queue()));
        boolean sized = runsOn.threads() != null && runsOn.threads() != Amount.Endless.MANY;
        return new Pool(in, call, runsOn.carrier(), core, most, room, sized);
    }

    private @Nullable Long number(MethodFacts in, Call call, @Nullable Amount amount) {
        if (amount == Amount.Endless.MANY) {
            return AtOnce.NO_END;
        }
        return amount == null ? null : quantities.number(in, call, amount);
    }

    /** The room of the queue, the largest where there are several. */
    private @Nullable Long room(MethodFacts in, Value queue) {
        Long largest = null;
        for (Source source : flow.sources(in, queue)) {
            for (Source meaning : source instanceof Source.Made made ? flow.behind(made) : List.of(source)) {
                Long room = meaning instanceof Source.Handed handed
                                && handed.by() != null
                                && handed.yield() instanceof Yield.Queue of
                        ? number(handed.by().in(), handed.by().call(), of.room())
                        : null;
                if (room == null) {
                    return null;
                }
                largest = largest == null ? room : (Long) Math.max(largest, room);
            }
        }
        return largest;
    }
}
