package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A platform thread for each item of a loop. */
public final class ThreadPerTaskInLoop implements Rule {

    @Override
    public RuleDoc doc() {
        return new RuleDoc("A loop starts a new platform thread for each item that it gets.", """
                A platform thread costs time to start and a stack to keep, and nothing limits how many there
                 are: as many as items come. When they come faster than they are done, memory or the system's limit of threads ends the
                 process.""", """
                import java.io.IOException;
                import java.net.ServerSocket;
                import java.net.Socket;

                class Server {
                    void serve(ServerSocket server) throws IOException {
                        while (true) {
                            Socket client = server.accept();
                            new Thread(() -> answer(client)).start();
                        }
                    }

                    private void answer(Socket client) {
                        try {
                            client.close();
                        } catch (IOException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }
                """, """
                import java.io.IOException;
                import java.net.ServerSocket;
                import java.net.Socket;
                import java.util.concurrent.ExecutorService;

                class Server {
                    private final ExecutorService clients;

                    Server(ExecutorService clients) {
                        this.clients = clients;
                    }

                    void serve(ServerSocket server) throws IOException {
                        while (true) {
                            Socket client = server.accept();
                            clients.execute(() -> answer(client));
                        }
                    }

                    private void answer(Socket client) {
                        try {
                            client.close();
                        } catch (IOException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }
                """, """
                Only threads that are given what the loop gets by a call in that turn count: a loop that starts a number of equal
                 workers is a pool made by hand. How many items there are is not known.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (Spawn site : effects.spawns()) {
            MethodFacts method = effects.method(site.in());
            Call call = site.call();
            if (site.carrier() != Carrier.PLATFORM_THREAD
                    || method == null
                    || call == null
                    || call.loopDepth() == 0
                    || isToThreadThereIs(effects, call)
                    || call.arguments().stream().noneMatch(argument -> isOfThisTurn(method, argument))) {
                continue;
            }
            CodePlace place = new CodePlace(method, call);
            findings.add(place.finding(
                    this,
                    severity(),
                    place.confidence(),
                    call.target().display() + " makes " + Carrier.PLATFORM_THREAD.phrase()
                            + " for each item of a loop in "
                            + method.declaredIn().display(),
                    List.of(),
                    platform.release() >= 21
                            ? "use a virtual thread for each item if it waits, bounded by a Semaphore, else a pool of a fixed"
                                    + " size"
                            : "hand the items to a pool of a fixed size"));
        }
        return findings;
    }

    /** Whether the call gives the task to a thread that serves others too, as a timer's: it makes none. */
    private static boolean isToThreadThereIs(Effects effects, Call call) {
        KnownApi api = effects.known(call);
        return api != null
                && !(api.yields() instanceof KnownApi.Yield.RunsOn)
                && IntStream.range(0, call.arguments().size())
                        .anyMatch(index -> api.callback(index) instanceof KnownApi.Callback.On);
    }

    /** Whether the task is made of something that a call inside a loop returned. */
    private static boolean isOfThisTurn(MethodFacts method, Value task) {
        if (task instanceof Value.Function function) {
            return function.captured().stream().anyMatch(value -> isFromLoop(method, value));
        }
        return task instanceof Value.Created created
                && created.call() >= 0
                && method.calls().get(created.call()).arguments().stream().anyMatch(value -> isFromLoop(method, value));
    }

    private static boolean isFromLoop(MethodFacts method, Value value) {
        return value.alternatives().stream()
                .anyMatch(one -> one instanceof Value.Result result
                        && result.call() < method.calls().size()
                        && method.calls().get(result.call()).loopDepth() > 0);
    }
}
