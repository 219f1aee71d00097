package io.github.concurrencyadvisor.demos.gil;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.pool.ProcessPool;
import io.github.concurrencyadvisor.demos.timeline.Mark;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
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
        Gil gil = new Gil(stage.timeline());
        report(stage, "2 threads, one GIL       ", threads(Optional.of(gil), stage.timeline()));
        stage.say("                           (the lock changed hands " + gil.switches()
                + " times because 5 ms were up)");
        report(stage, "2 threads, no GIL        ", threads(Optional.empty(), stage.timeline()));
        report(stage, "2 processes, a GIL each  ", processes(stage.timeline()));
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

    static Overlap threads(Optional<Gil> gil, Timeline timeline) throws Exception {
        Path file = meterFile();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            String who = (gil.isPresent() ? "one GIL" : "no GIL") + ": thread ";
            Callable<Integer> first = () -> compute(who + 1, file, gil, timeline);
            Callable<Integer> second = () -> compute(who + 2, file, gil, timeline);
            int seen = 0;
            for (Future<Integer> slices : pool.invokeAll(List.of(first, second))) {
                seen += slices.get();
            }
            return new Overlap(seen, 2 * SLICES);
        } finally {
            pool.shutdownNow();
            remove(file);
        }
    }

    static Overlap processes(Timeline timeline) throws Exception {
        Path file = meterFile();
        String name = file.toString();
        try (ProcessPool pool = new ProcessPool(2)) {
            ProcessPool.Task<Seen> first = () -> computeAlone("own GIL: process 1", Path.of(name));
            ProcessPool.Task<Seen> second = () -> computeAlone("own GIL: process 2", Path.of(name));
            int seen = 0;
            for (Future<Seen> slices : pool.invokeAll(List.of(first, second))) {
                seen += slices.get().slices();
                slices.get().marks().forEach(timeline::add);
            }
            return new Overlap(seen, 2 * SLICES);
        } finally {
            remove(file);
        }
    }

    /** What a process tells: how many of its slices saw another, and who did what when. */
    private record Seen(int slices, List<Mark> marks) implements Serializable {}

    private static Seen computeAlone(String who, Path file) throws Exception {
        Timeline timeline = new Timeline();
        int slices = compute(who, file, Optional.of(new Gil(timeline)), timeline);
        return new Seen(slices, timeline.marks());
    }

    /** Slices of computation, the lock held where there is one. Returns how many saw another in progress. */
    private static int compute(String who, Path file, Optional<Gil> gil, Timeline timeline) throws Exception {
        OverlapMeter meter = OverlapMeter.open(file);
        meter.meet(2);
        AtomicInteger seen = new AtomicInteger();
        if (gil.isEmpty()) {
            return timeline.computing(who, () -> slices(meter, seen, () -> {}));
        }
        gil.get().interpret(who, () -> slices(meter, seen, () -> gil.get().checkpoint(who)));
        return seen.get();
    }

    private static int slices(OverlapMeter meter, AtomicInteger seen, Runnable afterEach) {
        for (int i = 0; i < SLICES; i++) {
            seen.addAndGet(meter.slice(SLICE_NANOS) ? 1 : 0);
            afterEach.run();
        }
        return seen.get();
    }

    /** The most waits that were under way at once, each begun by a thread that needed the lock to compute. */
    static int overlappingWaits(Stage stage) throws Exception {
        Gil gil = new Gil(stage.timeline());
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(WAITERS);
        ExecutorService pool = Executors.newFixedThreadPool(WAITERS);
        try {
            List<Callable<Boolean>> workers = new ArrayList<>();
            for (int i = 1; i <= WAITERS; i++) {
                String who = "one GIL: waiter " + i;
                workers.add(() -> {
                    together.await();
                    gil.interpret(
                            who,
                            () -> gil.waiting(who, () -> {
                                most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                                stage.sleep(1);
                                return waiting.decrementAndGet();
                            }));
                    return true;
                });
            }
            for (Future<Boolean> done : pool.invokeAll(workers)) {
                done.get();
            }
            return most.get();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            return; // Windows does not delete what is mapped; the exit will
        }
    }

    private static Path meterFile() throws IOException {
        Path file = Files.createTempFile("overlap", ".meter");
        file.toFile().deleteOnExit(); // also when the run is interrupted
        Files.write(file, new byte[128], StandardOpenOption.WRITE); // and does not come back while this JVM goes down
        return file;
    }
}
