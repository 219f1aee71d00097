package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Work that is handed over and waited for by the next call. */
public final class SubmitThenWaitAtOnce implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "What is begun is waited for at once: a task, a step of a stream, or another future in a method that returns one.",
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
                 guards to itself, and a fork/join pool, which a task enters to fork there. An executor from elsewhere may be such
                 a pool. Of a stream only the steps of one chain are looked at. A method of the project that returns a future and is
                 waited for at once is a note, and so is one that is given a latch or a future to tell the end by, and a wait in a task
                 whose result is a future itself; a library's may leave no other way, and close() that waits for closeAsync() is meant
                 to.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            for (Call call : method.calls()) {
                LazyWait lazy = LazyWait.of(effects, method, call);
                FutureWait wait = lazy == null ? FutureWait.of(effects, method, call) : null;
                SignalWait signal = wait == null && lazy == null ? SignalWait.of(effects, method, call) : null;
                if (lazy != null) {
                    findings.add(inEachTurnOfAStream(lazy));
                } else if (wait != null && isNext(wait) && isHandedOver(effects, method, wait.begun())) {
                    findings.add(atOnce(wait));
                } else if (wait != null && wait.isInsideOfAnother(effects)) {
                    findings.add(insideOfAnother(
                            new CodePlace(method, call),
                            "what " + wait.begun().target().display() + " begins"));
                } else if (wait != null && wait.isInsideOfTask(effects)) {
                    findings.add(insideOfTask(wait));
                } else if (wait != null && isNext(wait) && wait.isForOwn(effects) && !CodePlace.isOfMain(method)) {
                    findings.add(ofItsOwn(new CodePlace(method, call), wait.begun()));
                } else if (signal != null
                        && signal.isNext(effects)
                        && signal.isForOwn(effects)
                        && !CodePlace.isOfMain(method)) {
                    findings.add(ofItsOwn(new CodePlace(method, call), signal.begun()));
                } else if (wait == null && lazy == null) {
                    String other = FutureWait.other(effects, method, call);
                    if (other != null) {
                        findings.add(insideOfAnother(new CodePlace(method, call), other));
                    }
                }
            }
        }
        return findings;
    }

    private Finding atOnce(FutureWait wait) {
        CodePlace place = new CodePlace(wait.in(), wait.call());
        boolean repeated = wait.call().loopDepth() > 0;
        return place.finding(
                this,
                repeated ? severity() : Severity.INFO,
                place.confidence(),
                wait.call().target().display() + " waits at once for what "
                        + wait.begun().target().display() + " hands over"
                        + (repeated ? ", in each turn of a loop" : ""),
                List.of(),
                repeated
                        ? "hand all tasks over first, then wait for them"
                        : "run the task in place, or do other work before waiting for it");
    }

    private Finding inEachTurnOfAStream(LazyWait wait) {
        return wait.place()
                .finding(
                        this,
                        severity(),
                        wait.place().confidence(),
                        wait.waiting().display() + " waits for what "
                                + wait.begun().display() + " begins, before the stream takes the next element",
                        List.of(),
                        "collect the futures into a list first, then wait for them");
    }

    private Finding ofItsOwn(CodePlace wait, Call begun) {
        return wait.finding(
                this,
                Severity.INFO,
                Confidence.MEDIUM,
                wait.call().target().display() + " waits at once for what "
                        + begun.target().display() + " begins",
                List.of(),
                "return the future, or do the work in place");
    }

    private Finding insideOfTask(FutureWait wait) {
        return new CodePlace(wait.in(), wait.call())
                .finding(
                        this,
                        Severity.INFO,
                        Confidence.MEDIUM,
                        wait.call().target().display() + " waits for what "
                                + wait.begun().target().display()
                                + " begins, in a task of which the result is a future itself",
                        List.of(),
                        "compose the two futures, so that no thread waits for the second");
    }

    private Finding insideOfAnother(CodePlace place, String future) {
        // one that is kept may be done long before
        boolean isKept = place.call().receiver() instanceof Value.FieldRead;
        return place.finding(
                this,
                isKept ? Severity.INFO : severity(),
                Confidence.MEDIUM,
                place.call().target().display() + " waits for " + future + ", in "
                        + place.in().declaredIn().display() + ", which returns a future itself",
                List.of(),
                "compose the two futures, so that the second begins when the first is done");
    }

    /** Whether nothing that takes time stands between the two. */
    private static boolean isNext(FutureWait wait) {
        return wait.call().index() == wait.begun().index() + 1
                && wait.in().loops().stream()
                        .noneMatch(loop -> loop.line() > wait.begun().line()
                                && loop.line() <= wait.call().line());
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
        // A task that forks has to be in the pool that its forks shall run in, and a parallel stream likewise.
        boolean forks = call.target().owner().equals("java/util/concurrent/ForkJoinPool");
        return elsewhere && !guarded && !forks;
    }
}
