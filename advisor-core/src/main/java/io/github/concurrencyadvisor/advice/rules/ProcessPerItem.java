package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process for each turn of a loop. */
public final class ProcessPerItem implements Rule {

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
                A loop that tries again, or that starts what has ended, is one of few turns and is reported all the same. Loops with a
                 small constant bound are left alone, and so is a process that a called method starts.""");
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
            if (call.loopDepth() > 0 && starts(effects.known(call))) {
                findings.add(place.finding(
                        this,
                        severity(),
                        place.confidence(),
                        call.target().display() + " starts a process in each turn of a loop of "
                                + place.in().declaredIn().display(),
                        List.of(),
                        "give one process all items, or use a library that does the work in this process"));
            }
        }
        return findings;
    }

    private static boolean starts(@Nullable KnownApi api) {
        return api != null
                && api.occurrences().contains(new KnownApi.Occurrence.Of(Effect.PROCESS, false, false))
                && new KnownApi.Yield.Resource(Effect.PROCESS).equals(api.yields());
    }
}
