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
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wait of a virtual thread that keeps its carrier. */
public final class PinnedVirtualThread implements Rule {

    /** The first release in which a virtual thread that waits inside a monitor leaves its carrier. */
    private static final int MONITORS_LET_GO = 24;

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A virtual thread waits where it cannot leave its carrier.", """
                A virtual thread that waits normally leaves its carrier to others. Before Java 24 it cannot do so inside a synchronized
                block or method, and on every release not while it initialises a class: of the few carriers, one a core, each such wait
                takes one away. Measured on two cores: a class initialiser that waits 50 ms held up eight virtual threads for 216 ms.""", """
                import java.io.IOException;
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;

                class Rates {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    private final HttpClient client = HttpClient.newHttpClient();

                    private String last = "";

                    void refresh(URI source) {
                        tasks.execute(() -> load(source));
                    }

                    private synchronized void load(URI source) {
                        try {
                            HttpRequest request = HttpRequest.newBuilder(source).build();
                            last = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                        } catch (IOException | InterruptedException e) {
                            last = "";
                        }
                    }
                }
                """, """
                import java.io.IOException;
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                import java.util.concurrent.locks.ReentrantLock;

                class Rates {
                    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                    private final HttpClient client = HttpClient.newHttpClient();
                    private final ReentrantLock lock = new ReentrantLock();
                    private String last = "";

                    void refresh(URI source) {
                        tasks.execute(() -> load(source));
                    }

                    private void load(URI source) {
                        lock.lock();
                        try {
                            HttpRequest request = HttpRequest.newBuilder(source).build();
                            last = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                        } catch (IOException | InterruptedException e) {
                            last = "";
                        } finally {
                            lock.unlock();
                        }
                    }
                }
                """, """
                Monitors are reported for releases before 24 only, since later ones let go of the carrier. Monitors that a library takes,
                and native code that calls back into Java, are not seen.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            if (!SiteCalls.runsOn(effects, method, Carrier.VIRTUAL_THREAD)) {
                continue;
            }
            for (Call call : method.calls()) {
                Evidence held = call.inMonitor() && platform.release() < MONITORS_LET_GO
                        ? wait(SiteCalls.ofCall(effects, method, call))
                        : null;
                if (held != null) {
                    findings.add(inMonitor(method, held));
                }
                MethodFacts initialiser = initialiser(effects, method, call);
                Evidence first = initialiser == null ? null : wait(effects.effects(initialiser));
                if (initialiser != null && first != null) {
                    findings.add(inInitialiser(method, call, initialiser, first));
                }
            }
        }
        return findings;
    }

    private static @Nullable MethodFacts initialiser(Effects effects, MethodFacts method, Call call) {
        boolean uses = call.kind() == Call.Kind.STATIC || call.kind() == Call.Kind.CONSTRUCTOR;
        return uses && !call.target().owner().equals(method.id().owner())
                ? effects.initialiser(call.target().owner())
                : null;
    }

    /** Files hold the carrier anyway, whatever encloses them. */
    private static @Nullable Evidence wait(Map<Effect, Evidence> effects) {
        Evidence worst = SiteCalls.worst(effects);
        return worst == null || worst.effect() == Effect.FILE || worst.confidence() == Confidence.LOW ? null : worst;
    }

    private Finding inMonitor(MethodFacts method, Evidence wait) {
        SiteCalls.Place place = SiteCalls.Place.of(method.declaredIn(), wait);
        return place.finding(
                this,
                severity(),
                SiteCalls.fact(place) + " inside a monitor, which pins " + Carrier.VIRTUAL_THREAD.phrase()
                        + " to its carrier",
                "wait outside the synchronized code, or guard it by a ReentrantLock");
    }

    private Finding inInitialiser(MethodFacts method, Call call, MethodFacts initialiser, Evidence wait) {
        List<Hop> witness = new ArrayList<>();
        witness.add(SiteCalls.hop(method, call));
        witness.addAll(wait.trail().hops());
        return new Finding(
                name(),
                severity(),
                wait.confidence(),
                method.declaredIn(),
                witness.get(0).at(),
                "the first use of " + initialiser.id().simpleClassName() + " " + SiteCalls.waitsFor(wait.effect())
                        + " in its initialiser, which pins " + Carrier.VIRTUAL_THREAD.phrase() + " to its carrier",
                witness,
                "do it in a method that is called at the start, not in a static initialiser");
    }
}
