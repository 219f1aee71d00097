package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.effects.AsyncMethod;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What methods do before they return a result that promises their caller that it can go on. */
final class AsyncBodies {

    private static final String ANY_FUTURE =
            "hand it to an executor and return that future, or return the value itself";

    private AsyncBodies() {}

    /**
     * Each call of the method that has what the function picks. What another such method does is left to that one, and of a
     * method that a loop does not call for certain only what its result is already done for.
     */
    static List<SiteCalls.Place> places(
            Effects effects, AsyncMethod async, Function<Map<Effect, Evidence>, @Nullable Evidence> picked) {
        MethodFacts method = async.method();
        boolean counts = async.usual() == Carrier.EVENT_LOOP || returnsOnlyWhatIsDone(effects, method);
        List<SiteCalls.Place> places = new ArrayList<>();
        for (Call call : method.calls()) {
            Evidence found = picked.apply(SiteCalls.ofCall(effects, method, call));
            if (found == null
                    || isWaitForAnother(effects, method, call, found)
                    || (!counts && !endsInWhatIsDone(effects, method, call))) {
                continue;
            }
            SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), found);
            boolean ofAnother = place.witness().stream().skip(1).anyMatch(hop -> effects.isAsync(hop.method()));
            if (!ofAnother) {
                places.add(place);
            }
        }
        return places;
    }

    /** Whether a future is waited for that the method could compose with its own: another rule says so. */
    private static boolean isWaitForAnother(Effects effects, MethodFacts method, Call call, Evidence found) {
        FutureWait wait = found.effect() == Effect.AWAIT ? FutureWait.of(effects, method, call) : null;
        return wait != null && wait.isInsideOfAnother(effects);
    }

    private static boolean returnsOnlyWhatIsDone(Effects effects, MethodFacts method) {
        return !method.returned().isEmpty()
                && method.returned().stream()
                        .flatMap(value -> value.alternatives().stream())
                        .allMatch(value -> value instanceof Value.Result result
                                && effects.isReady(method.calls().get(result.call())));
    }

    /** Whether a future that is done already is made of the call's result. */
    private static boolean endsInWhatIsDone(Effects effects, MethodFacts method, Call call) {
        return method.calls().stream()
                .anyMatch(user -> effects.isReady(user) && CodePlace.isGiven(method, user, call.index()));
    }

    /** What to write instead. */
    static String instead(AsyncMethod async, Platform platform) {
        return switch (async.returns()) {
            case "Mono", "Flux" ->
                "wrap it in Mono.fromCallable and add subscribeOn(Schedulers.boundedElastic()), or use a reactive client";
            case "Uni", "Multi" ->
                "wrap it in Uni.createFrom().item(() -> …) and add runSubscriptionOn(Infrastructure.getDefaultWorkerPool())";
            case "Flowable", "Observable", "Single", "Maybe", "Completable" ->
                "wrap it in fromCallable and add subscribeOn(Schedulers.io())";
            case "Future" ->
                async.usual() == Carrier.EVENT_LOOP && platform.frameworks().contains(Platform.Framework.VERTX)
                        ? "hand it to vertx.executeBlocking and return that future"
                        : ANY_FUTURE;
            default -> ANY_FUTURE;
        };
    }
}
