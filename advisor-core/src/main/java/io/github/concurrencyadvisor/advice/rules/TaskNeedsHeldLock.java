package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
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

/** Tasks that need the lock under which they are waited for. */
public final class TaskNeedsHeldLock implements Rule {

    private static final String STREAMS = "java/util/stream/";

    /** A monitor further from the task than so many calls is not looked for. */
    private static final int MOST_CALLS = 3;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A method that holds its object's monitor waits for tasks on other threads that need the same monitor.",
                """
                The tasks wait for the monitor, and the thread that holds it waits for the tasks: neither goes on. A parallel stream
                 shows it only when another thread takes a part of the work, which is when there is load or more than one core.""",
                """
                import java.util.ArrayList;
                import java.util.List;

                class Index {
                    private final List<String> words = new ArrayList<>();

                    synchronized void addAll(List<String> texts) {
                        texts.parallelStream().forEach(text -> add(text));
                    }

                    private synchronized void add(String text) {
                        for (String word : text.split(" ")) {
                            words.add(word);
                        }
                    }
                }
                """,
                """
                import java.util.ArrayList;
                import java.util.List;

                class Index {
                    private final List<String> words = new ArrayList<>();

                    void addAll(List<String> texts) {
                        texts.parallelStream().forEach(text -> add(text));
                    }

                    private synchronized void add(String text) {
                        for (String word : text.split(" ")) {
                            words.add(word);
                        }
                    }
                }
                """,
                """
                Only synchronized methods of one and the same object are seen, not blocks and not locks of java.util.concurrent.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
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
                                this,
                                severity(),
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
