package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks that need the monitor under which they are waited for: for a rule that reports them. */
final class HeldMonitors {

    private static final String STREAMS = "java/util/stream/";

    /** A monitor further from the task than so many calls is not looked for. */
    private static final int MOST_CALLS = 3;

    private HeldMonitors() {}

    /** What the rule finds of them. */
    static List<Finding> find(Rule rule, Effects effects) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            MethodFacts holding = effects.method(site.in());
            MethodFacts entry = effects.method(site.entry());
            Call handing = site.call();
            if (holding == null
                    || entry == null
                    || handing == null
                    || !needsItsMonitor(holding)
                    || !isOfThis(handing, entry)
                    || !waits(effects, holding, handing)) {
                continue;
            }
            Needed needed = needed(effects, entry, List.of());
            if (needed != null && needed.by().id().owner().equals(holding.id().owner())) {
                CodePlace place = new CodePlace(holding, handing);
                findings.add(
                        place.finding(
                                rule,
                                rule.severity(),
                                place.confidence(),
                                holding.id().display() + " holds the monitor that "
                                        + needed.by().id().display() + " needs on another thread, and waits for it",
                                needed.way(),
                                "hand the work over before the monitor is taken, or let tasks return what one thread then adds"));
            }
        }
        return findings;
    }

    private static boolean needsItsMonitor(MethodFacts method) {
        return method.isSynchronized() && !method.isStatic();
    }

    /** Whether the task is code of the very object that hands it over. */
    private static boolean isOfThis(Call handing, MethodFacts entry) {
        return handing.arguments().stream()
                .anyMatch(task -> task instanceof Value.Function function
                        && function.body().equals(entry.id())
                        && !function.captured().isEmpty()
                        && function.captured().get(0) == Value.Special.THIS);
    }

    /**
     * A method that takes the monitor of its object.
     *
     * @param way from the task to it
     */
    private record Needed(MethodFacts by, List<Hop> way) {}

    private static @Nullable Needed needed(Effects effects, MethodFacts method, List<Hop> way) {
        if (needsItsMonitor(method)) {
            return new Needed(method, way);
        }
        for (Call call : way.size() < MOST_CALLS ? method.calls() : List.<Call>of()) {
            MethodFacts callee = call.receiver() == Value.Special.THIS ? effects.method(call.target()) : null;
            if (callee != null && !callee.id().isConstructor() && !callee.isStatic()) {
                List<Hop> further = new ArrayList<>(way);
                further.add(SiteCalls.hop(method, call));
                Needed needed = needed(effects, callee, further);
                if (needed != null) {
                    return needed;
                }
            }
        }
        return null;
    }

    /** Whether the method goes on only when the task is done: a parallel stream's end, or a wait for the future further down. */
    private static boolean waits(Effects effects, MethodFacts holding, Call handing) {
        if (handing.target().owner().startsWith(STREAMS)) {
            return true;
        }
        return holding.calls().stream()
                .filter(wait -> wait.index() >= handing.index())
                .filter(wait -> wait.index() == handing.index()
                        || CodePlace.comesFrom(holding, wait.receiver(), handing.index()))
                .anyMatch(wait -> CodePlace.waitsWithoutEnd(effects.known(wait), wait, Effect.AWAIT));
    }
}
