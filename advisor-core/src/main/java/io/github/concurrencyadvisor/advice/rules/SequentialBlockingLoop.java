package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Elements;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A loop that asks another machine for one element after the other. */
public final class SequentialBlockingLoop implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A loop, a stream or a chain of futures waits for one thing after the other, although none needs the one before.",
                """
                The waits add up although nothing computes in the meantime: 100 answers of 50 ms take 5 s one after the other, and hardly
                more than 50 ms when all are asked for before the first is waited for. The same holds where nothing blocks: concatMap and
                thenCompose begin the next only when the one before is done.""",
                """
                import java.io.IOException;
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;
                import java.util.ArrayList;
                import java.util.List;

                class Pages {
                    private final HttpClient client = HttpClient.newHttpClient();

                    List<String> load(List<URI> pages) throws IOException, InterruptedException {
                        List<String> loaded = new ArrayList<>();
                        for (URI page : pages) {
                            HttpRequest request = HttpRequest.newBuilder(page).build();
                            loaded.add(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
                        }
                        return loaded;
                    }
                }
                """,
                """
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;
                import java.util.ArrayList;
                import java.util.List;
                import java.util.concurrent.CompletableFuture;

                class Pages {
                    private final HttpClient client = HttpClient.newHttpClient();

                    CompletableFuture<List<String>> load(List<URI> pages) {
                        List<CompletableFuture<String>> loading = new ArrayList<>();
                        for (URI page : pages) {
                            HttpRequest request = HttpRequest.newBuilder(page).build();
                            loading.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body));
                        }
                        return CompletableFuture.allOf(loading.toArray(new CompletableFuture<?>[0]))
                                .thenApply(done -> loading.stream().map(CompletableFuture::join).toList());
                    }
                }
                """,
                """
                Whether a turn must not start unless the one before succeeded is not seen. Loops over arrays are not looked at, nor are
                databases, since queries of one connection cannot overlap. Loops that may end with what a turn brought, and streams
                that search, are passed over, and so is a program's main method. What waits for a future or a latch counts as a
                request where it began what it waits for. Chains of futures and concatMap count where what is
                called is named as something that looks up (get, find, load, …), or is the same method of the project for something
                else.""");
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (CodePlace.isOfMain(method)) {
                continue;
            }
            // What waits on an event loop is for the rules about event loops, not something to do more of.
            boolean mayWait = !SiteCalls.runsOn(effects, method, Carrier.EVENT_LOOP);
            Set<Integer> loops = new HashSet<>();
            for (Call call : method.calls()) {
                SerialSteps serial = SerialSteps.of(effects, method, call);
                if (serial != null) {
                    findings.add(serial(serial));
                }
                if (!mayWait) {
                    continue;
                }
                FutureWait wait = FutureWait.of(effects, method, call);
                int loop = CodePlace.loopAround(method, call);
                if (wait != null && wait.isOfEachElement(effects)) {
                    loops.add(loop);
                    findings.add(wait(wait));
                } else if (!loops.contains(loop)
                        && isForEach(effects.elements(), method, call)
                        && !CodePlace.mayEndLoop(method, call)) {
                    Evidence request = request(effects, method, call);
                    Evidence waits = request == null ? answer(effects, method, call) : request;
                    if (waits != null) {
                        loops.add(loop);
                        findings.add(request(method, waits, platform));
                    }
                }
            }
        }
        return findings;
    }

    private static boolean isForEach(Elements elements, MethodFacts method, Call call) {
        boolean namesFunction = call.arguments().stream()
                .anyMatch(argument -> argument instanceof Value.Function function
                        && !function.body().isLambdaBody());
        return elements.isForEach(method, call) || (namesFunction && elements.callsForEach(method, call));
    }

    private Finding serial(SerialSteps steps) {
        return steps.place().finding(this, severity(), Confidence.MEDIUM, steps.fact(), List.of(), steps.advice());
    }

    private Finding wait(FutureWait wait) {
        CodePlace place = new CodePlace(wait.in(), wait.call());
        return place.finding(
                this,
                severity(),
                place.confidence(),
                wait.call().target().display() + " waits for what "
                        + wait.begun().target().display() + " begins, for one element after the other",
                List.of(),
                "begin all first and then wait for them, or ask for all at once where that is offered");
    }

    private Finding request(MethodFacts method, Evidence request, Platform platform) {
        SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), request);
        return place.finding(
                this, severity(), SiteCalls.fact(place) + " for one element after the other", instead(platform));
    }

    /**
     * The wait for an answer. Data that goes through one open stream has its order and is none, nor is the look-up of a name,
     * which the platform remembers.
     */
    private static @Nullable Evidence request(Effects effects, MethodFacts method, Call call) {
        Evidence wait = effects.effects(method, call).get(Effect.NETWORK);
        if (wait == null || wait.minor() || wait.speed() != Speed.SLOW || wait.confidence() == Confidence.LOW) {
            return null;
        }
        MethodId leaf = wait.trail().last().callee();
        return leaf == null || effects.isStream(leaf.owner()) || SiteCalls.looksUpName(leaf) ? null : wait;
    }

    /** The wait of a method that begins something and goes on when it is there, as one does that hides an asynchronous client. */
    private static @Nullable Evidence answer(Effects effects, MethodFacts method, Call call) {
        Evidence wait = effects.effects(method, call).get(Effect.AWAIT);
        if (wait == null
                || wait.minor()
                || wait.confidence() == Confidence.LOW
                || wait.trail().length() == 1) {
            return null;
        }
        Hop last = wait.trail().last();
        List<Hop> way = wait.trail().hops();
        boolean isAskedHere = effects.isOwn(last.method().owner())
                || effects.isOwn(way.get(way.size() - 2).method().owner());
        // Further down in a library it may be a connection, say, that is there the next time.
        MethodFacts waiting = isAskedHere ? effects.method(last.method()) : null;
        Call leaf = waiting == null ? null : effects.call(waiting, last);
        Call begun = waiting == null || leaf == null ? null : begunFor(effects, waiting, leaf);
        return begun == null
                        || FutureWait.beginsNothing(begun)
                        || begun.target().owner().startsWith("java/")
                ? null
                : wait;
    }

    private static @Nullable Call begunFor(Effects effects, MethodFacts in, Call wait) {
        if (effects.isDone(in, wait)) {
            return null;
        }
        SignalWait signal = SignalWait.of(effects, in, wait);
        if (signal != null) {
            return signal.begun();
        }
        return effects.isFuture(wait.target().owner()) ? FutureWait.begun(effects, in, wait.receiver()) : null;
    }

    private static String instead(Platform platform) {
        return platform.release() >= 21
                ? "start all on Executors.newVirtualThreadPerTaskExecutor(), bounded by a Semaphore, and then wait for them"
                : "start all with a client that does not wait, or on a pool of its own, and then wait for them";
    }
}
