package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wait of a virtual thread that keeps its carrier. */
public final class PinnedVirtualThread implements Rule {

    /** The first release in which a virtual thread that waits inside a monitor leaves its carrier. */
    private static final int MONITORS_LET_GO = 24;

    private static final int VIRTUAL_THREADS = 21;

    /** A wait further away than so many calls is a guess, where nobody knows what runs the code. */
    private static final int NEAR = 3;

    /** What runs when something begins or ends, by the names that are usual for it: it runs once, and no carrier is missed. */
    private static final Set<String> BEGINS = Set.of("start", "open", "init", "initialize");

    private static final Set<String> ENDS =
            Set.of("close", "stop", "shutdown", "shutdownNow", "destroy", "dispose", "abort");

    private static final String INSTEAD = "wait outside the synchronized code, or guard it by a ReentrantLock";

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A virtual thread waits where it cannot leave its carrier.", """
                A virtual thread that waits normally leaves its carrier to others. Before Java 24 it cannot do so inside a synchronized
                block or method, and on every release not while it initialises a class: of the few carriers, one a core, each such wait
                takes one away. Measured on two cores: a class initialiser that slept 50 ms held up eight virtual threads for 216 ms. One that
                asked a service stood still for good: as many threads as there are carriers needed the class, and on Java 25 it is by way
                of virtual threads that the JDK learns of an answer.""", """
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
                Monitors are reported for releases before 24 only, since later ones let go of the carrier: there a hundred virtual threads
                that slept under monitors of their own took no longer than without. Where nothing says what runs a
                method, as in a library, it is a note for releases 21 to 23, and only for a wait close by that is no part of starting or
                closing something. Monitors that a library takes, and native code that calls
                back into Java, are not seen.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (MethodFacts method : effects.methods()) {
            if (!SiteCalls.runsOn(effects, method, Carrier.VIRTUAL_THREAD)) {
                mayPin(effects, method, platform)
                        .filter(wait -> wait.evidence().effect() != Effect.STREAM
                                || seen.add(wait.method().display()))
                        .map(this::mayPin)
                        .ifPresent(findings::add);
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

    /**
     * What code of which nobody knows the thread does to virtual ones. Once a method, and where it is a stream that nobody knows
     * once for all its overloads: what matters is the monitor, not how often it waits in there.
     */
    private static Optional<SiteCalls.Place> mayPin(Effects effects, MethodFacts method, Platform platform) {
        boolean anyThread = platform.release() >= VIRTUAL_THREADS
                && platform.release() < MONITORS_LET_GO
                && !BEGINS.contains(method.declaredIn().name())
                && !ENDS.contains(method.declaredIn().name())
                && !method.declaredIn().isConstructor()
                && effects.carriers(method.id()).stream().allMatch(by -> by.carrier() == Carrier.UNKNOWN);
        if (!anyThread) {
            return Optional.empty();
        }
        return method.calls().stream()
                .filter(Call::inMonitor)
                .map(call -> anyWait(effects, SiteCalls.ofCall(effects, method, call)))
                .filter(Objects::nonNull)
                .max(Comparator.comparing(wait -> wait.effect() != Effect.STREAM))
                .map(wait -> SiteCalls.Place.of(method.declaredIn(), wait));
    }

    private Finding mayPin(SiteCalls.Place place) {
        return place.finding(
                this,
                Severity.INFO,
                SiteCalls.fact(place) + " inside a monitor, which pins " + Carrier.VIRTUAL_THREAD.phrase()
                        + " that calls " + place.method().display() + " to its carrier",
                INSTEAD);
    }

    /** A wait nearby that the monitor is not made for; or the stream that the code itself uses, which may be a connection's. */
    private static @Nullable Evidence anyWait(Effects effects, Map<Effect, Evidence> found) {
        Evidence wait = wait(found);
        if (wait != null
                && wait.effect() != Effect.SLEEP
                && isNear(effects, wait, NEAR)
                && !letsGo(effects, wait.trail().last())) {
            return wait;
        }
        Evidence stream = found.get(Effect.STREAM);
        MethodId used = stream == null ? null : stream.trail().last().callee();
        boolean open = stream != null
                && !stream.minor()
                && stream.confidence() != Confidence.LOW
                && isNear(effects, stream, NEAR)
                && used != null
                && !used.isConstructor()
                && effects.isStream(used.owner());
        return open ? stream : null;
    }

    /** Whether it is so few calls away, by no other monitor, where it is mended for all who come by, and not in ending something. */
    private static boolean isNear(Effects effects, Evidence wait, int most) {
        List<Hop> way = wait.trail().hops();
        return way.size() <= most
                && way.stream().map(Hop::callee).noneMatch(callee -> callee != null && ENDS.contains(callee.name()))
                && way.subList(1, way.size()).stream().noneMatch(hop -> CodePlace.isInMonitor(effects, hop));
    }

    private static boolean letsGo(Effects effects, Hop last) {
        MethodFacts waiting = effects.method(last.method());
        return waiting != null
                && waiting.calls().stream()
                        .filter(call -> call.target().equals(last.callee()))
                        .map(effects::known)
                        .anyMatch(api -> api != null && api.occurrences().contains(KnownApi.Occurrence.Permit.RELEASE));
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
                INSTEAD);
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
