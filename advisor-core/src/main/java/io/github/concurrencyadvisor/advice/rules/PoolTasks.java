package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pools that the project makes, and what each is given to run. */
final class PoolTasks {

    /** A task that is made of something in more steps than this is not followed. */
    private static final int MOST_STEPS = 4;

    private PoolTasks() {}

    /** Each pool with the sites that hand it work, possibly none, in the order of classes and code. */
    static Map<Pool, List<Spawn>> of(Effects effects) {
        Map<Pool, List<Spawn>> given = new HashMap<>();
        for (Spawn site : effects.spawns()) {
            Call handing = site.call();
            MethodFacts in = effects.method(site.in());
            for (Pool pool : in == null || handing == null ? List.<Pool>of() : effects.runs(in, handing)) {
                given.computeIfAbsent(pool, any -> new ArrayList<>()).add(site);
            }
        }
        Map<Pool, List<Spawn>> tasks = new LinkedHashMap<>();
        for (CodePlace place : CodePlace.all(effects)) {
            Pool pool = effects.pool(place.in(), place.call());
            if (pool != null) {
                tasks.put(pool, given.getOrDefault(pool, List.of()));
            }
        }
        return tasks;
    }

    /** Whether there are as many such tasks as callers ask for: one for each turn of a loop, or for each call of a method. */
    static boolean isOneOfMany(Effects effects, Spawn task) {
        Call handing = task.call();
        MethodFacts in = effects.method(task.in());
        return in != null
                && handing != null
                && (handing.loopDepth() > 0 || isMadeOfParameters(in, handing.arguments()));
    }

    /** Whether it is an object that lives in a field: however often it is handed over, it is one task and mostly looks whether it runs. */
    static boolean isKept(Effects effects, Spawn task) {
        Call handing = task.call();
        KnownApi api = handing == null ? null : effects.known(handing);
        if (handing == null || api == null) {
            return false;
        }
        for (int index = 0; index < handing.arguments().size(); index++) {
            if (api.callback(index) instanceof KnownApi.Callback.By
                    && handing.argument(index).alternatives().stream().allMatch(Value.FieldRead.class::isInstance)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the values was made of what the method is given, and so is another in each call of it. */
    static boolean isMadeOfParameters(MethodFacts in, List<Value> values) {
        return isMadeOf(in, values, MOST_STEPS);
    }

    private static boolean isMadeOf(MethodFacts in, List<Value> values, int steps) {
        return steps > 0
                && values.stream()
                        .flatMap(value -> value.alternatives().stream())
                        .anyMatch(value ->
                                value instanceof Value.Parameter || isMadeOf(in, madeOf(in, value), steps - 1));
    }

    /** A lambda's parts are what it is given itself, not what was made of that: a thread that reads what a process writes goes with the process. */
    private static List<Value> madeOf(MethodFacts in, Value value) {
        if (value instanceof Value.Function function) {
            return function.captured().stream()
                    .filter(Value.Parameter.class::isInstance)
                    .toList();
        }
        int by = value instanceof Value.Created created
                ? created.call()
                : value instanceof Value.Result result ? result.call() : -1;
        return by < 0 || by >= in.calls().size()
                ? List.of()
                : in.calls().get(by).arguments();
    }

    /** Whether the program or a class starts there: what it makes is made once, and ends with it. */
    static boolean runsOnce(Effects effects, MethodFacts method) {
        return method.id().name().equals("<clinit>")
                || effects.carriers(method.id()).stream()
                        .anyMatch(by -> by.carrier() == Carrier.MAIN
                                && by.site().entry().equals(method.id()));
    }
}
