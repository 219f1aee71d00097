package io.github.concurrencyadvisor.advice;

import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Effect;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a model is best had on a platform, in at most 25 words for one workload.
 *
 * <p>A sentence has a head, chosen by model, platform and the wait that decides, and at most two additions. What waits
 * shapes it more than the model does: no client makes JDBC asynchronous, no model reads a file without holding a thread.
 */
record Realisation(Workload workload, Demand demand, Platform platform) {

    /** The first release with each of these in its final form. */
    private static final int PROCESS_ON_EXIT = 9;

    private static final int HTTP_CLIENT = 11;
    private static final int VIRTUAL_THREADS = 21;
    private static final int MONITORS_DO_NOT_PIN = 24;

    /** Which wait decides where there are several: first what is scarce beyond this JVM, last what is cheap to change. */
    private static final List<Effect> DECIDING = List.of(
            Effect.DATABASE,
            Effect.PROCESS,
            Effect.MESSAGE,
            Effect.NETWORK,
            Effect.FILE,
            Effect.STREAM,
            Effect.AWAIT,
            Effect.LOCK,
            Effect.SLEEP,
            Effect.CONSOLE);

    private static final Sentence CORES = new Sentence(
            Means.CORES,
            "fork/join, a parallel stream or a fixed pool of N = cores in this one JVM, which has no GIL;"
                    + " worker JVMs only for isolation");
    private static final Sentence CORES_THAT_WAIT = new Sentence(
            Means.CORES,
            "a fixed pool of N = cores, not the common pool, as it waits;"
                    + " worker JVMs only for isolation, as the JVM has no GIL");
    private static final Sentence FILES_HOLD =
            new Sentence(Means.PLATFORM_POOL, "a platform pool, as file calls hold a thread under every model");
    private static final Sentence TIMER =
            new Sentence(Means.TIMER, "a ScheduledExecutorService instead of a sleeping thread");
    private static final Sentence CONSOLE =
            new Sentence(Means.ONE_THREAD, "one platform thread, as the console serves one at a time");
    private static final String VIRTUAL = "a virtual thread per task";

    /** What the work runs on, and the sentence that says so. */
    record Sentence(Means means, String text) {

        static final Sentence NONE = new Sentence(Means.NONE, "");

        Recommendation of(Model model, String why) {
            return new Recommendation(model, means, text, why);
        }

        private Sentence plus(String addition) {
            return new Sentence(means, text + addition);
        }

        private boolean isVirtual() {
            return text.contains(VIRTUAL); // a timer may be named beside them
        }
    }

    Sentence processes() {
        return waits().isEmpty() ? CORES : CORES_THAT_WAIT;
    }

    Sentence threads() {
        Sentence head = threadsHead();
        return head.plus(pinning(head) + computing() + offTheLoop(head));
    }

    Sentence eventLoop() {
        Sentence head = eventLoopHead();
        return head.plus(pinning(head) + computing() + mayStay());
    }

    /** What serves whatever the speed turns out to be; else what can be said without it, possibly nothing. */
    Sentence forEitherSpeed() {
        Sentence head = threadsHead();
        if (head.equals(eventLoopHead())) {
            return head.plus(pinning(head) + computing());
        }
        return isMixed()
                ? new Sentence(
                        Means.CORES,
                        "the computing side on N = cores threads, the waiting side once its speed is known")
                : Sentence.NONE;
    }

    private Sentence threadsHead() {
        return platform.release() >= VIRTUAL_THREADS && !mayHoldItsCarrier() ? onVirtualThreads() : onPlatformThreads();
    }

    private Sentence onPlatformThreads() {
        return switch (decidingWait()) {
            case DATABASE -> pool("no more than the connection pool holds");
            case PROCESS -> pool("one per process allowed at once");
            case MESSAGE -> pool("no more than the broker's sessions");
            case FILE -> pool("as many as the disk serves");
            case STREAM -> pool("as the stream may be a file");
            case AWAIT -> pool("apart from the pool waited for");
            case LOCK -> pool("few, as they queue for one lock");
            case SLEEP -> TIMER;
            case CONSOLE -> CONSOLE;
            case NETWORK, COMPUTE, UNKNOWN -> pool("no more than the other side serves");
        };
    }

    private static Sentence pool(String bound) {
        return new Sentence(Means.PLATFORM_POOL, "a platform pool of N·U·(1+W/C) threads, " + bound);
    }

    private Sentence onVirtualThreads() {
        return switch (decidingWait()) {
            case DATABASE -> virtual(", a Semaphore as large as the connection pool");
            case PROCESS -> virtual(", a Semaphore at the processes allowed at once");
            case MESSAGE -> virtual(", a Semaphore at the broker's session limit");
            case AWAIT -> virtual(", whose wait starves no pool");
            case LOCK -> virtual(", but first a shorter locked section");
            case SLEEP ->
                new Sentence(
                        Means.TIMER, "a ScheduledExecutorService, or " + VIRTUAL + ", whose sleep holds no carrier");
            case CONSOLE -> CONSOLE;
            case FILE -> FILES_HOLD;
            case STREAM -> virtual(", a platform pool for streams of files");
            case NETWORK, COMPUTE, UNKNOWN -> virtual(", a Semaphore at what the other side serves");
        };
    }

