package io.github.concurrencyadvisor.known;

import io.github.concurrencyadvisor.known.KnownApi.Amount;
import io.github.concurrencyadvisor.known.KnownApi.Lasting;
import io.github.concurrencyadvisor.known.KnownApi.Occurrence;
import io.github.concurrencyadvisor.known.KnownApi.Yield;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Speed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cell of what a member does, {@code effects [=> yield]}. */
record EffectCell(List<Occurrence> occurrences, Yield yields) {

    EffectCell {
        occurrences = List.copyOf(occurrences);
    }

    static EffectCell parse(String text) throws BadLine {
        int arrow = text.indexOf("=>");
        String left = arrow < 0 ? text : text.substring(0, arrow).strip();
        Yield yields = arrow < 0
                ? Yield.Plain.NOTHING
                : yields(text.substring(arrow + 2).strip());
        List<Occurrence> occurrences = new ArrayList<>();
        if (!left.equals("NONE")) {
            for (String part : Words.split(left, '+')) {
                occurrences.add(occurrence(part));
            }
        }
        return new EffectCell(occurrences, yields);
    }

    private static Occurrence occurrence(String text) throws BadLine {
        if (text.equals("COMPUTE!")) {
            return new Occurrence.Of(Effect.COMPUTE, false, true);
        }
        Occurrence change = switch (text) {
            case "ACQUIRE" -> Occurrence.Permit.ACQUIRE;
            case "RELEASE" -> Occurrence.Permit.RELEASE;
            case "OPEN" -> Occurrence.Lifetime.OPEN;
            case "CLOSE" -> Occurrence.Lifetime.CLOSE;
            case "REDIRECT" -> Occurrence.Pipe.REDIRECT;
            case "BRIEF" -> Occurrence.Wait.BRIEF;
            case "SERVING" -> Occurrence.Wait.SERVING;
            case "ENTROPY" -> Occurrence.Source.ENTROPY;
            default -> null;
        };
        if (change != null) {
            return change;
        }
        Integer stream = Words.argument(text, "STREAM");
        if (stream != null) {
            return new Occurrence.StreamOf(stream);
        }
        List<String> runs = Words.inner(text, "RUNS");
        if (runs.size() == 1) {
            return new Occurrence.Runs(runs.get(0));
        }
        for (Occurrence.Size.Of of : Occurrence.Size.Of.values()) {
            List<String> size = Words.inner(text, of.name());
            if (size.size() == 1) {
                return new Occurrence.Size(of, Words.amount(size.get(0)));
            }
        }
        boolean minor = text.startsWith("minor:");
        Effect effect = Words.effect(minor ? text.substring("minor:".length()) : text);
        if (effect == null) {
            throw new BadLine("unknown effect '" + text
                    + "'; use NONE, COMPUTE!, STREAM(this), RUNS(method), minor:EFFECT, ACQUIRE, RELEASE, OPEN, CLOSE, REDIRECT, BRIEF,"
                    + " SERVING, ENTROPY, CORE(0), MOST(0), ROOM(0) or one of "
                    + List.of(Effect.values()));
        }
        return new Occurrence.Of(effect, minor, false);
    }

    private static Yield yields(String text) throws BadLine {
        if (text.equals("MEMORY")) {
            return Yield.Plain.MEMORY;
        }
        if (text.equals("PER_THREAD")) {
            return Yield.Plain.PER_THREAD;
        }
        if (text.equals("DONE")) {
            return Yield.Plain.DONE;
        }
        if (text.equals("READY")) {
            return Yield.Plain.READY;
        }
        if (text.equals("CALLER")) {
            return Yield.Plain.CALLER;
        }
        if (text.equals("CORES")) {
            return Yield.Plain.CORES;
        }
        Integer wraps = Words.argument(text, "wraps");
        if (wraps != null) {
            return new Yield.Wraps(wraps);
        }
        List<String> inner = Words.inner(text, "on");
        Carrier carrier = inner.isEmpty() ? null : Words.carrier(inner.get(0));
        if (carrier != null && inner.size() <= 2) {
            return new Yield.RunsOn(carrier, inner.size() == 1 ? null : Words.amount(inner.get(1)));
        }
        if (carrier != null && inner.size() == 4) {
            Yield.Filling filling = new Yield.Filling(Words.amount(inner.get(2)), Words.amount(inner.get(3)));
            return new Yield.RunsOn(carrier, Words.amount(inner.get(1)), filling);
        }
        List<String> room = Words.inner(text, "queue");
        if (room.size() == 1) {
            return new Yield.Queue(Words.amount(room.get(0)));
        }
        List<String> permits = Words.inner(text, "permits");
        if (permits.size() == 1) {
            return new Yield.Permits(Words.amount(permits.get(0)));
        }
        if (text.startsWith("time(")) {
            return time(text, "time");
        }
        Effect effect = Words.effect(text);
        if (effect == null) {
            throw new BadLine("unknown yield '" + text
                    + "'; use MEMORY, PER_THREAD, DONE, READY, CORES, wraps(0), on(CARRIER), on(CARRIER,0), on(CARRIER,1,0,4), queue(0),"
                    + " permits(0), time(0,ms) or"
                    + " an effect");
        }
        return new Yield.Resource(effect);
    }

    /** {@code lasts(0,ms)} for a wait of that length, {@code atMost(0,1)} for one that may end sooner; else null. */
    static @Nullable Lasting lasting(String text) throws BadLine {
        if (text.startsWith("lasts(")) {
            return new Lasting(time(text, "lasts"), false);
        }
        return text.startsWith("atMost(") ? new Lasting(time(text, "atMost"), true) : null;
    }

    /** {@code time(0)}: an object; {@code time(0,ms)}: a number; {@code time(0,1)}, {@code time(0,this)}: and its unit. */
    private static Yield.Time time(String text, String word) throws BadLine {
        List<String> inner = Words.inner(text, word);
        if (inner.isEmpty() || inner.size() > 2) {
            throw new BadLine("cannot read '" + text + "'; write " + word + "(0), " + word + "(0,ms) or " + word
                    + "(0,1), the argument and its unit");
        }
        Amount number = Words.amount(inner.get(0));
        if (inner.size() == 1) {
            return new Yield.Time(number, number);
        }
        String unit = inner.get(1);
        Amount nanos = switch (unit) {
            case "ns" -> new Amount.Fixed(1);
            case "us" -> new Amount.Fixed(1_000);
            case "ms" -> new Amount.Fixed(1_000_000);
            case "s" -> new Amount.Fixed(1_000_000_000);
            case "min" -> new Amount.Fixed(60_000_000_000L);
            case "this" -> new Amount.Given(-1);
            default -> Words.amount(unit);
        };
        return new Yield.Time(number, nanos);
    }

    static Speed speed(String text) throws BadLine {
        return switch (text) {
            case "" -> Speed.UNKNOWN;
            case "FAST" -> Speed.FAST;
            case "SLOW" -> Speed.SLOW;
            default ->
                throw new BadLine(
                        "unknown speed '" + text + "'; write FAST, SLOW, lasts(0,ms), atMost(0,ms) or nothing");
        };
    }
}
