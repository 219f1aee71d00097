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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sleep while a lock is held that others wait for. */
public final class SleepUnderLock implements Rule {

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
                 harm and is reported all the same.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            Set<Value> held = new HashSet<>();
            for (Call call : method.calls()) {
                follow(effects.known(call), call, held);
                if (call.inMonitor() || !held.isEmpty()) {
                    check(effects, method, call, findings);
                }
            }
        }
        return findings;
    }

    /** Takes note of the locks that the call takes and lets go. */
    private static void follow(@Nullable KnownApi api, Call call, Set<Value> held) {
        if (api == null || call.receiver() == null) {
            return;
        }
        boolean locks = api.occurrences().contains(KnownApi.Occurrence.Permit.ACQUIRE)
                && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.LOCK, false, false));
        if (locks) {
            held.add(call.receiver());
        } else if (api.occurrences().contains(KnownApi.Occurrence.Permit.RELEASE)) {
            held.remove(call.receiver());
        }
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
                severity(),
                sleep.confidence(),
                call.target().display() + " sleeps" + where + " while "
                        + method.declaredIn().display() + " holds a lock",
                witness.subList(1, witness.size()),
                "wait on the lock's own condition, which lets it go meanwhile, or sleep outside the lock"));
    }
}
