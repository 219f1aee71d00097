package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sleep while a lock is held that others wait for. */
public final class SleepUnderLock implements Rule {

    /** Further away from the lock a sleep is a note: it mostly is a pause before another try. */
    private static final int FEW_CALLS = 3;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A thread sleeps inside a synchronized block or method, or between lock and unlock.",
                """
                Whoever needs the lock waits as long as the sleeper sleeps, though nothing is being done under it. With several
                 sleepers the waits add up: threads pass one at a time, a sleep each.""",
                """
                class Connection {
                    private boolean open;

                    synchronized void connect() throws InterruptedException {
                        while (!open) {
                            Thread.sleep(500);
                            open = tryToOpen();
                        }
                    }

                    synchronized boolean isOpen() {
                        return open;
                    }

                    private boolean tryToOpen() {
                        return true;
                    }
                }
                """,
                """
                class Connection {
                    private boolean open;

                    synchronized void connect() throws InterruptedException {
                        while (!open) {
                            wait(500);
                            open = tryToOpen();
                        }
                    }

                    synchronized boolean isOpen() {
                        return open;
                    }

                    private boolean tryToOpen() {
                        return true;
                    }
                }
                """,
                """
                A lock that a caller holds is not seen, nor one taken with tryLock. A lock that only one thread ever takes does no
                 harm and is reported all the same. Of the calls in a class that lead to one and the same sleep the nearest alone is
                 reported. A sleep more than two calls away from the lock is a note, and of several locks so far from one sleep the
                 nearest alone is reported.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            List<Span> held = held(effects, method);
            for (Call call : method.calls()) {
                if (call.inMonitor() || held.stream().anyMatch(span -> span.encloses(call))) {
                    check(effects, method, call, findings);
                }
            }
        }
        return nearest(findings);
    }

    /**
     * Of the calls of a class that lead to one sleep the nearest alone, and of locks further away from it the nearest of all: the
     * sleep is to be mended there, rather than each lock that it is reached under.
     */
    private static List<Finding> nearest(List<Finding> findings) {
        Map<List<Object>, List<Finding>> bySleep = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Object among = isNear(finding.witness()) ? finding.method().owner() : "";
            bySleep.computeIfAbsent(List.of(among, sleep(finding)), any -> new ArrayList<>())
                    .add(finding);
        }
        Set<Hop> nearSleeps = new HashSet<>();
        findings.stream()
                .filter(finding -> isNear(finding.witness()))
                .forEach(finding -> nearSleeps.add(sleep(finding)));
        return bySleep.values().stream()
                .map(SleepUnderLock::nearestOf)
                .filter(finding -> isNear(finding.witness()) || !nearSleeps.contains(sleep(finding)))
                .toList();
    }

    private static Finding nearestOf(List<Finding> findings) {
        Finding nearest = findings.stream()
                .min(Comparator.comparingInt(finding -> finding.witness().size()))
                .orElseThrow();
        int others = findings.size() - 1;
        if (others == 0 || !isNear(nearest.witness())) {
            return nearest;
        }
        return new Finding(
                nearest.rule(),
                nearest.severity(),
                nearest.confidence(),
                nearest.method(),
                nearest.at(),
                nearest.message() + ", as " + (others == 1 ? "another call" : others + " other calls")
                        + " of its class " + (others == 1 ? "does" : "do"),
                nearest.witness(),
                nearest.advice());
    }

    private static Hop sleep(Finding finding) {
        return finding.witness().get(finding.witness().size() - 1);
    }

    private static boolean isNear(List<Hop> path) {
        return path.size() <= FEW_CALLS;
    }

    /**
     * The calls during which a lock is held.
     *
     * @param from index of the call that takes it, which does not hold it yet and may well sleep between its tries
     * @param to index of the last call that lets it go before it is taken again: one in a finally block stands in the code of a class
     *     at each way out
     */
    private record Span(int from, int to) {
        boolean encloses(Call call) {
            return from < call.index() && call.index() < to;
        }
    }

    private static List<Span> held(Effects effects, MethodFacts method) {
        Map<Object, Span> spans = new LinkedHashMap<>();
        List<Span> before = new ArrayList<>();
        for (Call call : method.calls()) {
            KnownApi api = call.receiver() == null ? null : effects.known(call);
            if (api == null || call.receiver() == null) {
                continue;
            }
            Object lock = lock(method, call.receiver());
            Span span = spans.get(lock);
            if (takesLock(api)) {
                if (span != null) {
                    before.add(span);
                }
                spans.put(lock, new Span(call.index(), Integer.MAX_VALUE));
            } else if (span != null && api.occurrences().contains(KnownApi.Occurrence.Permit.RELEASE)) {
                spans.put(lock, new Span(span.from(), call.index()));
            }
        }
        before.addAll(spans.values());
        return before;
    }

    private static boolean takesLock(KnownApi api) {
        return api.occurrences().contains(KnownApi.Occurrence.Permit.ACQUIRE)
                && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.LOCK, false, false));
    }

    /** The lock that the value is: {@code lock.writeLock()} is one and the same however often it is asked for. */
    private static Object lock(MethodFacts in, Value value) {
        Call asked = value instanceof Value.Result result ? in.calls().get(result.call()) : null;
        return asked == null
                        || asked.receiver() == null
                        || !asked.arguments().isEmpty()
                        || !asked.target().name().endsWith("Lock")
                ? value
                : List.of(asked.target(), asked.receiver());
    }

    private void check(Effects effects, MethodFacts method, Call call, List<Finding> findings) {
        Evidence sleep = effects.effects(method, call).get(Effect.SLEEP);
        if (sleep == null || sleep.minor() || sleep.speed() == Speed.FAST) {
            return;
        }
        CodePlace place = new CodePlace(method, call);
        List<Hop> witness = sleep.trail().hops();
        if (witness.subList(1, witness.size()).stream().anyMatch(hop -> CodePlace.isInMonitor(effects, hop))) {
            return; // reported there, where it is mended for all who come by
        }
        Hop last = witness.get(witness.size() - 1);
        String where = last.callee() == null || last.callee().equals(call.target())
                ? ""
                : " in " + last.callee().display();
        findings.add(place.finding(
                this,
                isNear(witness) ? severity() : Severity.INFO,
                sleep.confidence(),
                call.target().display() + " sleeps" + where + " while "
                        + method.declaredIn().display() + " holds a lock",
                witness.subList(1, witness.size()),
                "wait on the lock's own condition, which lets it go meanwhile, or sleep outside the lock"));
    }
}
