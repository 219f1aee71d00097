package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A loop that asks another machine for one element after the other. */
public final class SequentialBlockingLoop implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A loop waits for another machine once for each element, one after the other.", """
                The waits add up although nothing computes in the meantime: 100 answers of 50 ms take 5 s one after the other, and hardly
                more than 50 ms when all are asked for before the first is waited for.""", """
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
                """, """
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
                """, """
                Whether a turn needs what the one before found, or must not start unless that succeeded, is not seen. Loops over arrays
                and streams are not looked at, nor are databases, since queries of one connection cannot overlap.""");
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (SiteCalls.runsOn(effects, method, Carrier.EVENT_LOOP)) {
                continue;
            }
            for (Call call : method.calls()) {
                Evidence wait = effects.isForEachElement(method, call) ? request(effects, method, call) : null;
                if (wait == null) {
                    continue;
                }
                SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), wait);
                findings.add(place.finding(
                        this,
                        severity(),
                        SiteCalls.fact(place) + " for one element after the other",
                        instead(platform)));
            }
        }
        return findings;
    }

    /** The wait for an answer; data that goes through one open stream has its order and is none. */
    private static @Nullable Evidence request(Effects effects, MethodFacts method, Call call) {
        Evidence wait = effects.effects(method, call).get(Effect.NETWORK);
        if (wait == null || wait.minor() || wait.speed() != Speed.SLOW || wait.confidence() == Confidence.LOW) {
            return null;
        }
        MethodId leaf = wait.trail().last().callee();
        return leaf == null || effects.isStream(leaf.owner()) ? null : wait;
    }

    private static String instead(Platform platform) {
        return platform.release() >= 21
                ? "start all on Executors.newVirtualThreadPerTaskExecutor(), bounded by a Semaphore, and then wait for them"
                : "start all with a client that does not wait, or on a pool of its own, and then wait for them";
    }
}
