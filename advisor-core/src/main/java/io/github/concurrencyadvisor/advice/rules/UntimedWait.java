package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wait without an end while a lock is held. */
public final class UntimedWait implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A thread that holds a monitor waits for another thread without a time limit.", """
                What is waited for may need the same monitor, or may never come: then all threads that need the monitor stand still
                 with this one, and nothing ends it. A limit turns that into an error that can be handled.""", """
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.Future;

                class Prices {
                    private String last = "";

                    synchronized String update(Future<String> coming) throws InterruptedException, ExecutionException {
                        last = coming.get();
                        return last;
                    }
                }
                """, """
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.Future;

                class Prices {
                    private String last = "";

                    String update(Future<String> coming) throws InterruptedException, ExecutionException {
                        String next = coming.get();
                        synchronized (this) {
                            last = next;
                        }
                        return next;
                    }
                }
                """, """
                Waits without a limit are common and mostly right where no lock is held; only those under a monitor are reported, and
                 only where they stand under it in the same method. A result that is asked for first whether it is there is left alone.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace place : CodePlace.all(effects)) {
            Call call = place.call();
            KnownApi api = effects.known(call);
            if (call.inMonitor()
                    && CodePlace.waitsWithoutEnd(api, call, Effect.AWAIT)
                    && !letsGo(api)
                    && !isAskedFirst(place.in(), call)
                    && !effects.waitsForNothing(place.in(), call)) {
                findings.add(place.finding(
                        this,
                        severity(),
                        place.confidence(),
                        call.target().display() + " waits for another thread without a limit while "
                                + place.in().declaredIn().display() + " holds a monitor",
                        List.of(),
                        "wait outside the monitor, or give the wait a limit and handle its end"));
            }
        }
        return findings;
    }

    /** Whether the wait lets the monitor go meanwhile. */
    private static boolean letsGo(@Nullable KnownApi api) {
        return api != null && api.occurrences().contains(KnownApi.Occurrence.Permit.RELEASE);
    }

    /** Whether the same object was asked a yes-or-no question before: isDone, await with a limit. */
    private static boolean isAskedFirst(MethodFacts method, Call wait) {
        return method.calls().subList(0, wait.index()).stream()
                .anyMatch(call -> wait.receiver() != null
                        && wait.receiver().equals(call.receiver())
                        && call.target().returnType().equals("Z"));
    }
}
