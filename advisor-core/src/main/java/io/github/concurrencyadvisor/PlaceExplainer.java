package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.PlaceExplanation.SeenCall;
import io.github.concurrencyadvisor.effects.CarriedBy;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there was to see at a line. Rules give findings and no account of what they passed over; this states the facts that they
 * decide by: what runs the code, what each call does there, and what became of each finding.
 */
final class PlaceExplainer {

    /** Carriers that others share, so that a wait on them is somebody else's wait too. */
    private static final Set<Carrier> SHARED = EnumSet.of(
            Carrier.EVENT_LOOP, Carrier.COMPUTE_LOOP, Carrier.UI_THREAD, Carrier.COMMON_POOL, Carrier.FORK_JOIN_POOL);

    /** Fewer loops inside each other are no rule's matter: nothing says how often they turn. */
    private static final int LEAST_WORK = 2;

    private static final String DONE = "what it would wait for is done by then, as the code shows";

    private final Effects effects;
    private final PlacedMethod place;
    private final List<JudgedFinding> judged;

    private PlaceExplainer(Effects effects, PlacedMethod place, List<JudgedFinding> judged) {
        this.effects = effects;
        this.place = place;
        this.judged = judged;
    }

    /** One explanation for each file that the place may mean and that has code there. */
    static List<PlaceExplanation> explain(Solved solved, PlacedMethod place, List<JudgedFinding> judged) {
        PlaceExplainer explainer = new PlaceExplainer(solved.effects(), place, judged);
        Map<String, Map<Call, MethodFacts>> calls = new LinkedHashMap<>();
        for (MethodFacts method : solved.effects().methods()) {
            String file = method.position().file();
            if (place.isIn(file) && solved.isAskedFor(file)) {
                for (Call call : method.calls()) {
                    if (call.line() == place.line()) {
                        calls.computeIfAbsent(file, any -> new LinkedHashMap<>())
                                .putIfAbsent(call, method);
                    }
                }
            }
        }
        judged.stream()
                .map(one -> one.finding().at())
                .filter(at -> at.line() == place.line() && place.isIn(at.file()))
                .forEach(at -> calls.computeIfAbsent(at.file(), any -> new LinkedHashMap<>()));
        List<PlaceExplanation> explained = new ArrayList<>();
        calls.forEach((file, there) -> explained.add(explainer.explain(file, there)));
        return explained;
    }

    private PlaceExplanation explain(String file, Map<Call, MethodFacts> calls) {
        List<JudgedFinding> here =
                judged.stream().filter(one -> isHere(file, one.finding().at())).toList();
        List<JudgedFinding> through = judged.stream()
                .filter(one -> !here.contains(one))
                .filter(one -> one.finding().witness().stream().anyMatch(hop -> isHere(file, hop.at())))
                .toList();
        List<SeenCall> seen = new ArrayList<>();
        calls.forEach((call, in) -> seen.add(seen(in, call)));
        return new PlaceExplanation(new Position(file, place.line(), 0), seen, here, through);
    }

    private boolean isHere(String file, Position at) {
        return at.line() == place.line() && at.file().equals(file);
    }

    private SeenCall seen(MethodFacts in, Call call) {
        Collection<Evidence> found = effects.effects(in, call).values();
        List<CarriedBy> carriers = effects.carriers(in.id());
        List<String> silent = new ArrayList<>();
        List<Spawn> handedOver = effects.spawns().stream()
                .filter(site -> call.equals(site.call()) && site.in().equals(in.id()))
                .toList();
        for (Spawn site : handedOver) {
            silent.add("it hands " + site.entry().display() + " over to "
                    + site.carrier().phrase() + ": what that does counts there and not here");
        }
        if (found.isEmpty() && isWaitForWhatIsDone(in, call)) {
            silent.add(DONE);
        } else if (found.isEmpty() && handedOver.isEmpty()) {
            silent.add("it neither waits nor computes, as far as is known");
        }
        boolean waits = false;
        for (Evidence evidence : found) {
            String why = harmless(in, call, evidence);
            if (!why.isEmpty()) {
                silent.add(why);
            }
            waits |= why.isEmpty() && evidence.effect().blocks();
        }
        if (waits) {
            silent.addAll(mayWait(carriers));
        }
        return new SeenCall(in.id(), call.target(), carriers, List.copyOf(found), silent);
    }

    /** Whether the call is known to wait for another thread, except that the code shows it not to: that is no effect then. */
    private boolean isWaitForWhatIsDone(MethodFacts in, Call call) {
        KnownApi known = effects.known(call);
        return known != null
                && known.occurrences().stream()
                        .anyMatch(one -> one instanceof KnownApi.Occurrence.Of of && of.effect() == Effect.AWAIT)
                && effects.isDone(in, call);
    }

    /** Why no rule makes anything of the evidence; empty where one might. */
    private String harmless(MethodFacts in, Call call, Evidence evidence) {
        if (evidence.effect() == Effect.UNKNOWN) {
            return "what " + leaf(evidence).display() + " does is not known, and what is not known is not reported;"
                    + " a file of known APIs can say it";
        }
        if (evidence.minor()) {
            return evidence.effect() + " is minor: it happens rarely or at start-up only";
        }
        if (evidence.trail().rest() != null && evidence.trail().rest().oneIn() > Trail.SELDOM) {
            return "so many branches lead around " + leaf(evidence).display()
                    + " on the way that it is reached too rarely to be reported";
        }
        return switch (evidence.effect()) {
            case AWAIT, SLEEP ->
                evidence.effect() == Effect.AWAIT && effects.isDone(in, call)
                        ? DONE
                        : evidence.speed() == Speed.FAST ? "the code itself makes the wait a short one" : "";
            case LOCK -> "a lock is held too briefly by most to be reported by itself";
            case CONSOLE -> "the console is not counted as a wait";
            case STREAM -> "what the stream reads or writes is not known; it may be memory";
            case COMPUTE ->
                evidence.work() < LEAST_WORK
                        ? "it computes, but one loop or one such call alone is too little to be reported"
                        : "";
            case FILE, NETWORK, DATABASE, MESSAGE, PROCESS, UNKNOWN -> "";
        };
    }

    /** What the carriers say to a wait. */
    private static List<String> mayWait(List<CarriedBy> carriers) {
        if (carriers.isEmpty()) {
            return List.of("no place is known that runs this on a thread which should not wait");
        }
        return carriers.stream()
                .map(by -> SHARED.contains(by.carrier())
                        ? by.carrier().phrase()
                                + " should not wait; what was found says so, here or where the work begins"
                        : by.carrier() == Carrier.UNKNOWN
                                ? "what runs this is not known, so that nothing speaks against a wait"
                                : by.carrier().phrase() + " may wait")
                .distinct()
                .toList();
    }

    private static MethodId leaf(Evidence evidence) {
        List<Hop> hops = evidence.trail().hops();
        Hop last = hops.get(hops.size() - 1);
        MethodId callee = last.callee();
        return callee == null ? last.method() : callee;
    }
}
