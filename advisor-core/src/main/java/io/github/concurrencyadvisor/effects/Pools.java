package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where pools of threads are made, and which of them a value or a site stands for. */
final class Pools {

    /** Superclasses between a pool of the project and the known one are looked through up to so many. */
    private static final int MOST_SUPERCLASSES = 8;

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
        if (api != null) {
            return api.yields() instanceof Yield.RunsOn runsOn ? pool(in, call, runsOn) : null;
        }
        Call above = superCall(call);
        for (int depth = 1; depth < MOST_SUPERCLASSES && above != null; depth++) {
            KnownApi known = above.unresolved() == null ? program.knownMethod(above.target()) : null;
            if (known != null) {
                return known.yields() instanceof Yield.RunsOn runsOn
                        ? pool(in, above, runsOn).by(call)
                        : null;
            }
            above = superCall(above);
        }
        return null;
    }

    /** The constructor call of a class of the project as the one of its superclass that it comes to, given the same; or null. */
    private @Nullable Call superCall(Call call) {
        MethodId target = call.target();
        boolean isOwn = call.unresolved() == null && target.isConstructor() && program.isProject(target.owner());
        MethodFacts constructor = isOwn ? program.resolve(target) : null;
        if (constructor == null) {
            return null;
        }
        for (Call inner : constructor.calls()) {
            boolean isAbove = inner.target().isConstructor()
                    && inner.receiver() == Value.Special.THIS
                    && !inner.target().owner().equals(target.owner());
            if (isAbove) {
                List<Value> given = inner.arguments().stream()
                        .map(argument -> outside(call, argument))
                        .toList();
                return new Call(
                        call.index(),
                        call.kind(),
                        inner.target(),
                        call.receiver(),
                        given,
                        call.line(),
                        call.column(),
                        call.loopDepth(),
                        call.inMonitor(),
                        call.waysAround(),
                        inner.unresolved());
            }
        }
        return null;
    }

    private static Value outside(Call call, Value inside) {
        if (inside instanceof Value.Parameter parameter) {
            return call.argument(parameter.index());
        }
        return inside instanceof Value.Constant ? inside : Value.Special.UNKNOWN;
    }

    /** The pools that the value may be, of those that the project makes; empty where none is known. */
    List<Pool> of(MethodFacts in, @Nullable Value value) {
        List<Pool> pools = new ArrayList<>();
        Captured executor = Captured.outermost(program, in, value);
        for (Source.Handed handed : flow.handedOut(flow.sources(executor.in(), executor.value()))) {
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

    /** The pool as its maker leaves it: what is called on it there may make it larger or smaller. */
    private Pool pool(MethodFacts in, Call call, Yield.RunsOn runsOn) {
        Yield.Filling filling = runsOn.filling();
        Size most = size(in, call, Occurrence.Size.Of.MOST, runsOn.threads());
        Size core = filling == null ? most : size(in, call, Occurrence.Size.Of.CORE, filling.core());
        Long room = filling == null ? null : room(in, call, filling.queue());
        // A pool that nobody gave a largest size, and whose queue never fills, is one of its core.
        boolean byCore = filling != null && !most.stated && room != null && room == AtOnce.NO_END;
        Size largest = byCore && runsOn.threads() == Amount.Endless.MANY ? core : most;
        boolean sized = largest.amount != null && largest.amount != Amount.Endless.MANY;
        return new Pool(
                in,
                call,
                runsOn.carrier(),
                core.number,
                largest.number,
                room,
                sized,
                isPerCore(in, largest),
                asksForMore(in, core, largest));
    }

    private boolean asksForMore(MethodFacts in, Size core, Size largest) {
        if (core.number != null && largest.number != null) {
            return Math.max(1, core.number) < largest.number;
        }
        Value least = core.value();
        Value most = largest.value();
        return least != null && most != null && !new Sameness(program).maybe(in, least, most);
    }

    /**
     * One of a pool's sizes.
     *
     * @param by the call that states it
     * @param stated whether the code asked for it, rather than getting it for want of asking
     */
    private record Size(
            Call by, @Nullable Amount amount, @Nullable Long number, boolean stated) {

        /** What the code gives; null where it gives nothing. */
        @Nullable
        Value value() {
            return amount instanceof Amount.Given given
                            && given.argument() >= 0
                            && given.argument() < by.arguments().size()
                    ? by.argument(given.argument())
                    : number == null ? null : new Value.Constant(number);
        }
    }

    private Size size(MethodFacts in, Call maker, Occurrence.Size.Of of, @Nullable Amount otherwise) {
        for (Call call : in.calls()) {
            KnownApi api =
                    isMadeBy(call.receiver(), maker) && call.index() != maker.index() && call.unresolved() == null
                            ? flow.knownOf(call.target())
                            : null;
            for (Occurrence occurrence : api == null ? List.<Occurrence>of() : api.occurrences()) {
                if (occurrence instanceof Occurrence.Size size && size.of() == of) {
                    return new Size(call, size.amount(), number(in, call, size.amount()), true);
                }
            }
        }
        return new Size(maker, otherwise, number(in, maker, otherwise), otherwise instanceof Amount.Given);
    }

    private static boolean isMadeBy(@Nullable Value value, Call maker) {
        return (value instanceof Value.Result result && result.call() == maker.index())
                || (value instanceof Value.Created created && created.call() == maker.index());
    }

    /** Whether it says so, or says nothing to a maker that then counts the cores. */
    private boolean isPerCore(MethodFacts in, Size size) {
        return size.amount instanceof Amount.Given given
                && (given.argument() >= size.by.arguments().size() || quantities.isCores(in, size.by, given));
    }

    private @Nullable Long number(MethodFacts in, Call call, @Nullable Amount amount) {
        if (amount == Amount.Endless.MANY) {
            return AtOnce.NO_END;
        }
        return amount == null ? null : quantities.number(in, call, amount);
    }

    private @Nullable Long room(MethodFacts in, Call maker, Amount queue) {
        return queue instanceof Amount.Given given
                ? room(in, maker.argument(given.argument()))
                : size(in, maker, Occurrence.Size.Of.ROOM, queue).number;
    }

    /** Whether the class says by code of its own when it is full. */
    private boolean decidesItself(String queue) {
        return program.lineage(queue).stream()
                .filter(program::isProject)
                .map(program::find)
                .flatMap(type -> type == null ? Stream.empty() : type.methods().stream())
                .anyMatch(method -> method.id().name().equals("offer"));
    }

    /** The room of the queue, the largest where there are several. */
    private @Nullable Long room(MethodFacts in, Value queue) {
        Long largest = null;
        for (Source source : flow.sources(in, queue)) {
            if (source instanceof Source.Made made && decidesItself(made.type())) {
                return null;
            }
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
