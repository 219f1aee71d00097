package io.github.concurrencyadvisor.effects;

import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a method does to its parameters, and what its callees do to theirs: a part of an {@link Evaluator}. */
final class Uses {

    /** So many different things that one call does to what it is given are gone into; what is beyond stays unknown. */
    private static final int MOST_SUBSTITUTED = 200;

    /** More uses of parameters than this are not kept: the method then counts as calling anything of those types. */
    private static final int MOST_KEPT = 24;

    private final Evaluator evaluator;
    private final Map<ParameterUse.Key, ParameterUse> kept = new LinkedHashMap<>();
    private final Map<Substitution, Integer> substituted = new HashMap<>();

    Uses(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    List<ParameterUse> all() {
        return List.copyOf(kept.values());
    }

    void keep(List<ParameterUse> uses) {
        uses.forEach(use -> kept.put(use.key(), use));
    }

    /** Forgets what the call before has done to what it was given. */
    void nextCall() {
        substituted.clear();
    }

    /** Does what is done to parameters to something of which nothing is known. */
    void close() {
        List<ParameterUse> open = all();
        kept.clear();
        String owner = evaluator.method.id().owner();
        for (ParameterUse use : open) {
            if (use.on() == null) {
                apply(narrowed(use, owner), Source.OPEN_ONLY, Way.to(use, 1));
            }
        }
    }

    /** Calls what is called on the receiver on one of exactly that class, and keeps the other uses. */
    void settleReceiver(List<ParameterUse> uses, String receiverType) {
        for (ParameterUse use : uses) {
            if (!use.isReceiver() || use.isStream() || use.on() != null) {
                add(use);
            } else {
                evaluator.dispatch.onSelf(
                        use.invoked(), receiverType, Way.to(use, 1).in(use.loops()));
            }
        }
    }

    /** A use of the receiver, where the receiver's static type is narrower than the one that declares the called method. */
    ParameterUse narrowed(ParameterUse use, String receiverType) {
        String declared = use.invoked().owner();
        boolean narrower = use.isReceiver()
                && !use.isStream()
                && !declared.equals(receiverType)
                && evaluator.program.lineage(receiverType).contains(declared);
        return narrower ? use.of(use.invoked().in(receiverType)) : use;
    }

    private record Substitution(MethodId invoked, @Nullable Carrier on, List<Source> sources, int loops, int doubt) {}

    /**
     * Whether the substitution has not been made for this call yet, or only by a longer path. Objects that hold each other
     * are reached in as many ways as there are paths between them; each is gone into once.
     */
    private boolean isNews(Substitution substitution, Trail path) {
        Integer shortest = substituted.get(substitution);
        if (shortest != null && shortest <= path.length()) {
            return false;
        }
        if (shortest == null && substituted.size() >= MOST_SUBSTITUTED) {
            evaluator.giveUp(path);
            return false;
        }
        substituted.put(substitution, path.length());
        return true;
    }

    /**
     * What a callee does to its parameter, now that something may be known of the argument.
     *
     * @param way to the use: its path ends there, its loops enclose the call of the callee
     */
    void apply(ParameterUse use, List<Source> sources, Way way) {
        evaluator.program.steps().check();
        Trail path = way.path();
        int loops = Math.min(way.loops() + use.loops(), Evidence.MOST_WORK);
        if (!isNews(
                new Substitution(
                        use.invoked(), use.on(), sources, loops, way.guess().doubt()),
                path)) {
            return;
        }
        Way there = new Way(path, loops, way.depth(), way.guess());
        if (use.on() != null) {
            MethodId handedTo = path.last().callee();
            String because = (handedTo == null ? use.invoked() : handedTo).display();
            evaluator.knownCalls.handOver(use.invoked(), sources, Crew.of(use.on()), because, there);
        } else if (use.isStream()) {
            evaluator.streams.transfer(use.invoked().owner(), sources, Speed.UNKNOWN, there);
        } else if (way.isTooDeep()) {
            evaluator.dispatch.toAny(use.invoked(), Source.OPEN_ONLY, Arguments.Unknown.SEEN_AT_THE_CALL, there);
        } else {
            evaluator.dispatch.invoke(
                    use.invoked(), Call.Kind.VIRTUAL, sources, Arguments.Unknown.SEEN_AT_THE_CALL, there);
        }
    }

    /**
     * Keeps a use of an argument; in a constructor, applies it to what the constructor itself put into the field that is used.
     */
    void add(Source.Argument argument, MethodId invoked, @Nullable Carrier on, Way way) {
        Trail path = way.path();
        if (argument.index() < 0
                && !argument.path().isEmpty()
                && evaluator.method.id().isConstructor()) {
            List<Value.FieldRead> fields = argument.path();
            List<Source> assigned = evaluator.flow.assigned(evaluator.method.id(), fields.get(0));
            List<Source> sources = evaluator.flow.within(evaluator.method, assigned, fields.subList(1, fields.size()));
            boolean resolves = !sources.isEmpty()
                    && sources.stream().noneMatch(source -> source instanceof Source.Argument self && self.index() < 0);
            if (resolves) {
                ParameterUse use = new ParameterUse(-1, List.of(), invoked, on, way.loops(), way.guess(), path);
                apply(use, sources, Way.to(use, 2));
                return;
            }
        }
        add(new ParameterUse(argument.index(), argument.path(), invoked, on, way.loops(), way.guess(), path));
    }

    /** Keeps that a function which the method was given runs on the carrier, inside of what is handed to that at the end of the way. */
    void addHandedOver(ParameterUse use, Carrier carrier, Trail way) {
        boolean isFunction = use.parameter() >= 0
                && evaluator.program.functionalMethod(use.invoked().owner()) != null;
        if (isFunction && use.on() == null) {
            add(use.on(carrier, way));
        }
    }

    private void add(ParameterUse use) {
        ParameterUse earlier = kept.get(use.key());
        if (earlier == null && kept.size() >= MOST_KEPT) {
            if (use.on() == null) {
                apply(use, Source.OPEN_ONLY, Way.to(use, Way.DEEPEST + 1));
            }
            return;
        }
        if (earlier == null || use.isAbove(earlier)) {
            kept.put(use.key(), use);
        }
    }
}
