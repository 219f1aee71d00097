package io.github.concurrencyadvisor.effects.store;

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

/**
 * The form of a file of summaries. Each text and each method is written out where it first occurs and by its number after that.
 */
final class SummaryCodec {

    private SummaryCodec() {}

    /** Writes one file. */
    static final class Writing {
        private final DataOutput out;
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<MethodId, Integer> methods = new HashMap<>();
        private final Map<Trail, Integer> trails = new HashMap<>();

        Writing(DataOutput out) {
            this.out = out;
        }

        void write(SortedMap<SummaryKey, MethodSummary> summaries) throws IOException {
            out.writeInt(summaries.size());
            for (Map.Entry<SummaryKey, MethodSummary> entry : summaries.entrySet()) {
                SummaryKey key = entry.getKey();
                method(key.method());
                optionalText(key.receiverType());
                out.writeBoolean(key.open());
                summary(entry.getValue());
            }
        }

        private void summary(MethodSummary summary) throws IOException {
            method(summary.method());
            out.writeInt(summary.effects().size());
            for (Evidence evidence : summary.effects().values()) {
                text(evidence.effect().name());
                text(evidence.speed().name());
                text(evidence.confidence().name());
                out.writeBoolean(evidence.minor());
                out.writeByte(evidence.work());
                out.writeByte(evidence.nested());
                guess(evidence.guess());
                trail(evidence.trail());
            }
            out.writeInt(summary.uses().size());
            for (ParameterUse use : summary.uses()) {
                out.writeInt(use.parameter());
                out.writeByte(use.path().size());
                for (Value.FieldRead field : use.path()) {
                    text(field.owner());
                    text(field.name());
                    text(field.descriptor());
                }
                method(use.invoked());
                optionalText(use.on() == null ? null : use.on().name());
                out.writeByte(use.loops());
                guess(use.guess());
                trail(use.trail());
            }
        }

        private void guess(Guess guess) throws IOException {
            out.writeByte(guess.doubt());
            out.writeInt(guess.at());
        }

        /** Paths share their tails: a tail written before is named by its number. */
        private void trail(@Nullable Trail trail) throws IOException {
            if (trail == null) {
                out.writeInt(-1);
                return;
            }
            Integer known = trails.get(trail);
            out.writeInt(known == null ? trails.size() : known);
            if (known == null) {
                trails.put(trail, trails.size());
                Hop hop = trail.hop();
                method(hop.method());
                text(hop.at().file());
                out.writeInt(hop.at().line());
                out.writeInt(hop.at().column());
                out.writeBoolean(hop.callee() != null);
                if (hop.callee() != null) {
                    method(hop.callee());
                }
                out.writeInt(hop.waysAround());
                trail(trail.rest());
            }
        }

        private void method(MethodId method) throws IOException {
            Integer known = methods.get(method);
            out.writeInt(known == null ? methods.size() : known);
            if (known == null) {
                methods.put(method, methods.size());
                text(method.owner());
                text(method.name());
                text(method.descriptor());
            }
        }

        private void optionalText(@Nullable String text) throws IOException {
            out.writeBoolean(text != null);
            if (text != null) {
                text(text);
            }
        }

        private void text(String text) throws IOException {
            Integer known = texts.get(text);
            out.writeInt(known == null ? texts.size() : known);
            if (known == null) {
                texts.put(text, texts.size());
                out.writeUTF(text);
            }
        }
    }

    /** Reads one file. What no analysis writes, as somebody may make it up, is refused. */
    static final class Reading {

        /** Of a class or an array: names without what separates them elsewhere. */
        private static final Pattern INTERNAL_NAME = Pattern.compile("\\[*[^.;\\[/]+(/[^.;\\[/]+)*;?");

        /** Ten times the longest path that was ever met. */
        private static final int LONGEST_TRAIL = 1_000;

        private final DataInput in;
        private final List<String> texts = new ArrayList<>();
        private final List<MethodId> methods = new ArrayList<>();
        private final Map<Integer, Trail> trails = new HashMap<>();

        Reading(DataInput in) {
            this.in = in;
        }

        SortedMap<SummaryKey, MethodSummary> read() throws IOException {
            TreeMap<SummaryKey, MethodSummary> summaries = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                SummaryKey key = new SummaryKey(method(), optionalText(), in.readBoolean());
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
            for (int left = in.readInt(); left > 0; left--) {
                Effect effect = Effect.valueOf(text());
                Evidence evidence = new Evidence(
                        effect,
                        Speed.valueOf(text()),
                        Confidence.valueOf(text()),
                        in.readBoolean(),
                        in.readUnsignedByte(),
                        in.readUnsignedByte(),
                        guess(),
                        trail());
                refuseUnless(evidence.guess().at() < evidence.trail().length(), "a guess behind its path");
                effects.put(effect, evidence);
            }
            List<ParameterUse> uses = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                uses.add(use(parameters));
            }
            return new MethodSummary(method, effects, uses);
        }

        private ParameterUse use(int parameters) throws IOException {
            int parameter = in.readInt();
            refuseUnless(parameter >= -1 && parameter < parameters, "a use of no parameter");
            List<Value.FieldRead> path = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                path.add(new Value.FieldRead(text(), text(), text()));
            }
            MethodId invoked = method();
            String carrier = optionalText();
            ParameterUse use = new ParameterUse(
                    parameter,
                    path,
                    invoked,
                    carrier == null ? null : Carrier.valueOf(carrier),
                    in.readUnsignedByte(),
                    guess(),
                    trail());
            refuseUnless(use.guess().at() < use.trail().length(), "a guess behind its path");
            return use;
        }

        private Guess guess() throws IOException {
            Guess guess = new Guess(in.readUnsignedByte(), in.readInt());
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
            int number = in.readInt();
            if (number < 0 || trails.containsKey(number)) {
                return trails.get(number);
            }
            MethodId method = method();
            Position at = new Position(text(), in.readInt(), in.readInt());
            Hop hop = new Hop(method, at, in.readBoolean() ? method() : null, in.readInt());
            Trail trail = new Trail(hop, optionalTrail());
            boolean counts = at.line() >= 0 && at.column() >= 0 && hop.waysAround() >= 0;
            refuseUnless(counts && trail.length() <= LONGEST_TRAIL, "a path that no code has");
            trails.put(number, trail);
            return trail;
        }

        private MethodId method() throws IOException {
            int number = in.readInt();
            if (number == methods.size()) {
                MethodId method = new MethodId(text(), text(), text());
                boolean named = !method.name().isEmpty()
                        && INTERNAL_NAME.matcher(method.owner()).matches();
                refuseUnless(named && parameters(method) >= 0, "a method that no code has");
                methods.add(method);
            }
            return methods.get(number);
        }

        private @Nullable String optionalText() throws IOException {
            return in.readBoolean() ? text() : null;
        }

        private String text() throws IOException {
            int number = in.readInt();
            if (number == texts.size()) {
                texts.add(in.readUTF());
            }
            return texts.get(number);
        }
    }
}
