package io.github.concurrencyadvisor.effects.store;

import io.github.concurrencyadvisor.cache.CompactInput;
import io.github.concurrencyadvisor.cache.CompactOutput;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Guess;
import io.github.concurrencyadvisor.effects.MethodSummary;
import io.github.concurrencyadvisor.effects.ParameterUse;
import io.github.concurrencyadvisor.effects.SummaryKey;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Value;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a file of summaries. */
final class SummaryCodec {

    private SummaryCodec() {}

    /** Writes one file. */
    static final class Writing {
        private final CompactOutput out;
        private final Map<MethodId, Integer> methods = new HashMap<>();
        private final Map<Trail, Integer> trails = new HashMap<>();

        Writing(DataOutput out) {
            this.out = new CompactOutput(out);
        }

        void write(SortedMap<SummaryKey, MethodSummary> summaries) throws IOException {
            out.number(summaries.size());
            for (Map.Entry<SummaryKey, MethodSummary> entry : summaries.entrySet()) {
                SummaryKey key = entry.getKey();
                method(key.method());
                out.optionalText(key.receiverType());
                out.flag(key.open());
                summary(entry.getValue());
            }
        }

        private void summary(MethodSummary summary) throws IOException {
            method(summary.method());
            out.number(summary.effects().size());
            for (Evidence evidence : summary.effects().values()) {
                out.text(evidence.effect().name());
                out.text(evidence.speed().name());
                out.text(evidence.confidence().name());
                out.flag(evidence.minor());
                out.octet(evidence.work());
                out.octet(evidence.nested());
                guess(evidence.guess());
                trail(evidence.trail());
            }
            out.number(summary.uses().size());
            for (ParameterUse use : summary.uses()) {
                out.number(use.parameter());
                out.octet(use.path().size());
                for (Value.FieldRead field : use.path()) {
                    out.text(field.owner());
                    out.text(field.name());
                    out.text(field.descriptor());
                }
                method(use.invoked());
                out.optionalText(use.on() == null ? null : use.on().name());
                out.octet(use.loops());
                guess(use.guess());
                trail(use.trail());
            }
        }

        private void guess(Guess guess) throws IOException {
            out.octet(guess.doubt());
            out.number(guess.at());
        }

        /** Paths share their tails: a tail written before is named by its number. */
        private void trail(@Nullable Trail trail) throws IOException {
            if (trail == null) {
                out.number(-1);
                return;
            }
            Integer known = trails.get(trail);
            out.number(known == null ? trails.size() : known);
            if (known == null) {
                trails.put(trail, trails.size());
                Hop hop = trail.hop();
                method(hop.method());
                out.text(hop.at().file());
                out.number(hop.at().line());
                out.number(hop.at().column());
                out.flag(hop.callee() != null);
                if (hop.callee() != null) {
                    method(hop.callee());
                }
                out.number(hop.waysAround());
                trail(trail.rest());
            }
        }

        private void method(MethodId method) throws IOException {
            out.once(method, methods, whole -> {
                out.text(whole.owner());
                out.text(whole.name());
                out.text(whole.descriptor());
            });
        }
    }

    /** Reads one file. What no analysis writes, as somebody may make it up, is refused. */
    static final class Reading {

        /** Of a class or an array: names without what separates them elsewhere. */
        private static final Pattern INTERNAL_NAME = Pattern.compile("\\[*[^.;\\[/]+(/[^.;\\[/]+)*;?");

        /** Ten times the longest path that was ever met. */
        private static final int LONGEST_TRAIL = 1_000;

        private final CompactInput in;
        private final List<MethodId> methods = new ArrayList<>();
        private final Map<Integer, Trail> trails = new HashMap<>();

        Reading(DataInput in) {
            this.in = new CompactInput(in);
        }

        SortedMap<SummaryKey, MethodSummary> read() throws IOException {
            TreeMap<SummaryKey, MethodSummary> summaries = new TreeMap<>();
            for (int left = in.number(); left > 0; left--) {
                SummaryKey key = new SummaryKey(method(), in.optionalText(), in.flag());
                MethodSummary summary = summary(parameters(key.method()));
                refuseUnless(summary.method().equals(key.method()), "a summary of another method");
                summaries.put(key, summary);
            }
            return summaries;
        }

        private static void refuseUnless(boolean sound, String what) throws IOException {
            if (!sound) {
                throw new IOException(what);
            }
        }

        private static int parameters(MethodId method) {
            return MethodTypeDesc.ofDescriptor(method.descriptor()).parameterCount();
        }

        private MethodSummary summary(int parameters) throws IOException {
            MethodId method = method();
            Map<Effect, Evidence> effects = new EnumMap<>(Effect.class);
            for (int left = in.number(); left > 0; left--) {
                Effect effect = Effect.valueOf(in.text());
                Evidence evidence = new Evidence(
                        effect,
                        Speed.valueOf(in.text()),
                        Confidence.valueOf(in.text()),
                        in.flag(),
                        in.octet(),
                        in.octet(),
                        guess(),
                        trail());
                refuseUnless(evidence.guess().at() < evidence.trail().length(), "a guess behind its path");
                effects.put(effect, evidence);
            }
            List<ParameterUse> uses = new ArrayList<>();
            for (int left = in.number(); left > 0; left--) {
                uses.add(use(parameters));
            }
            return new MethodSummary(method, effects, uses);
        }

        private ParameterUse use(int parameters) throws IOException {
            int parameter = in.number();
            refuseUnless(parameter >= -1 && parameter < parameters, "a use of no parameter");
            List<Value.FieldRead> path = new ArrayList<>();
            for (int left = in.octet(); left > 0; left--) {
                path.add(new Value.FieldRead(in.text(), in.text(), in.text()));
            }
            MethodId invoked = method();
            String carrier = in.optionalText();
            ParameterUse use = new ParameterUse(
                    parameter,
                    path,
                    invoked,
                    carrier == null ? null : Carrier.valueOf(carrier),
                    in.octet(),
                    guess(),
                    trail());
            refuseUnless(use.guess().at() < use.trail().length(), "a guess behind its path");
            return use;
        }

        private Guess guess() throws IOException {
            Guess guess = new Guess(in.octet(), in.number());
            refuseUnless(guess.at() >= -1, "a guess before its path");
            return guess;
        }

        private Trail trail() throws IOException {
            Trail trail = optionalTrail();
            if (trail == null) {
                throw new IOException("a path without a hop");
            }
            return trail;
        }

        private @Nullable Trail optionalTrail() throws IOException {
            int number = in.number();
            if (number < 0 || trails.containsKey(number)) {
                return trails.get(number);
            }
            MethodId method = method();
            Position at = new Position(in.text(), in.number(), in.number());
            Hop hop = new Hop(method, at, in.flag() ? method() : null, in.number());
            Trail trail = new Trail(hop, optionalTrail());
            boolean counts = at.line() >= 0 && at.column() >= 0 && hop.waysAround() >= 0;
            refuseUnless(counts && trail.length() <= LONGEST_TRAIL, "a path that no code has");
            trails.put(number, trail);
            return trail;
        }

        private MethodId method() throws IOException {
            return in.once(methods, this::wholeMethod);
        }

        private MethodId wholeMethod() throws IOException {
            MethodId method = new MethodId(in.text(), in.text(), in.text());
            boolean named = !method.name().isEmpty()
                    && INTERNAL_NAME.matcher(method.owner()).matches();
            refuseUnless(named && parameters(method) >= 0, "a method that no code has");
            return method;
        }
    }
}
