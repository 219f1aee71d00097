package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.effects.Spawn;
import io.github.concurrencyadvisor.known.KnownApi;
import io.github.concurrencyadvisor.model.Call;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodFacts;
import io.github.concurrencyadvisor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A platform thread for each item of a loop. */
public final class ThreadPerTaskInLoop implements Rule {

    /** What is further away from what handles an event is not done for each. */
    private static final int FEW_CALLS = 2;

    /** How methods are named that are called once in the life of what they belong to. */
    private static final Pattern LIFE_CYCLE =
            Pattern.compile("(start|stop|restart|shutdown|shutDown|close|destroy|dispose|terminate)([A-Z].*)?");

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A new platform thread is started for each item of a loop, or for what each call of a method is given.",
                """
                A platform thread costs time to start and a stack to keep, and nothing limits how many there
                 are: as many as items come. When they come faster than they are done, memory or the system's limit of threads ends the
                 process. Measured: 10,000 waiting threads took about 5 s to start and 30 KB each, virtual ones 0.3 s and 4.4 KB.""",
                """
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
                """,
                """
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
                """,
                """
                In a loop only threads that are given what it gets by a call in that turn count: a loop that starts a number of equal
                 workers is a pool made by hand. How often a loop turns or a method is called is not known: outside of loops it is a
                 note, unless a framework calls the method for each event, or one that soon calls it. A thread that is kept in a field or joined is left alone.""");
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
            if (site.carrier() == Carrier.PLATFORM_THREAD
                    && method != null
                    && call != null
                    && call.loopDepth() > 0
                    && !isToThreadThereIs(effects, call)
                    && !isWorker(effects, site, method, call)
                    && call.arguments().stream().anyMatch(argument -> isOfThisTurn(method, argument))) {
                findings.add(finding(
                        new CodePlace(method, call),
                        severity(),
                        "makes " + Carrier.PLATFORM_THREAD.phrase() + " for each item of a loop in ",
                        instead(platform)));
            }
        }
        for (CodePlace place : CodePlace.all(effects)) {
            if (PoolTasks.runsOnce(effects, place.in())) {
                continue;
            }
            if (isThreadForThisCall(effects, place)) {
                findings.add(finding(
                        place,
                        isCalledByItself(effects, place.in()) ? severity() : Severity.INFO,
                        "makes " + Carrier.PLATFORM_THREAD.phrase() + " for what each call is given, in ",
                        instead(platform)));
            } else if (isPoolForOneTask(effects, place)) {
                findings.add(finding(
                        place,
                        Severity.INFO,
                        "makes " + Carrier.PLATFORM_POOL.phrase() + " for a single task in each call of ",
                        "hand the task to a pool that is kept"));
            }
        }
        return findings;
    }

    /**
     * Whether what is run goes on until it is told to stop, and the loop ends: it then starts as many workers as there are to be, where
     * one without an end serves whoever comes.
     */
    private static boolean isWorker(Effects effects, Spawn site, MethodFacts in, Call call) {
        MethodFacts entry = effects.method(site.entry());
        return entry != null
                && in.loops().stream().noneMatch(loop -> loop.endless() && loop.encloses(call.line()))
                && EndlessTasks.neverEnds(effects, entry);
    }

    /** Whether the call gives the task to a thread that serves others too, as a timer's: it makes none. */
    private static boolean isToThreadThereIs(Effects effects, Call call) {
        KnownApi api = effects.known(call);
        return api != null
                && !(api.yields() instanceof KnownApi.Yield.RunsOn)
                && IntStream.range(0, call.arguments().size())
                        .anyMatch(index -> api.callback(index) instanceof KnownApi.Callback.On);
    }

    private Finding finding(CodePlace place, Severity severity, String fact, String advice) {
        return place.finding(
                this,
                severity,
                place.confidence(),
                place.call().target().display() + " " + fact
                        + place.in().declaredIn().display(),
                List.of(),
                advice);
    }

    private static String instead(Platform platform) {
        return platform.release() >= 21
                ? "use a virtual thread for each item if it waits, bounded by a Semaphore, else a pool of a fixed size"
                : "hand the items to a pool of a fixed size";
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

    /**
     * Whether the call makes a thread of what its method is given, starts it and lets it go. A thread that is kept, or handed
     * out as a thread factory does, is somebody's worker; one that is joined is a piece of this call.
     */
    private static boolean isThreadForThisCall(Effects effects, CodePlace place) {
        Call made = place.call();
        MethodFacts method = place.in();
        if (made.kind() != Call.Kind.CONSTRUCTOR
                || made.receiver() == Value.Special.THIS
                || made.loopDepth() > 0
                || method.id().isConstructor()
                || !(PoolTasks.isMadeOfParameters(method, made.arguments())
                        || made.arguments().stream().anyMatch(task -> isFilledWithParameters(method, task)))) {
            return false;
        }
        Value thread = new Value.Created(made.target().owner(), made.index());
        List<String> uses = method.calls().stream()
                .filter(call -> thread.equals(call.receiver()) && call.index() != made.index())
                .map(call -> call.target().name())
                .toList();
        return uses.contains("start")
                && !uses.contains("join")
                && effects.standsFor(method, thread).contains(Carrier.PLATFORM_THREAD)
                && !method.returned().contains(thread)
                && method.fieldWrites().stream()
                        .noneMatch(write -> write.value().equals(thread));
    }

    /** Whether the task takes along an object that the method has put into what it is given, as a letter with its address. */
    private static boolean isFilledWithParameters(MethodFacts method, Value task) {
        return task instanceof Value.Function function
                && function.captured().stream()
                        .filter(object -> object instanceof Value.Result || object instanceof Value.Created)
                        .anyMatch(object -> method.calls().stream()
                                .filter(call -> call.arguments().stream().anyMatch(Value.Parameter.class::isInstance))
                                .anyMatch(call -> isOf(method, call.receiver(), object)));
    }

    /** Whether it is the object, or was made of it. */
    private static boolean isOf(MethodFacts method, @Nullable Value receiver, Value object) {
        if (object.equals(receiver)) {
            return true;
        }
        return receiver instanceof Value.Created wrapper
                && wrapper.call() >= 0
                && method.calls().get(wrapper.call()).arguments().contains(object);
    }

    /**
     * Whether something outside calls the method for each event or request, or one that soon calls it: what handles an event starts and
     * ends things too, further down.
     */
    private static boolean isCalledByItself(Effects effects, MethodFacts method) {
        return !LIFE_CYCLE.matcher(method.declaredIn().name()).matches()
                && effects.carriers(method.id()).stream()
                        .anyMatch(by -> by.site().call() == null
                                && by.carrier() != Carrier.MAIN
                                && by.witness().size() <= FEW_CALLS);
    }

    /** Whether all that ever uses the pool which the call makes is one task. */
    private static boolean isPoolForOneTask(Effects effects, CodePlace place) {
        Pool pool = effects.pool(place.in(), place.call());
        if (pool == null || pool.carrier() != Carrier.PLATFORM_POOL || place.leaves(effects)) {
            return false;
        }
        List<Call> handing = place.in().calls().stream()
                .filter(call -> effects.runs(place.in(), call).contains(pool))
                .toList();
        return handing.size() == 1
                && handing.get(0).loopDepth() <= place.call().loopDepth()
                && !handing.get(0).target().name().startsWith("invoke");
    }
}
