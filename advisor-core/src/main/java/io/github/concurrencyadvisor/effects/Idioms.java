package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
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

    private static final KnownApi.Occurrence FOR_A_THREAD = new KnownApi.Occurrence.Of(Effect.AWAIT, false, false);

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

    /** Whether the call is a wait for futures alone, and the code shows that they are done. */
    boolean waitsForNothing(MethodFacts in, Call call) {
        KnownApi api = known(call);
        return api != null && api.occurrences().contains(FOR_A_THREAD) && isDone(in, call);
    }

    /**
     * Whether futures that the call waits for are done by then: the method has asked that one, or has waited for all, or is
     * itself what runs when that one or all are done.
     */
    boolean isDone(MethodFacts in, Call call) {
        KnownApi overridden = call.receiver() == Value.Special.THIS ? program.known(in.id()) : null;
        if (overridden != null && overridden.yields() == KnownApi.Yield.Plain.DONE) {
            return true;
        }
        for (Call before : in.calls().subList(0, call.index())) {
            if (asks(before, call.receiver()) || comesAfterAll(in, before)) {
                return true;
            }
        }
        if (isReady(in, call.receiver()) || isWhatTheStageFollows(in, call.receiver())) {
            return true;
        }
        // What is done when a stage begins is also done in the stages that it begins.
        MethodFacts stage = in;
        while (stage != null && stage.id().isLambdaBody()) {
            MethodFacts body = stage;
            MethodFacts creator = program.resolve(body.declaredIn());
            if (creator != null
                    && creator.calls().stream()
                            .anyMatch(given -> isGiven(given, body.id())
                                    && (comesAfterAll(creator, given) || isListenerOf(given, body, call)))) {
                return true;
            }
            stage = creator;
        }
        return false;
    }

    /** Whether the function is a wait for what it is given, and the step that runs it gives it what the code has asked if it is done. */
    boolean isGivenWhatIsDone(MethodId function, Hop step) {
        KnownApi api = program.knownMethod(function);
        MethodFacts in =
                api != null && api.occurrences().contains(FOR_A_THREAD) ? program.resolve(step.method()) : null;
        return in != null
                && in.calls().stream()
                        .filter(call -> call.isAt(step.at()))
                        .anyMatch(call -> in.calls().subList(0, call.index()).stream()
                                .anyMatch(before -> asks(before, call.argument(0))));
    }

    /** Whether the call asks the future if it is done, itself or by a method that answers yes or no and asks it. */
    private boolean asks(Call call, @Nullable Value future) {
        if (future == null) {
            return false;
        }
        if (says(call)) {
            return future.equals(call.receiver());
        }
        int at = call.arguments().indexOf(future);
        MethodFacts asking = at >= 0 && call.target().returnType().equals("Z") ? program.resolve(call.target()) : null;
        Value given = new Value.Parameter(at);
        return asking != null
                && asking.calls().stream().anyMatch(inner -> says(inner) && given.equals(inner.receiver()));
    }

    /** Whether the wait is for a future that hands itself to the listener that waits, which it does once it is done. */
    private boolean isListenerOf(Call given, MethodFacts listener, Call wait) {
        boolean itsOwn = wait.receiver() instanceof Value.Parameter parameter
                && parameter.index() == listener.id().parameterTypes().size() - 1
                && given.arguments().stream()
                        .anyMatch(argument -> argument instanceof Value.Function function
                                && function.body().equals(listener.id())
                                && parameter.index() >= function.firstOwnParameter());
        return itsOwn
                && given.kind() == Call.Kind.VIRTUAL
                && (program.lineage(given.target().owner())
                                .contains(wait.target().owner())
                        || program.lineage(wait.target().owner())
                                .contains(given.target().owner()));
    }

    /** Whether the call is made on what is done when several others are, possibly by way of other steps. */
    private boolean comesAfterAll(MethodFacts in, Call call) {
        Value on = call.receiver();
        while (on instanceof Value.Result result && result.call() < call.index()) {
            Call step = in.calls().get(result.call());
            if (step.receiver() == null && says(step)) {
                return true;
            }
            on = step.receiver();
        }
        return false;
    }

    /** Whether the value is only ever a future that was done when it was made. */
    private boolean isReady(MethodFacts in, @Nullable Value future) {
        return future != null
                && flow.sources(in, future).stream()
                        .allMatch(source ->
                                source instanceof Source.Handed handed && handed.yield() == KnownApi.Yield.Plain.READY);
    }

    /** Whether the method is a stage that runs when a future is done, and the value is that very future. */
    private boolean isWhatTheStageFollows(MethodFacts in, @Nullable Value future) {
        MethodFacts creator = in.id().isLambdaBody() ? program.resolve(in.declaredIn()) : null;
        if (creator == null || !(future instanceof Value.Parameter parameter)) {
            return false;
        }
        for (Call given : creator.calls()) {
            for (Value argument : given.arguments()) {
                boolean follows = argument instanceof Value.Function function
                        && function.body().equals(in.id())
                        && given.receiver() != null
                        && isStep(given)
                        && given.receiver().equals(Captured.by(function, parameter));
                if (follows) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isStep(Call call) {
        String name = call.target().name();
        return program.isFuture(call.target().owner())
                && (name.startsWith("then")
                        || name.startsWith("when")
                        || name.startsWith("handle")
                        || name.startsWith("exceptionally"));
    }

    /** Whether the call hands out a future that is done already. */
    boolean isReady(Call call) {
        KnownApi api = known(call);
        return api != null && api.yields() == KnownApi.Yield.Plain.READY;
    }

    private boolean says(Call call) {
        KnownApi api = known(call);
        return api != null && api.yields() == KnownApi.Yield.Plain.DONE;
    }

    private static boolean isGiven(Call call, MethodId body) {
        return call.arguments().stream()
                .anyMatch(argument -> argument instanceof Value.Function function
                        && function.body().equals(body));
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
