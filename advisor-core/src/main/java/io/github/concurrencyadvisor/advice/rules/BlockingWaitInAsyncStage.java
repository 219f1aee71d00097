package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.AsyncMethod;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;

/** A step of an asynchronous computation that waits, or a method that waits before it returns a future. */
public final class BlockingWaitInAsyncStage implements Rule {

    private static final String ADVICE =
            "return the other future from thenCompose, or join both with thenCombine or allOf";

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A stage of a future waits for another one, or a method waits before it returns its future.",
                """
                A stage runs on whatever thread completes the one before it: a client's I/O thread, a pool's last free thread, the caller.
                That thread then stands still until somebody else completes the other future, and where it is the thread that would have to
                do so, for ever. A method that returns a future, a Mono or a Uni promises likewise that its caller can go on: what it
                waits for before it returns, its caller waits for, who mostly is an event loop and has no way to know. So does one that
                is given a function to tell the result, as with Vert.x's handlers, and tells it a future that is done already.""",
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
                left to the rules about that executor. Of methods that return a future of the JDK or of Guava only those are reported
                that wrap what they waited for into one which is done already, and none that something is known to run elsewhere.""");
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
                        waitsByName(effects, body).forEach(wait -> findings.add(finding(call, wait)));
                    }
                }
            }
        }
        for (AsyncMethod async : effects.asyncMethods()) {
            AsyncBodies.places(effects, async, SiteCalls::worst)
                    .forEach(place -> findings.add(finding(
                            effects,
                            place,
                            async.usual(),
                            "returns its " + async.returns(),
                            AsyncBodies.instead(async, platform))));
        }
        for (MethodFacts method : effects.methods()) {
            CallbackBodies.places(effects, method, SiteCalls::worst)
                    .forEach(place -> findings.add(
                            finding(effects, place, Carrier.UNKNOWN, CallbackBodies.END, CallbackBodies.INSTEAD)));
        }
        return findings;
    }

    private Finding finding(Effects effects, SiteCalls.Place place, Carrier usual, String end, String advice) {
        Evidence wait = place.evidence();
        boolean brief =
                wait.effect() == Effect.FILE && (usual != Carrier.EVENT_LOOP || SiteCalls.isPassing(effects, place));
        return new Finding(
                name(),
                brief ? Severity.INFO : Severity.WARNING,
                wait.confidence().atMost(Confidence.MEDIUM),
                place.method(),
                place.at(),
                SiteCalls.fact(place) + " before " + place.method().display() + " " + end,
                place.witness(),
                advice);
    }

    private static List<Evidence> waits(Effects effects, MethodFacts body) {
        List<Evidence> waits = new ArrayList<>();
        for (Call call : body.calls()) {
            boolean isByName = effects.known(call) == null && effects.byName(call) != null;
            Evidence wait =
                    isByName ? null : SiteCalls.ofCall(effects, body, call).get(Effect.AWAIT);
            if (wait != null
                    && SiteCalls.stalls(wait)
                    && wait.confidence() != Confidence.LOW
                    && !ThreadQuestions.areAsked(effects, wait)) {
                waits.add(wait);
            }
        }
        return waits;
    }

    /** Waits for what the stage itself begins, where the class of the future is not there to be read. */
    private static List<FutureWait> waitsByName(Effects effects, MethodFacts body) {
        List<FutureWait> waits = new ArrayList<>();
        for (Call call : body.calls()) {
            FutureWait wait = effects.known(call) == null ? FutureWait.of(effects, body, call) : null;
            if (wait != null && !FutureWait.beginsNothing(wait.begun()) && !effects.isDone(body, call)) {
                waits.add(wait);
            }
        }
        return waits;
    }

    private Finding finding(Call call, FutureWait wait) {
        return new CodePlace(wait.in(), wait.call())
                .finding(
                        this,
                        severity(),
                        Confidence.MEDIUM,
                        wait.call().target().display() + " waits for another thread in a stage that "
                                + call.target().display() + " is given",
                        List.of(),
                        ADVICE);
    }

    private Finding finding(MethodFacts body, Call call, Evidence wait) {
        SiteCalls.Place place = SiteCalls.Place.of(body.declaredIn(), wait);
        return place.finding(
                this,
                severity(),
                SiteCalls.fact(place) + " in a stage that " + call.target().display() + " is given",
                ADVICE);
    }
}
