package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Platform.Framework;
import io.github.concurrencyadvisor.effects.AsyncMethod;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What to write instead of work that holds up an event loop, in the words of the framework that the place is about. */
final class LoopAdvice {

    /** What to do with a wait before a function is told the result. */
    static final String OF_CALLBACK =
            "hand it to an executor, which tells the function what came of it, or return the value itself";

    private LoopAdvice() {}

    /** What to do with a wait. */
    static String ofWait(Spawn site, Platform platform) {
        if (site.carrier() == Carrier.UI_THREAD) {
            return SiteCalls.OFF_THE_USER_INTERFACE;
        }
        return switch (framework(namedAt(site), platform)) {
            case VERTX -> "hand it to vertx.executeBlocking, or use the Vert.x client that does not wait";
            case REACTOR ->
                "wrap it in Mono.fromCallable and add subscribeOn(Schedulers.boundedElastic()), or use a reactive client";
            case MUTINY ->
                "move the step to Infrastructure.getDefaultWorkerPool() with emitOn, or use a client that does not wait";
            case NETTY ->
                "hand it to an executor of its own and write the answer when it is done, or use a client that does not wait";
        };
    }

    /** What to do with a computation. */
    static String ofComputation(Spawn site, Platform platform) {
        return site.carrier() == Carrier.UI_THREAD
                ? SiteCalls.OFF_THE_USER_INTERFACE
                : ofComputation(namedAt(site), platform);
    }

    /** What to do with a computation before the method returns what comes later. */
    static String ofComputation(AsyncMethod async, Platform platform) {
        return ofComputation(named(async.method().id()), platform);
    }

    private static String ofComputation(List<String> named, Platform platform) {
        return switch (framework(named, platform)) {
            case VERTX -> "hand it to vertx.executeBlocking, or to a worker pool of as many threads as there are cores";
            case REACTOR -> "move the step to Schedulers.parallel() with publishOn";
            case MUTINY -> "move the step to Infrastructure.getDefaultWorkerPool() with emitOn";
            case NETTY ->
                "hand it to a fixed pool of as many threads as there are cores, and write the answer when it is done";
        };
    }

    /**
     * The framework that the code names; where it names none, the one of the class path that is closest to the programmer.
     * Netty, which the others run on, stands for any of which no more is known.
     */
    private static Framework framework(List<String> named, Platform platform) {
        for (String type : named) {
            for (Framework framework : Framework.values()) {
                if (framework.has(type)) {
                    return framework;
                }
            }
        }
        return platform.frameworks().stream().min(Comparator.naturalOrder()).orElse(Framework.NETTY);
    }

    /** The classes that the place names, the nearest first. */
    private static List<String> namedAt(Spawn site) {
        Call call = site.call();
        if (call == null) {
            return named(site.entry());
        }
        List<String> named = new ArrayList<>(List.of(call.target().owner()));
        named.addAll(named(call.target()));
        named.addAll(named(site.in()));
        return named;
    }

    private static List<String> named(MethodId method) {
        return Stream.concat(Stream.of(method.returnType()), method.parameterTypes().stream())
                .filter(type -> type.startsWith("L"))
                .map(type -> type.substring(1, type.length() - 1))
                .toList();
    }
}
