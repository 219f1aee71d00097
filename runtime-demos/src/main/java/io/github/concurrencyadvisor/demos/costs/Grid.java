package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.costs.Times.Run;
import io.github.concurrencyadvisor.demos.measure.MachineLoad;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * The cost model on trial: work of many shapes done in every way, against what the constants alone predict.
 *
 * <p>The shapes were chosen before any was run, to span tasks of 0.02 to 4 ms computing, 0 to 50 ms waiting and 8 to 512 tasks.
 */
public final class Grid {

    /** Combinations whose waits and computations alone take longer one after the other are left out. */
    static final double LONGEST_MILLIS = 250;

    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 7;
    private static final int SMALL_POOL = 16;
    private static final int LARGE_POOL = 64;

    private static final Way CONTROL = Way.pool(SMALL_POOL);

    private static final List<Work> SHAPES = List.of(
            Work.of(512, 0.02, 0),
            Work.of(128, 0.1, 0),
            Work.of(512, 0.1, 0),
            Work.of(64, 0.5, 0),
            Work.of(32, 1, 0),
            Work.of(16, 2, 0),
            Work.of(32, 2, 0),
            Work.of(8, 4, 0),
            Work.of(24, 4, 0),
            Work.of(8, 0.02, 1),
            Work.of(128, 0.5, 1),
            Work.of(8, 1, 1),
            Work.of(32, 1, 1),
            Work.of(32, 0.02, 5),
            Work.of(512, 0.02, 5),
            Work.of(64, 0.5, 5),
            Work.of(16, 2, 5),
            Work.of(8, 0.1, 10),
            Work.of(128, 0.1, 10),
            Work.of(16, 4, 10),
            Work.of(32, 0.5, 20),
            Work.of(512, 0.1, 20),
            Work.of(8, 0.02, 50),
            Work.of(256, 0.2, 50));

    private Grid() {}

    /** The ways that are compared here and now: without virtual threads where there are none. */
    public static List<Way> ways(int cores) {
        List<Way> ways = new ArrayList<>(List.of(
                Way.sequential(), Way.pool(cores), Way.pool(SMALL_POOL), Way.pool(LARGE_POOL), Way.threadPerTask()));
        if (VirtualThreads.available()) {
            ways.add(Way.virtualThreads());
        }
        ways.add(Way.loop());
        ways.add(Way.workerJvms(cores));
        return ways.stream().distinct().toList();
    }

    /** All shapes, or every third. */
    public static List<Work> shapes(boolean quick) {
        return quick
                ? IntStream.range(0, SHAPES.size())
                        .filter(i -> i % 3 == 0)
                        .mapToObj(SHAPES::get)
                        .toList()
                : SHAPES;
    }

    /**
     * Runs all of it in rounds, each combination once a round in a new order, for as many rounds as fit into the time: at
     * least 3, at most 7. Leaves no thread and no process behind, also when it fails or is interrupted.
     *
     * @param profile of this machine, just measured
     * @param time after which no further round begins
     * @param progress told of each round before it begins
     */
    public static GridResult run(Profile profile, List<Work> shapes, Duration time, Random random, Progress progress)
            throws InterruptedException, IOException, ExecutionException {
        MachineLoad before = MachineLoad.now();
        double stepsPerMilli = profile.value(Constant.SPIN_STEPS_PER_MILLI).orElseThrow();
        List<Run> runs = runs(shapes, profile.cores());
        try (Runner runner = new Runner(stepsPerMilli)) {
            Times times = Times.interleaved(
                    runner, runs, new Times.Plan(1, LEAST_ROUNDS, MOST_ROUNDS, time), random, progress);
            return result(profile, shapes, runs, times, before);
        }
    }

    private static List<Run> runs(List<Work> shapes, int cores) {
        List<Run> runs = new ArrayList<>();
        for (Work work : shapes) {
            for (Way way : ways(cores)) {
                if (atLeast(work, way, cores) <= LONGEST_MILLIS) {
                    runs.add(Run.of(work, way));
                    if (way.equals(CONTROL)) {
                        runs.add(new Run(work, way, true));
                    }
                }
            }
        }
        return runs;
    }

    /** What it takes at least: the waits and the computing of those that must come one after the other. */
    private static double atLeast(Work work, Way way, int cores) {
        double each = work.cpuMillis() + work.waitMillis();
        double onCores = work.tasks() * work.cpuMillis() / cores + work.waitMillis();
        return switch (way.kind()) {
            case SEQUENTIAL -> work.tasks() * each;
            case LOOP -> work.tasks() * work.cpuMillis() + work.waitMillis();
            case POOL, BOUNDED_VIRTUAL_THREADS, WORKER_JVMS ->
                Math.max(onCores, Math.ceil((double) work.tasks() / way.width()) * each);
            case THREAD_PER_TASK, VIRTUAL_THREADS -> onCores;
        };
    }

    private static GridResult result(
            Profile profile, List<Work> shapes, List<Run> runs, Times times, MachineLoad before) {
        List<GridResult.Cell> cells = runs.stream()
                .filter(run -> !run.again())
                .map(run -> new GridResult.Cell(
                        run.work(),
                        run.way(),
                        CostModel.millis(profile, run.work(), run.way()).orElseThrow(),
                        times.millis(run)))
                .toList();
        List<Double> control = runs.stream()
                .filter(Run::again)
                .map(run -> times.millis(run) / times.millis(Run.of(run.work(), run.way())))
                .toList();
        int leftOut = shapes.size() * ways(profile.cores()).size() - cells.size();
        return new GridResult(
                cells, leftOut, control, times.rounds(), MachineLoad.now().foreignShareSince(before));
    }
}
