package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;

/** A step of an asynchronous computation that waits for another one. */
public final class BlockingWaitInAsyncStage implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A stage of a CompletableFuture waits for another future instead of being composed with it.",
                """
                A stage runs on whatever thread completes the one before it: a client's I/O thread, a pool's last free thread, the caller.
                That thread then stands still until somebody else completes the other future, and where it is the thread that would have to
                do so, for ever.""",
                """
                import java.util.concurrent.CompletableFuture;

                class Orders {
                    interface Store {
                        CompletableFuture<String> customer(int order);

                        CompletableFuture<String> address(String customer);
                    }

                    CompletableFuture<String> address(Store store, int order) {
                        return store.customer(order).thenApply(customer -> store.address(customer).join());
                    }
                }
                """,
                """
                import java.util.concurrent.CompletableFuture;

                class Orders {
                    interface Store {
                        CompletableFuture<String> customer(int order);

                        CompletableFuture<String> address(String customer);
                    }

                    CompletableFuture<String> address(Store store, int order) {
                        return store.customer(order).thenCompose(customer -> store.address(customer));
                    }
                }
                """,
                """
                A wait for futures that the code shows to be done, after allOf or isDone, is none. Stages that are given an executor are
                left to the rules about that executor.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            for (Call call : method.calls()) {
                for (MethodId stage : effects.stages(call)) {
                    MethodFacts body = effects.method(stage);
                    if (body != null) {
                        waits(effects, body).forEach(wait -> findings.add(finding(body, call, wait)));
                    }
                }
            }
        }
        return findings;
    }

    private static List<Evidence> waits(Effects effects, MethodFacts body) {
        List<Evidence> waits = new ArrayList<>();
        for (Call call : body.calls()) {
            Evidence wait = SiteCalls.ofCall(effects, body, call).get(Effect.AWAIT);
            if (wait != null && SiteCalls.stalls(wait) && wait.confidence() != Confidence.LOW) {
                waits.add(wait);
            }
        }
        return waits;
    }

    private Finding finding(MethodFacts body, Call call, Evidence wait) {
        SiteCalls.Place place = SiteCalls.Place.of(body.declaredIn(), wait);
        return place.finding(
                this,
                severity(),
                SiteCalls.fact(place) + " in a stage that " + call.target().display() + " is given",
                "return the other future from thenCompose, or join both with thenCombine or allOf");
    }
}
