package io.github.concurrencyadvisor.demos.gil;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a global interpreter lock does to threads, and why processes escape it.
 *
 * <p>Two workers compute in slices of 20 µs and count how many of their slices saw the other at work: none when both need
 * the same lock, most when there is none or each process has its own. Eight workers wait under the lock: all eight waits are
 * under way at once, since a wait does not need it.
 */
public final class GilDemo implements Demo {

    private static final int SLICES = 5000;
    private static final long SLICE_NANOS = 20_000;
    private static final int WAITERS = 8;

    @Override
    public String name() {
        return "gil";
    }

    @Override
    public String summary() {
        return "a global interpreter lock: threads overlap waits but not computation, processes escape it";
    }

    @Override
    public void run(Stage stage) throws Exception {
        Gil gil = new Gil();
        report(stage, "2 threads, one GIL       ", threads(Optional.of(gil)));
        stage.say("                           (the lock changed hands " + gil.switches()
                + " times because 5 ms were up)");
        report(stage, "2 threads, no GIL        ", threads(Optional.empty()));
        report(stage, "2 processes, a GIL each  ", processes());
        stage.say(WAITERS + " waits, one GIL         : " + overlappingWaits(stage) + " under way at once");
        stage.say("this JVM has no such lock; the emulation shows the rule, and measures nothing of CPython");
    }

    private static void report(Stage stage, String what, Overlap overlap) {
        stage.say(String.format(
                "%s: %d of %d slices saw the other at work (%d %%)",
                what, overlap.seen(), overlap.slices(), 100 * overlap.seen() / overlap.slices()));
    }

    /**
     * What the slices saw.
     *
     * @param seen slices during which another was in progress
     * @param slices all of them
     */
    record Overlap(int seen, int slices) {}

    static Overlap threads(Optional<Gil> gil) throws Exception {
        Path file = meterFile();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> work = () -> compute(file, gil);
            return sum(pool.invokeAll(List.of(work, work)));
        } finally {
            pool.shutdownNow();
            remove(file);
        }
    }

    static Overlap processes() throws Exception {
        Path file = meterFile();
        String name = file.toString();
        try (ProcessPool pool = new ProcessPool(2)) {
            ProcessPool.Task<Integer> work = () -> compute(Path.of(name), Optional.of(new Gil()));
            return sum(pool.invokeAll(List.of(work, work)));
        } finally {
            remove(file);
        }
    }

    /** Slices of computation, the lock held where there is one. Returns how many saw another in progress. */
    private static int compute(Path file, Optional<Gil> gil) throws Exception {
        OverlapMeter meter = OverlapMeter.open(file);
        meter.meet(2);
        AtomicInteger seen = new AtomicInteger();
        if (gil.isPresent()) {
            gil.get().interpret(() -> {
                for (int i = 0; i < SLICES; i++) {
                    seen.addAndGet(meter.slice(SLICE_NANOS) ? 1 : 0);
                    gil.get().checkpoint();
                }
            });
        } else {
            for (int i = 0; i < SLICES; i++) {
                seen.addAndGet(meter.slice(SLICE_NANOS) ? 1 : 0);
            }
        }
        return seen.get();
    }

    /** The most waits that were under way at once, each begun by a thread that needed the lock to compute. */
    static int overlappingWaits(Stage stage) throws Exception {
        Gil gil = new Gil();
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(WAITERS);
        ExecutorService pool = Executors.newFixedThreadPool(WAITERS);
        try {
            Callable<Boolean> worker = () -> {
                together.await();
                gil.interpret(() -> gil.waiting(() -> {
                    most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                    stage.sleep(1);
                    return waiting.decrementAndGet();
                }));
                return true;
            };
            List<Callable<Boolean>> workers = new ArrayList<>();
            for (int i = 0; i < WAITERS; i++) {
                workers.add(worker);
            }
            for (Future<Boolean> done : pool.invokeAll(workers)) {
                done.get();
            }
            return most.get();
        } finally {
            pool.shutdownNow();
        }
    }

    private static Overlap sum(List<Future<Integer>> counts) throws InterruptedException, ExecutionException {
        int seen = 0;
        for (Future<Integer> count : counts) {
            seen += count.get();
        }
        return new Overlap(seen, counts.size() * SLICES);
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit(); // Windows does not delete what is mapped
        }
    }

    private static Path meterFile() throws IOException {
        Path file = Files.createTempFile("overlap", ".meter");
        Files.write(file, new byte[128]);
        return file;
    }
}
