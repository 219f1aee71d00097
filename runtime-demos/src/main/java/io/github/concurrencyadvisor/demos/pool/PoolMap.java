package io.github.concurrencyadvisor.demos.pool;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Mark;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/** One function over three values, in a pool of five worker JVMs. */
public final class PoolMap implements Demo {

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String summary() {
        return "Pool(5).map(f, [1, 2, 3]) over five worker JVMs";
    }

    @Override
    public void run(Stage stage) throws InterruptedException, ExecutionException {
        try (Pool pool = new Pool(5)) {
            stage.say(pool.map(PoolMap::f, List.of(1, 2, 3)).toString());

            long unit = stage.unit().toNanos();
            List<Mark> times = pool.map(value -> computeFor(unit), List.of(1, 2, 3));
            times.forEach(stage.timeline()::add);
            stage.say("process " + ProcessHandle.current().pid() + " asked again, for longer computations: they ran in "
                    + new TreeSet<>(times.stream().map(Mark::who).toList()));
        }
    }

    private static int f(int x) {
        return x * x;
    }

    /** Computes for so long in the worker, and tells when. */
    private static Mark computeFor(long nanos) {
        Instant from = Instant.now();
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return Mark.since(from, "process " + ProcessHandle.current().pid(), Activity.COMPUTING);
    }
}
