package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Platform.Framework;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to take work off an event loop, in the words of the framework that runs it there. */
final class OffTheLoop {

    /** The one whose types the code at the place uses says more than which are there: several stand on Netty. */
    private static final Map<String, Framework> PACKAGES = Map.of(
            "io/vertx/", Framework.VERTX,
            "reactor/", Framework.REACTOR,
            "io/smallrye/mutiny/", Framework.MUTINY,
            "io/netty/", Framework.NETTY);

    private OffTheLoop() {}

    /** What to do with a call that waits. */
    static String waiting(Spawn site, Platform platform) {
        if (site.carrier() == Carrier.UI_THREAD) {
            return SiteCalls.OFF_THE_USER_INTERFACE;
        }
        Framework framework = framework(site, platform);
        if (framework == null) {
            return "hand it to an executor of its own and write the answer when it is done, or use a client that does not wait";
        }
        return switch (framework) {
            case VERTX -> "hand it to vertx.executeBlocking, or use the Vert.x client that does not wait";
            case REACTOR ->
                "wrap it in Mono.fromCallable and add subscribeOn(Schedulers.boundedElastic()), or use a reactive client";
            case MUTINY ->
                "move it with runSubscriptionOn or emitOn to Infrastructure.getDefaultWorkerPool(), or use a client that"
                        + " returns Uni";
            case NETTY ->
                "hand it to an executor of its own and write the answer when it is done, or use a client that does not wait";
        };
    }

    /** What to do with work that only computes. */
    static String computing(Spawn site, Platform platform) {
        return site.carrier() == Carrier.UI_THREAD
                ? SiteCalls.OFF_THE_USER_INTERFACE
                : computing(framework(site, platform));
    }

    /** The same where nothing but the platform tells of the framework. */
    static String computing(Platform platform) {
        return computing(first(platform));
    }

    private static String computing(@Nullable Framework framework) {
        if (framework == Framework.VERTX) {
            return "hand it to vertx.executeBlocking, or to a worker pool of as many threads as there are cores";
        }
        if (framework == Framework.REACTOR) {
            return "move the step to Schedulers.parallel() with publishOn";
        }
        return "hand it to a fixed pool of as many threads as there are cores, and write the answer when it is done";
    }

    private static @Nullable Framework framework(Spawn site, Platform platform) {
        Call call = site.call();
        Framework used = call == null ? null : of(call.target().owner());
        for (String type : site.entry().parameterTypes()) {
            used = used == null && type.startsWith("L") ? of(type.substring(1)) : used;
        }
        String returned = site.entry().returnType();
        used = used == null && returned.startsWith("L") ? of(returned.substring(1)) : used;
        return used == null ? first(platform) : used;
    }

    private static @Nullable Framework of(String type) {
        for (Map.Entry<String, Framework> each : PACKAGES.entrySet()) {
            if (type.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    private static @Nullable Framework first(Platform platform) {
        return platform.frameworks().isEmpty() ? null : Collections.min(platform.frameworks());
    }
}
