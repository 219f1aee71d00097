package io.github.concurrencyadvisor.demos.misuse;

import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Computations on virtual threads.
 *
 * <p>A virtual thread gives its carrier back when it waits, and only then; nobody takes it away as the operating system takes a
 * core from a platform thread. There are as many carriers as cores: as many computations, and all other virtual threads stand still.
 */
public final class HoggedCarriers implements Misuse {

    private static final int LOGINS_A_CORE = 3;

    @Override
    public String name() {
        return "hogged-carriers";
    }

    @Override
    public String summary() {
        return "virtual threads hash passwords";
    }

    @Override
    public String rule() {
        return "CpuBoundWorkOnVirtualThread";
    }

    @Override
    public boolean harmsOn(int release) {
        return release >= VirtualThreads.SINCE;
    }

    /** Whoever else has a virtual thread waits until the hashes are done. */
    static List<String> bad(List<String> passwords) throws InterruptedException, ExecutionException {
        ExecutorService tasks = VirtualThreads.executor();
        try {
            List<Future<String>> hashes = new ArrayList<>();
            for (String password : passwords) {
                hashes.add(tasks.submit(() -> Passwords.hash(password)));
            }
            return Answers.of(hashes);
        } finally {
            tasks.shutdownNow();
        }
    }

    /** The operating system divides the cores among these threads and the carriers. */
    static List<String> good(List<String> passwords) throws InterruptedException, ExecutionException {
        ExecutorService computing =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<String>> hashes = new ArrayList<>();
            for (String password : passwords) {
                hashes.add(computing.submit(() -> Passwords.hash(password)));
            }
            return Answers.of(hashes);
        } finally {
            computing.shutdownNow();
        }
    }

    @Override
    public Harm measure(Effort effort) throws Exception {
        if (!VirtualThreads.available()) {
            return Harm.needs(VirtualThreads.whatIsMissing());
        }
        List<String> passwords =
                Answers.questions(effort.of(LOGINS_A_CORE * Runtime.getRuntime().availableProcessors()));
        ExecutorService others = VirtualThreads.executor();
        try {
            Ticker beside = Ticker.onThreadOf(others);
            List<String> bad = bad(passwords);
            Ticker.Lag late = beside.stop();

            beside = Ticker.onThreadOf(others);
            List<String> good = good(passwords);
            Ticker.Lag punctual = beside.stop();

            Answers.checkSame(bad, good);
            return Harm.of(
                    passwords.size() + " passwords are hashed; another virtual thread wants to run every 5 ms",
                    new Harm.Figure("delay of a virtual thread, at most", "ms", late.most(), punctual.most()),
                    new Harm.Figure("delay of a virtual thread, median", "ms", late.median(), punctual.median()));
        } finally {
            others.shutdownNow();
        }
    }
}
