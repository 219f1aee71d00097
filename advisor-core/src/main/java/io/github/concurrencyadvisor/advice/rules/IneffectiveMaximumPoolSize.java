package io.github.concurrencyadvisor.advice.rules;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.effects.Effects;
import io.github.concurrencyadvisor.effects.Pool;
import io.github.concurrencyadvisor.model.AtOnce;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import java.util.ArrayList;
import java.util.List;

/** A pool whose maximum is never reached, because its queue is never full. */
public final class IneffectiveMaximumPoolSize implements Rule {

    /** A queue that takes so many tasks is full when it is too late. */
    private static final long LARGE = 10_000;

    @Override
    public RuleDoc doc() {
        return new RuleDoc(
                "A pool with a small core, a larger maximum and a queue without a bound never grows.",
                """
                A ThreadPoolExecutor starts a thread beyond its core only when its queue refuses a task. A queue without a bound
                 never does, so the maximum is without effect: a core of zero runs one task at a time, and a core of two runs two,
                 however long the queue grows.""",
                """
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.LinkedBlockingQueue;
                import java.util.concurrent.ThreadPoolExecutor;
                import java.util.concurrent.TimeUnit;

                class Mails {
                    private final ExecutorService senders =
                            new ThreadPoolExecutor(0, 32, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

                    void send(Runnable mail) {
                        senders.execute(mail);
                    }
                }
                """,
                """
                import java.util.concurrent.LinkedBlockingQueue;
                import java.util.concurrent.ThreadPoolExecutor;
                import java.util.concurrent.TimeUnit;

                class Mails {
                    private final ThreadPoolExecutor senders =
                            new ThreadPoolExecutor(32, 32, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

                    Mails() {
                        senders.allowCoreThreadTimeOut(true);
                    }

                    void send(Runnable mail) {
                        senders.execute(mail);
                    }
                }
                """,
                """
                Sizes and queues are followed to constants and constructors. Sizes that are settings are taken for different ones
                 unless the code shows them to be the same; of a queue whose bound is a setting nothing is said. A queue for 10,000
                 tasks and more is a note. A queue class of the project is not looked into.""");
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Finding> check(Effects effects, Platform platform) {
        List<Finding> findings = new ArrayList<>();
        for (CodePlace place : CodePlace.all(effects)) {
            Pool pool = effects.pool(place.in(), place.call());
            if (pool != null && isStuckAtItsCore(pool)) {
                boolean isCounted = pool.core() != null && pool.most() != null;
                Confidence sure = isCounted ? place.confidence() : Confidence.MEDIUM;
                findings.add(place.finding(
                        this,
                        isEndless(pool) && !isOfItsCore(pool) ? severity() : Severity.INFO,
                        sure,
                        fact(pool),
                        List.of(),
                        instead(pool)));
            }
        }
        return findings;
    }

    private static boolean isStuckAtItsCore(Pool pool) {
        Long room = pool.room();
        return room != null && room >= LARGE && pool.asksForMore();
    }

    private static boolean isEndless(Pool pool) {
        Long room = pool.room();
        return room != null && room == AtOnce.NO_END;
    }

    /** Whether the core is a setting and the maximum stands for none, so that it is the core that was meant to count. */
    private static boolean isOfItsCore(Pool pool) {
        Long most = pool.most();
        return pool.core() == null && most != null && most >= Integer.MAX_VALUE;
    }

    private static String fact(Pool pool) {
        Long core = pool.core();
        String threads = core == null
                ? "the threads of its core"
                : Math.max(1, core) == 1 ? "one thread" : Math.max(1, core) + " threads";
        String stuck = isEndless(pool)
                ? " never has more than " + threads + ", since its queue has no bound, on "
                : " has " + threads + " until " + pool.room() + " tasks wait in its queue, on ";
        return pool.made().target().display() + stuck + Carrier.PLATFORM_POOL.phrase();
    }

    private static String instead(Pool pool) {
        Long most = pool.most();
        if (most == null) {
            return "make the core as large as the maximum and let it time out with allowCoreThreadTimeOut(true), or bound the"
                    + " queue";
        }
        return most >= Integer.MAX_VALUE
                ? "make the core as large as is wanted and let it time out with allowCoreThreadTimeOut(true)"
                : "make the core " + most
                        + " as well and let it time out with allowCoreThreadTimeOut(true), or bound the" + " queue";
    }
}
