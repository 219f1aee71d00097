package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Evidence;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A process that is waited for, or read, while a pipe that it writes is not emptied. */
public final class WaitForBeforeDrain implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A process is waited for before what it writes is read, or its two outputs are read one after the other.",
                """
                A pipe holds some 64 KiB. A process that writes more stops until someone reads. When the reader waits for the process to
                 end, or for the end of the other output, both wait for each other for ever; it works in tests, where little is
                 written.""",
                """
                import java.io.IOException;
                import java.nio.charset.StandardCharsets;

                class Git {
                    String log() throws IOException, InterruptedException {
                        Process git = new ProcessBuilder("git", "log").start();
                        git.waitFor();
                        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
                """,
                """
                import java.io.IOException;
                import java.nio.charset.StandardCharsets;

                class Git {
                    String log() throws IOException, InterruptedException {
                        Process git = new ProcessBuilder("git", "log").redirectErrorStream(true).start();
                        String log = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        git.waitFor();
                        return log;
                    }
                }
                """,
                """
                One method is looked at: a process that is handed to another, or kept, may be read there. A builder from elsewhere may
                 have its outputs redirected, so nothing is said of it.""");
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (MethodFacts method : effects.methods()) {
            boolean redirected =
                    method.calls().stream().anyMatch(call -> occurs(effects, call, KnownApi.Occurrence.Pipe.REDIRECT));
            for (Call start : method.calls()) {
                if (!redirected && starts(effects, start) && isMadeHere(effects, method, start.receiver())) {
                    check(effects, method, start, findings);
                }
            }
        }
        return findings;
    }

    private void check(Effects effects, MethodFacts method, Call start, List<Finding> findings) {
        List<Call> ofProcess = method.calls().stream()
                .filter(call -> new Value.Result(start.index()).equals(call.receiver()))
                .toList();
        List<Call> outputs =
                ofProcess.stream().filter(call -> isOutput(effects, call)).toList();
        boolean escapes =
                method.calls().stream().anyMatch(call -> call.arguments().contains(new Value.Result(start.index())))
                        || method.fieldWrites().stream()
                                .anyMatch(write -> write.value().equals(new Value.Result(start.index())));
        if (outputs.isEmpty() || escapes) {
            return;
        }
        Call wait = ofProcess.stream()
                .filter(call -> CodePlace.waitsWithoutEnd(effects.known(call), call, Effect.PROCESS))
                .findFirst()
                .orElse(null);
        if (wait != null && wait.index() < outputs.get(0).index()) {
            findings.add(finding(
                    method,
                    wait,
                    wait.target().display() + " waits for a process before "
                            + outputs.get(0).target().display() + " lets its output be read"));
            return;
        }
        Call first = outputs.get(0);
        for (Call second : outputs) {
            Call firstRead = read(effects, method, first);
            Call secondRead = read(effects, method, second);
            if (!second.target().name().equals(first.target().name()) && firstRead != null && secondRead != null) {
                findings.add(finding(
                        method,
                        secondRead,
                        "what " + second.target().display() + " returns is read only after what "
                                + first.target().display() + " returns has been read, by the same thread"));
                return;
            }
        }
    }

    private Finding finding(MethodFacts method, Call at, String fact) {
        CodePlace place = new CodePlace(method, at);
        return place.finding(
                this,
                severity(),
                place.confidence(),
                fact,
                List.of(),
                "join the outputs with redirectErrorStream(true) and read them before waiting, or read each in a thread");
    }

    /** The first call that waits for what that output brings; null where no call of the method does. */
    private static @Nullable Call read(Effects effects, MethodFacts method, Call output) {
        return method.calls().stream()
                .filter(call -> call.index() > output.index() && CodePlace.isGiven(method, call, output.index()))
                .filter(call -> {
                    Evidence waits = effects.effects(method, call).get(Effect.PROCESS);
                    return waits != null && !waits.minor();
                })
                .findFirst()
                .orElse(null);
    }

    /** Whether the builder is one that this method sets up, so that how its outputs go is seen here. */
    private static boolean isMadeHere(Effects effects, MethodFacts method, @Nullable Value builder) {
        if (builder instanceof Value.Result result) {
            Call by = method.calls().get(result.call());
            return effects.known(by) != null && (by.receiver() == null || isMadeHere(effects, method, by.receiver()));
        }
        return builder instanceof Value.Created;
    }

    private static boolean starts(Effects effects, Call call) {
        return occurs(effects, call, new KnownApi.Occurrence.Of(Effect.PROCESS, false, false))
                && isOfProcess(effects, call);
    }

    private static boolean isOutput(Effects effects, Call call) {
        String type = call.target().returnType();
        KnownApi api = effects.known(call);
        return api != null
                && api.occurrences().isEmpty()
                && isOfProcess(effects, call)
                && (type.endsWith("InputStream;") || type.endsWith("Reader;"));
    }

    private static boolean isOfProcess(Effects effects, Call call) {
        KnownApi api = effects.known(call);
        return api != null && Objects.equals(api.yields(), new KnownApi.Yield.Resource(Effect.PROCESS));
    }

    private static boolean occurs(Effects effects, Call call, KnownApi.Occurrence occurrence) {
        KnownApi api = effects.known(call);
        return api != null && api.occurrences().contains(occurrence);
    }
}
