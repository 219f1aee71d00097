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

    private static final String POOL = "a platform pool of N·U·(1+W/C) threads, ";
    private static final String VIRTUAL = "a virtual thread per task";
    private static final String FILES_HOLD = "a platform pool, as file calls hold a thread under every model";
    private static final String TIMER = "a ScheduledExecutorService instead of a sleeping thread";
    private static final String CONSOLE = "one platform thread, as the console serves one at a time";

    String processes() {
        return waits().isEmpty()
                ? "fork/join, a parallel stream or a fixed pool of N = cores in this one JVM, which has no GIL;"
                        + " worker JVMs only for isolation"
                : "a fixed pool of N = cores, not the common pool, as it waits;"
                        + " worker JVMs only for isolation, as the JVM has no GIL";
    }

    String threads() {
        String head = threadsHead();
        return head + pinning(head) + computing() + offTheLoop(head);
    }

    String eventLoop() {
        String head = eventLoopHead();
        return head + pinning(head) + computing() + mayStay();
    }

    /** What serves whatever the speed turns out to be; else what can be said without it, possibly nothing. */
    String forEitherSpeed() {
        String head = threadsHead();
        if (head.equals(eventLoopHead())) {
            return head + pinning(head) + computing();
        }
        return isMixed() ? "the computing side on N = cores threads, the waiting side once its speed is known" : "";
    }

    private String threadsHead() {
        return platform.release() >= VIRTUAL_THREADS && !mayHoldItsCarrier() ? onVirtualThreads() : onPlatformThreads();
    }

    private String onPlatformThreads() {
        return switch (decidingWait()) {
            case DATABASE -> POOL + "no more than the connection pool holds";
            case PROCESS -> POOL + "one per process allowed at once";
            case MESSAGE -> POOL + "no more than the broker's sessions";
            case FILE -> POOL + "as many as the disk serves";
            case STREAM -> POOL + "as the stream may be a file";
            case AWAIT -> POOL + "apart from the pool waited for";
            case LOCK -> POOL + "few, as they queue for one lock";
            case SLEEP -> TIMER;
            case CONSOLE -> CONSOLE;
            case NETWORK, COMPUTE, UNKNOWN -> POOL + "no more than the other side serves";
        };
    }

    private String onVirtualThreads() {
        return switch (decidingWait()) {
            case DATABASE -> VIRTUAL + ", a Semaphore as large as the connection pool";
            case PROCESS -> VIRTUAL + ", a Semaphore at the processes allowed at once";
            case MESSAGE -> VIRTUAL + ", a Semaphore at the broker's session limit";
            case AWAIT -> VIRTUAL + ", whose wait starves no pool";
            case LOCK -> VIRTUAL + ", but first a shorter locked section";
            case SLEEP -> "a ScheduledExecutorService, or " + VIRTUAL + ", whose sleep holds no carrier";
            case CONSOLE -> CONSOLE;
            case FILE -> FILES_HOLD;
            case STREAM -> VIRTUAL + ", a platform pool for streams of files";
            case NETWORK, COMPUTE, UNKNOWN -> VIRTUAL + ", a Semaphore at what the other side serves";
        };
    }

    private String eventLoopHead() {
        if (!platform.frameworks().isEmpty()) {
            return onFramework(Collections.min(platform.frameworks()));
        }
        if (platform.release() < VIRTUAL_THREADS) {
            return withoutWaiting();
        }
        boolean alsoFiles = decidingWait() != Effect.FILE && waits().contains(Effect.FILE);
        return alsoFiles ? VIRTUAL + ", a platform pool for the files" : onVirtualThreads();
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

    private String withoutWaiting() {
        return switch (decidingWait()) {
            case DATABASE -> "an R2DBC driver, or a platform pool as large as the connection pool";
            case PROCESS ->
                platform.release() >= PROCESS_ON_EXIT
                        ? "Process.onExit() instead of waitFor(), its output drained as it comes"
                        : "a small platform pool that waits for the processes";
            case MESSAGE -> "the broker client's asynchronous calls instead of waiting for them";
            case NETWORK, COMPUTE, UNKNOWN ->
                platform.release() >= HTTP_CLIENT
                        ? "HttpClient.sendAsync for HTTP, NIO channels on a selector for the rest"
                        : "an async library such as Netty, or NIO channels on a selector";
            case AWAIT -> "CompletableFuture stages instead of a waiting thread";
            case LOCK -> "a shorter locked section, then a platform pool";
            case STREAM -> "NIO channels, or a platform pool should the stream be a file";
            case FILE -> FILES_HOLD;
            case SLEEP -> TIMER;
            case CONSOLE -> CONSOLE;
        };
    }

    private String pinning(String head) {
        return isVirtual(head) && platform.release() < MONITORS_DO_NOT_PIN ? "; no monitor around a blocking call" : "";
    }

    private String computing() {
        return isMixed() ? "; computing on N = cores threads" : "";
    }

    private String mayStay() {
        return demand == Demand.LIMITED && !isMixed() ? "; what is there may suffice" : "";
    }

    private String offTheLoop(String head) {
        return isVirtual(head) || platform.frameworks().isEmpty()
                ? ""
                : "; kept off the " + Collections.min(platform.frameworks()).display() + " event loop";
    }

    private static boolean isVirtual(String head) {
        return head.contains(VIRTUAL);
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
