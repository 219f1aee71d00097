package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.effects.Trail;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.MethodId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process for each turn of a loop. */
public final class ProcessPerItem implements Rule {

    /** A process that is started further down is hardly the loop's own. */
    private static final int LONGEST_WAY = 3;

    private static final String INSTEAD =
            "give one process all items, or use a library that does the work in this process";

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A loop starts a process in each turn.", """
                Starting a process costs milliseconds and megabytes, many times what most items need, and a machine has only so many
                 processes. A process that takes all items at once pays that once.""", """
                import java.io.IOException;
                import java.util.List;

                class Images {
                    void shrink(List<String> names) throws IOException, InterruptedException {
                        for (String name : names) {
                            new ProcessBuilder("mogrify", "-resize", "50%", name).inheritIO().start().waitFor();
                        }
                    }
                }
                """, """
                import java.io.IOException;
                import java.util.ArrayList;
                import java.util.List;

                class Images {
                    void shrink(List<String> names) throws IOException, InterruptedException {
                        List<String> command = new ArrayList<>(List.of("mogrify", "-resize", "50%"));
                        command.addAll(names);
                        new ProcessBuilder(command).inheritIO().start().waitFor();
                    }
                }
                """, """
                A loop that tries again, or that starts what has ended, is one of few turns and is reported all the same. Loops with a small
                 constant bound are left alone. What a called method starts, up to three calls away, is a note.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace place : CodePlace.all(effects)) {
            Call call = place.call();
            if (call.loopDepth() == 0) {
                continue;
            }
            if (starts(effects.known(call))) {
                findings.add(place.finding(
                        this,
                        severity(),
                        place.confidence(),
                        call.target().display() + fact(place),
                        List.of(),
                        INSTEAD));
                continue;
            }
            Evidence started = startedBelow(effects, place);
            if (started != null) {
                List<Hop> way = started.trail().hops();
                MethodId start = Objects.requireNonNull(way.get(way.size() - 1).callee());
                findings.add(place.finding(
                        this,
                        Severity.INFO,
                        started.confidence(),
                        call.target().display() + ", by " + start.display() + "," + fact(place),
                        way.subList(1, way.size()),
                        INSTEAD));
            }
        }
        return findings;
    }

    private static String fact(CodePlace place) {
        return " starts a process in each turn of a loop of "
                + place.in().declaredIn().display();
    }

    /** The start of a process by a method of the project that is called in the loop, whatever else it does; null where there is none. */
    private static @Nullable Evidence startedBelow(Effects effects, CodePlace place) {
        MethodFacts helper = effects.method(place.call().target());
        // What may run one of several methods is hardly known to start a process.
        if (helper == null || helper.isAbstract() || CodePlace.mayEndLoop(place.in(), place.call())) {
            return null;
        }
        Evidence process = effects.effects(place.in(), place.call()).get(Effect.PROCESS);
        if (process == null || process.minor() || process.confidence() == Confidence.LOW) {
            return null;
        }
        Trail way = process.trail();
        MethodFacts starter =
                way.length() > LONGEST_WAY ? null : effects.method(way.last().method());
        Call start = starter == null ? null : effects.call(starter, way.last());
        return start != null && starts(effects.known(start)) ? process : null;
    }

    private static boolean starts(@Nullable KnownApi api) {
        return api != null
                && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.PROCESS, false, false))
                && new KnownApi.Yield.Resource(Effect.PROCESS).equals(api.yields());
    }
}
