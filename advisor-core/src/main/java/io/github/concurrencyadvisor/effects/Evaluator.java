package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.Loop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method's effects, from its calls and the summaries of what they reach. Used once for one method, by one thread.
 *
 * <p>Holds what is found; the parts find it: {@link Dispatch} what a call runs, {@link KnownCalls} what is known of it,
 * {@link Streams} what is behind a stream, {@link Uses} what is done to parameters.
 */
final class Evaluator {

    /** What is known of a callee: looked up, and asked for again when it changes. */
    interface Summaries {
        MethodSummary of(MethodFacts callee);

        /** The same for a receiver of exactly that class: no use of the receiver is left but as a stream. */
        MethodSummary exact(MethodFacts callee, String receiverType);

        /** What any method that a call of it may reach does, its receiver and arguments unknown; no uses are left. */
        MethodSummary open(MethodId target);

        /** The same for what is handed to a carrier, which is no effect of the method. */
        default Summaries apart() {
            return this;
        }

        /** Whether the two call each other, so that a loop around the call is the recursion and not on top of it. */
        boolean recursive(MethodId caller, MethodId callee);
    }

    final Program program;
    final ValueFlow flow;
    final Summaries summaries;
    final MethodFacts method;
    final Dispatch dispatch;
    final KnownCalls knownCalls;
    final Streams streams;
    final Uses uses;
    final Quantities quantities;
    final VoidWaits voidWaits;

    /** The call that is being evaluated; null where a summary is. */
    @Nullable
    Call current;

    private final Map<Effect, Evidence> effects = new EnumMap<>(Effect.class);
    private final List<Trail> unknown = new ArrayList<>();
    private final List<Reach> reached = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();

    Evaluator(Program program, ValueFlow flow, Summaries summaries, MethodFacts method) {
        this.program = program;
        this.flow = flow;
        this.summaries = summaries;
        this.method = method;
        this.dispatch = new Dispatch(this);
        this.knownCalls = new KnownCalls(this);
        this.streams = new Streams(this);
        this.uses = new Uses(this);
        this.quantities = new Quantities(program, flow);
        this.voidWaits = new VoidWaits(program, flow);
    }

    /**
     * The method's summary, at least what it was before: what was once found stays, so that summaries only grow and the fixed
     * point is reached.
     */
    MethodSummary summarize(MethodSummary before) {
        startFrom(before);
        KnownApi stated = program.stated(method.id());
        if (stated != null) {
            knownCalls.stated(stated);
            return summary();
        }
        loops();
        if (method.isNative() && method.calls().isEmpty()) {
            add(Effect.UNKNOWN, Speed.UNKNOWN, new Way(Trail.of(new Hop(method.id(), method.position(), null)), 0));
        }
        for (Call call : method.calls()) {
            visit(call);
        }
        return summary();
    }

    /** The places found on the way where the method hands work to a carrier. */
    List<Site> sites() {
        return sites;
    }

    /** What was found on the way to run on the thread that runs the method. */
    List<Reach> reached() {
        return reached;
    }

    /** The paths found on the way to calls of which nothing is known. */
    List<Trail> unknown() {
        return unknown;
    }

    /** What a single call of the method does, its parameters taken as unknown. */
    Map<Effect, Evidence> effectsOf(Call call) {
        visit(call);
        return closed();
    }

    /** The effects of the method when nothing is known of its parameters. */
    Map<Effect, Evidence> closed(MethodSummary summary) {
        startFrom(summary);
        uses.close();
        keepPromise();
        return new EnumMap<>(effects);
    }

    /** The summary of the method for a receiver of exactly that class, at least what it was before. */
    MethodSummary specialize(MethodSummary general, String receiverType, MethodSummary before) {
        startFrom(before);
        general.effects().values().forEach(this::add);
        uses.settleReceiver(general.uses(), receiverType);
        return summary();
    }

    private void startFrom(MethodSummary summary) {
        effects.putAll(summary.effects());
        uses.keep(summary.uses());
    }

    private MethodSummary summary() {
        keepPromise();
        return new MethodSummary(method.id(), effects, uses.all());
    }

    /** What an annotation promises of the method takes the place of what its code leaves open. */
    private void keepPromise() {
        KnownApi promise = program.annotated().promise(method.id());
        if (promise == null) {
            return;
        }
        Evidence unknown = effects.remove(Effect.UNKNOWN);
        Evidence stream = effects.remove(Effect.STREAM);
        Evidence open = unknown != null ? unknown : stream;
        if (open != null) {
            knownCalls.promised(promise, open.trail());
        }
    }

    /** The effects found, once what is done to parameters is done to something of which nothing is known. */
    private Map<Effect, Evidence> closed() {
        uses.close();
        return new EnumMap<>(effects);
    }

