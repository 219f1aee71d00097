package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.FieldWrite;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that never end, on a pool whose threads others need: for a rule that reports them. */
final class EndlessTasks {

    private static final String SCHEDULER = "java/util/concurrent/ScheduledExecutorService";

    /** A loop further from the task than so many calls is not looked for. */
    private static final int MOST_CALLS = 3;

    private final Rule rule;
    private final Effects effects;
    private final Platform platform;
    private final List<Finding> findings = new ArrayList<>();

    private EndlessTasks(Rule rule, Effects effects, Platform platform) {
        this.rule = rule;
        this.effects = effects;
        this.platform = platform;
    }

    /** What the rule finds of them. */
    static List<Finding> find(Rule rule, Effects effects, Platform platform) {
        return new EndlessTasks(rule, effects, platform).find();
    }

    /** Whether the method, or one that it soon calls, waits in a loop without an end. */
    static boolean neverEnds(Effects effects, MethodFacts method) {
        return endless(effects, method, List.of()) != null;
    }

    private List<Finding> find() {
        Map<Spawn, Endless> endless = new LinkedHashMap<>();
        for (Spawn site : effects.spawns()) {
            MethodFacts entry = effects.method(site.entry());
            Endless loop = site.call() == null || entry == null ? null : endless(effects, entry, List.of());
            if (loop != null) {
                endless.put(site, loop);
            }
        }
        if (!endless.isEmpty()) {
            PoolTasks.of(effects).forEach((pool, tasks) -> takesAll(pool, tasks, endless));
            endless.forEach(this::onSchedulerOfOthers);
        }
        return findings;
    }

    /**
     * A wait that is repeated without an end.
     *
     * @param in the method that has the loop
     * @param way from the task to the wait
     */
    private record Endless(MethodId in, Evidence waits, List<Hop> way) {}

    private static @Nullable Endless endless(Effects effects, MethodFacts method, List<Hop> way) {
        for (Loop loop : method.loops()) {
            for (Call call : loop.endless() ? method.calls() : List.<Call>of()) {
                Evidence wait =
                        loop.encloses(call.line()) ? SiteCalls.worst(SiteCalls.ofCall(effects, method, call)) : null;
                if (wait != null && wait.confidence() != Confidence.LOW) {
                    return new Endless(
                            method.declaredIn(), wait, joined(way, wait.trail().hops()));
                }
            }
        }
        for (Call call : way.size() < MOST_CALLS ? method.calls() : List.<Call>of()) {
            MethodFacts callee = effects.method(call.target());
            if (callee == null
                    || callee.id().equals(method.id())
                    || callee.position().file().isEmpty()) {
                continue;
            }
            Endless further = endless(effects, callee, joined(way, List.of(SiteCalls.hop(method, call))));
            if (further != null) {
                return further;
            }
        }
        return null;
    }

    private static List<Hop> joined(List<Hop> way, List<Hop> rest) {
        List<Hop> joined = new ArrayList<>(way);
        joined.addAll(rest);
        return joined;
    }

    /** Loops that take every thread of the pool, while it has other tasks. */
    private void takesAll(Pool pool, List<Spawn> tasks, Map<Spawn, Endless> endless) {
        Map<Spawn, Endless> kept = new LinkedHashMap<>(endless);
        kept.keySet().retainAll(tasks);
        long loops = kept.values().stream().map(Endless::in).distinct().count();
        if (pool.carrier() != Carrier.PLATFORM_POOL
                || pool.most() == null
                || loops < pool.most()
                || kept.size() == tasks.size()) {
            return;
        }
        boolean always = kept.keySet().stream()
                .allMatch(task -> task.call() != null && task.call().waysAround() == 0);
        String where = "on a pool of " + (pool.most() == 1 ? "one thread" : pool.most() + " threads")
                + " that has other tasks, made by "
                + pool.made().target().display();
        Severity severity = always ? rule.severity() : Severity.WARNING;
        kept.forEach((task, loop) -> finding(task, loop, severity, where));
    }

    /** A loop on a scheduler that somebody else made, for whatever comes. */
    private void onSchedulerOfOthers(Spawn site, Endless loop) {
        Call handing = site.call();
        MethodFacts in = effects.method(site.in());
        if (in != null
                && handing != null
                && handing.target().owner().equals(SCHEDULER)
                && effects.runs(in, handing).isEmpty()
                && isOfOthers(effects, in, handing.receiver())) {
            String where = "on a scheduler that " + in.id().simpleClassName() + " is given";
            finding(site, loop, Severity.WARNING, where);
        }
    }

    /** Whether it is given to the method or its object, or is a field that another class fills. */
    private static boolean isOfOthers(Effects effects, MethodFacts in, @Nullable Value scheduler) {
        if (scheduler instanceof Value.FieldRead field) {
            return effects.methods().stream()
                    .flatMap(method -> method.fieldWrites().stream())
                    .filter(write -> isTo(write, field))
                    .allMatch(write -> write.value() instanceof Value.Parameter);
        }
        return scheduler instanceof Value.Parameter && !in.id().isLambdaBody();
    }

    private static boolean isTo(FieldWrite write, Value.FieldRead field) {
        return write.owner().equals(field.owner()) && write.name().equals(field.name());
    }

    private void finding(Spawn task, Endless loop, Severity severity, String where) {
        MethodFacts in = effects.method(task.in());
        Call handing = task.call();
        if (in == null || handing == null) {
            return;
        }
        CodePlace place = new CodePlace(in, handing);
        findings.add(place.finding(
                rule,
                severity,
                loop.waits().confidence(),
                loop.in().display() + " " + SiteCalls.waitsFor(loop.waits().effect()) + " in a loop without an end, "
                        + where,
                loop.way(),
                platform.release() >= 21
                        ? "run it on a thread of its own, a virtual one where it only waits"
                        : "run it on a thread or an executor of its own"));
    }
}