    private static Sentence virtual(String bound) {
        return new Sentence(Means.VIRTUAL_THREADS, VIRTUAL + bound);
    }

    private Sentence eventLoopHead() {
        if (!platform.frameworks().isEmpty()) {
            return new Sentence(Means.EVENT_LOOP, onFramework(Collections.min(platform.frameworks())));
        }
        if (platform.release() < VIRTUAL_THREADS) {
            return withoutWaiting();
        }
        boolean alsoFiles = decidingWait() != Effect.FILE && waits().contains(Effect.FILE);
        return alsoFiles ? virtual(", a platform pool for the files") : onVirtualThreads();
    }

    private String onFramework(Platform.Framework framework) {
        Offer offer = Offer.of(framework);
        String stay = "stay on " + framework.display();
        String blocking = "; what blocks goes to " + offer.forBlocking();
        return switch (decidingWait()) {
            case DATABASE -> stay + " with " + offer.forSql() + "; JDBC goes to " + offer.forBlocking();
            case NETWORK, COMPUTE, UNKNOWN -> stay + " with " + offer.forNetwork() + blocking;
            case MESSAGE -> stay + " with the broker's non-blocking client" + blocking;
            case SLEEP -> stay + " with " + offer.forDelay() + " instead of a sleep";
            case AWAIT -> stay + " and chain the results instead of waiting for them";
            case PROCESS, FILE, STREAM, LOCK, CONSOLE -> stay + blocking;
        };
    }

    private Sentence withoutWaiting() {
        return switch (decidingWait()) {
            case DATABASE -> loop("an R2DBC driver, or a platform pool as large as the connection pool");
            case PROCESS ->
                platform.release() >= PROCESS_ON_EXIT
                        ? loop("Process.onExit() instead of waitFor(), its output drained as it comes")
                        : new Sentence(Means.PLATFORM_POOL, "a small platform pool that waits for the processes");
            case MESSAGE -> loop("the broker client's asynchronous calls instead of waiting for them");
            case NETWORK, COMPUTE, UNKNOWN ->
                loop(
                        platform.release() >= HTTP_CLIENT
                                ? "HttpClient.sendAsync for HTTP, NIO channels on a selector for the rest"
                                : "an async library such as Netty, or NIO channels on a selector");
            case AWAIT -> loop("CompletableFuture stages instead of a waiting thread");
            case LOCK -> new Sentence(Means.PLATFORM_POOL, "a shorter locked section, then a platform pool");
            case STREAM -> loop("NIO channels, or a platform pool should the stream be a file");
            case FILE -> FILES_HOLD;
            case SLEEP -> TIMER;
            case CONSOLE -> CONSOLE;
        };
    }

    private static Sentence loop(String text) {
        return new Sentence(Means.EVENT_LOOP, text);
    }

    private String pinning(Sentence head) {
        return head.isVirtual() && platform.release() < MONITORS_DO_NOT_PIN
                ? "; no monitor around a blocking call"
                : "";
    }

    private String computing() {
        return isMixed() ? "; computing on N = cores threads" : "";
    }

    private String mayStay() {
        return demand == Demand.LIMITED && !isMixed() ? "; what is there may suffice" : "";
    }

    private String offTheLoop(Sentence head) {
        return head.isVirtual() || platform.frameworks().isEmpty()
                ? ""
                : "; kept off the " + Collections.min(platform.frameworks()).display() + " event loop";
    }

    private boolean isMixed() {
        return workload.kind() == WorkloadKind.MIXED;
    }

    /** Whether a wait may keep the carrier of a virtual thread: files do, and a stream of which nothing else is known may. */
    private boolean mayHoldItsCarrier() {
        return waits().contains(Effect.FILE) || decidingWait() == Effect.STREAM;
    }

    private Effect decidingWait() {
        return DECIDING.stream().filter(waits()::contains).findFirst().orElse(Effect.UNKNOWN);
    }

    private Set<Effect> waits() {
        Set<Effect> waits = new TreeSet<>(workload.effects());
        waits.removeIf(effect -> !effect.blocks());
        return waits;
    }

    /** What a framework has for each kind of wait. */
    private record Offer(String forNetwork, String forSql, String forDelay, String forBlocking) {

        static Offer of(Platform.Framework framework) {
            return switch (framework) {
                case VERTX -> new Offer("its HttpClient", "its SQL client", "setTimer", "executeBlocking");
                case REACTOR -> new Offer("Reactor Netty", "R2DBC", "Mono.delay", "Schedulers.boundedElastic()");
                case MUTINY ->
                    new Offer(
                            "a client that returns Uni",
                            "a reactive SQL client",
                            "onItem().delayIt()",
                            "a worker pool");
                case NETTY ->
                    new Offer("its channels", "an asynchronous driver", "EventLoop.schedule", "a worker pool");
            };
        }
    }
}