    private void loops() {
        int deepest = 0;
        int small = 0;
        Loop witness = null;
        for (Loop loop : method.loops()) {
            int depth = loop.isSmall() ? 0 : loop.depth();
            small += loop.isSmall() ? 1 : 0;
            if (depth > deepest) {
                deepest = depth;
                witness = loop;
            }
        }
        if (witness != null) {
            Position at = new Position(method.position().file(), witness.line(), 0);
            int work = Math.max(1, deepest - small);
            add(new Evidence(
                    Effect.COMPUTE, Speed.UNKNOWN, sureness(), false, work, Trail.of(new Hop(method.id(), at, null))));
        }
    }

    private void visit(Call call) {
        program.steps().check();
        current = call;
        uses.nextCall();
        Position at = new Position(method.position().file(), call.line(), call.column());
        Way way = new Way(Trail.of(new Hop(method.id(), at, call.target(), call.waysAround())), call.loopDepth());
        if (call.unresolved() != null) {
            knownCalls.unresolved(call, way);
            knownCalls.givenToUnknown(call, way);
            return;
        }
        if (call.target().owner().startsWith("[") || voidWaits.waitsForNothing(method, call)) {
            return;
        }
        List<Reflection.Target> reflected = flow.reflection().targets(method, call);
        if (reflected != null) {
            dispatch.reflected(reflected, way);
            return;
        }
        new ImplicitCalls(this).of(call, way.deeper());
        dispatch.invoke(
                call.target(),
                call.kind(),
                call.kind() == Call.Kind.VIRTUAL ? null : Source.OPEN_ONLY,
                index -> flow.sources(method, call.argument(index)),
                way);
        knownCalls.givenToUnknown(call, way);
    }

    /** The given receivers or, where they are null, those of the current call. */
    List<Source> self(@Nullable List<Source> receivers) {
        if (receivers != null) {
            return receivers;
        }
        return current == null ? Source.OPEN_ONLY : flow.sources(method, current.receiver());
    }

    /** What an executor may stand for, one for each carrier; empty where nothing says. */
    Collection<Crew> crews(List<Source> executors) {
        Map<Carrier, Crew> crews = new EnumMap<>(Carrier.class);
        for (Source.Handed handed : flow.handedOut(executors)) {
            if (handed.yield() instanceof KnownApi.Yield.RunsOn runsOn) {
                Crew.Gate gate = runsOn.threads() == null
                        ? null
                        : Crew.Gate.of(handed, runsOn.threads(), Crew.What.POOL, method, quantities);
                Crew crew = gate == null ? Crew.of(runsOn.carrier()) : new Crew(runsOn.carrier(), gate);
                crews.merge(runsOn.carrier(), crew, Crew::wider);
            }
        }
        return crews.values();
    }

    /** Evaluates what the current call hands to a carrier: an effect not of this method but of a site. */
    Evaluator apart() {
        Evaluator apart = new Evaluator(program, flow, summaries.apart(), method);
        apart.current = current;
        return apart;
    }

    /**
     * Keeps the site where {@code apart} runs, if a call is being evaluated and not a summary.
     *
     * @param loops how many loops enclose the place that hands the work over
     */
    void addSite(Evaluator apart, MethodId entry, Crew crew, String because, int loops) {
        addSite(apart, entry, crew, because, loops, false);
    }

    /** The same, where it may be that only names tell of the carrier. */
    void addSite(Evaluator apart, MethodId entry, Crew crew, String because, int loops, boolean believed) {
        if (current != null) {
            Map<Effect, Evidence> done = Map.copyOf(apart.closed());
            Spawn spawn = new Spawn(method.id(), current, entry, crew.carrier(), because, believed, done);
            sites.add(new Site(spawn, List.copyOf(apart.reached), crew, AtOnce.UNKNOWN, loops));
            sites.addAll(apart.sites);
        }
    }

    /** Keeps that the method was found to run. */
    void reach(Reach.Node node, Trail path, int loops, Confidence sure) {
        reached.add(new Reach(current, node, path, loops, sure.atMost(sureness())));
    }

    void add(Evidence evidence) {
        if (evidence.effect() == Effect.UNKNOWN) {
            unknown.add(evidence.trail());
        }
        effects.merge(evidence.effect(), evidence, Evidence::join);
    }

    void add(Effect effect, Speed speed, Way way) {
        add(new Evidence(effect, speed, sureness(), false, 0, way.guess(), way.path()));
    }

    /** What is not gone into is unknown, never nothing. */
    void giveUp(Trail path) {
        add(new Evidence(Effect.UNKNOWN, Speed.UNKNOWN, Confidence.LOW, false, 0, path));
    }

    /** How sure what this method's code says is at most. */
    Confidence sureness() {
        return method.origin() == Origin.SOURCE_ONLY ? Confidence.MEDIUM : Confidence.HIGH;
    }
}
