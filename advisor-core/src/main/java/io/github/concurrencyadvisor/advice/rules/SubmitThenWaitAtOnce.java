package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Work that is handed over and waited for by the next call. */
public final class SubmitThenWaitAtOnce implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A task is handed to an executor and waited for at once, or a method that returns a future waits for another.",
                """
                Two threads do the work of one: the caller waits while another runs the task, and nothing runs at the same time. In a
                 loop it is the sequential loop with a hand-over in each turn. A method that returns a future promises its caller not
                 to wait; one that waits for another future inside holds the caller's thread all the same.""",
                """
                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.Callable;
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.ExecutorService;

                class Pages {
                    List<String> load(ExecutorService pool, List<Callable<String>> pages)
                            throws InterruptedException, ExecutionException {
                        List<String> loaded = new ArrayList<>();
                        for (Callable<String> page : pages) {
                            loaded.add(pool.submit(page).get());
                        }
                        return loaded;
                    }
                }
                """,
                """
                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.Callable;
                import java.util.concurrent.ExecutionException;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Future;

                class Pages {
                    List<String> load(ExecutorService pool, List<Callable<String>> pages)
                            throws InterruptedException, ExecutionException {
                        List<Future<String>> loading = new ArrayList<>();
                        for (Callable<String> page : pages) {
                            loading.add(pool.submit(page));
                        }
                        List<String> loaded = new ArrayList<>();
                        for (Future<String> page : loading) {
                            loaded.add(page.get());
                        }
                        return loaded;
                    }
                }
                """,
                """
                A wait with a limit is taken for the reason of the hand-over, and so is a pool of one thread, which keeps what it
                 guards to itself. An executor from elsewhere may be such a pool.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            for (Call wait : method.calls()) {
                if (!(wait.receiver() instanceof Value.Result result)
                        || result.call() >= wait.index()
                        || !CodePlace.waitsWithoutEnd(effects.known(wait), wait, Effect.AWAIT)) {
                    continue;
                }
                Call begun = method.calls().get(result.call());
                CodePlace place = new CodePlace(method, wait);
                if (isNext(method, wait, begun) && isHandedOver(effects, method, begun)) {
                    boolean repeated = wait.loopDepth() > 0;
                    findings.add(place.finding(
                            this,
                            repeated ? severity() : Severity.INFO,
                            place.confidence(),
                            wait.target().display() + " waits at once for what "
                                    + begun.target().display() + " hands over"
                                    + (repeated ? ", in each turn of a loop" : ""),
                            List.of(),
                            repeated
                                    ? "hand all tasks over first, then wait for them"
                                    : "run the task in place, or do other work before waiting for it"));
                } else if (isFutureOf(wait, begun.target().returnType())
                        && isFutureOf(wait, method.id().returnType())) {
                    findings.add(place.finding(
                            this,
                            severity(),
                            Confidence.MEDIUM,
                            wait.target().display() + " waits for what "
                                    + begun.target().display() + " begins, in "
                                    + method.declaredIn().display() + ", which returns a future itself",
                            List.of(),
                            "compose the two futures, so that the second begins when the first is done"));
                }
            }
        }
        return findings;
    }

    /** Whether nothing that takes time stands between the two. */
    private static boolean isNext(MethodFacts method, Call wait, Call begun) {
        return wait.index() == begun.index() + 1
                && method.loops().stream().noneMatch(loop -> loop.line() > begun.line() && loop.line() <= wait.line());
    }

    private static boolean isFutureOf(Call wait, String type) {
        return type.equals("L" + wait.target().owner() + ";");
    }

    private static boolean isHandedOver(Effects effects, MethodFacts method, Call call) {
        KnownApi api = effects.known(call);
        boolean elsewhere = false;
        for (int index = 0; api != null && index < call.arguments().size(); index++) {
            KnownApi.Callback callback = api.callback(index);
            elsewhere |= callback instanceof KnownApi.Callback.On
                    || (callback instanceof KnownApi.Callback.By by && !by.otherwiseHere());
        }
        boolean guarded = effects.runs(method, call).stream().anyMatch(pool -> pool.most() != null && pool.most() == 1);
        return elsewhere && !guarded;
    }
}
