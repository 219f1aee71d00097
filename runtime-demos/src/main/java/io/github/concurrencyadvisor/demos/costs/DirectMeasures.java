package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.costs.Times.Run;
import io.github.concurrencyadvisor.demos.measure.Way;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which runs it takes to measure the constants of running, and how each constant follows: {@link Constant} in code. */
final class DirectMeasures {

    private static final double CPU_MILLIS = 1;
    private static final int COMPUTATIONS_PER_CORE = 10;
    private static final int STARTS = 200;
    private static final int HAND_OVERS = 2000;
    private static final int SLEEPERS = 64;
    private static final double SLEEP_MILLIS = 5;
    private static final int ROUND_TRIPS = 100;
    private static final int BUSY_STARTS = 16;
    private static final int PARCELS = 8;
    private static final int PARCEL_KB = 256;

    private static final Work ONE = Work.of(1, 0, 0);
    private static final Work ONE_SLEEP = Work.of(1, 0, SLEEP_MILLIS);
    private static final Work HAND_OVER = Work.of(HAND_OVERS, 0, 0);

    private final boolean virtual = VirtualThreads.available();
    private final Run oneAfterTheOther;
    private final Run onAllCores;
    private final Run poolRun;
    private final Run poolHandOver;
    private final Run threadStart = Run.of(Work.of(STARTS, 0, 0), Way.threadPerTask());
    private final Run busyThreadStart =
            Run.of(Work.of(BUSY_STARTS, CostModel.START_BUSY_CPU_MILLIS, 0), Way.threadPerTask());
    private final Run oneSleeper = Run.of(ONE_SLEEP, Way.pool(SLEEPERS));
    private final Run allSleepers = Run.of(Work.of(SLEEPERS, 0, SLEEP_MILLIS), Way.pool(SLEEPERS));
    private final Run sleep = Run.of(ONE_SLEEP, Way.sequential());
    private final Run loopRun = Run.of(ONE, Way.loop());
    private final Run loopHandOver = Run.of(HAND_OVER, Way.loop());
    private final Run loopTimer = Run.of(ONE_SLEEP, Way.loop());
    private final Run virtualRun = Run.of(ONE, Way.virtualThreads());
    private final Run virtualStart = Run.of(HAND_OVER, Way.virtualThreads());
    private final Run virtualSleep = Run.of(ONE_SLEEP, Way.virtualThreads());
    private final Run workerRun;
    private final Run roundTrips;
    private final Run busyRoundTrips;
    private final Run emptyParcels;
    private final Run fullParcels;
    private final Run onAllCoresAgain;

    DirectMeasures(int cores) {
        Way pool = Way.pool(cores);
        Way workers = Way.workerJvms(cores);
        Work computations = Work.of(COMPUTATIONS_PER_CORE * cores, CPU_MILLIS, 0);
        oneAfterTheOther = Run.of(computations, Way.sequential());
        onAllCores = Run.of(computations, pool);
        poolRun = Run.of(ONE, pool);
        poolHandOver = Run.of(HAND_OVER, pool);
        workerRun = Run.of(ONE, workers);
        roundTrips = Run.of(Work.of(ROUND_TRIPS * cores, 0, 0), workers);
        busyRoundTrips = Run.of(Work.of(ROUND_TRIPS * cores, CostModel.ROUND_TRIP_BUSY_CPU_MILLIS, 0), workers);
        emptyParcels = Run.of(Work.of(PARCELS * cores, 0, 0), workers);
        fullParcels = Run.of(new Work(PARCELS * cores, 0, 0, PARCEL_KB * 1024), workers);
        onAllCoresAgain = new Run(computations, pool, true);
    }

    /** What has to be run. */
    List<Run> runs() {
        List<Run> runs = new ArrayList<>(List.of(
                oneAfterTheOther,
                onAllCores,
                poolRun,
                poolHandOver,
                threadStart,
                busyThreadStart,
                oneSleeper,
                allSleepers,
                sleep,
                loopRun,
                loopHandOver,
                loopTimer,
                workerRun,
                roundTrips,
                busyRoundTrips,
                emptyParcels,
                fullParcels,
                onAllCoresAgain));
        if (virtual) {
            runs.addAll(List.of(virtualRun, virtualStart, virtualSleep));
        }
        return runs;
    }

    /** Adds the constants that follow from how long the runs took. */
    void derive(Times times, Map<Constant, Double> values) {
        double parallelism = times.millis(oneAfterTheOther) / (times.millis(onAllCores) - times.millis(poolRun));
        put(Constant.EFFECTIVE_PARALLELISM, parallelism, values);
        put(Constant.PLATFORM_THREAD_START_MICROS, microsEach(threadStart, times), values);
        put(
                Constant.PLATFORM_THREAD_START_BUSY_MICROS,
                microsEach(busyThreadStart, times) - 1000 * CostModel.START_BUSY_CPU_MILLIS / parallelism,
                values);
        put(Constant.POOL_HAND_OVER_MICROS, microsEach(poolHandOver, times), values);
        put(
                Constant.POOL_WAKE_UP_MICROS,
                1000 * (times.millis(allSleepers) - times.millis(oneSleeper)) / (SLEEPERS - 1),
                values);
        put(Constant.LOOP_HAND_OVER_MICROS, microsEach(loopHandOver, times), values);
        put(Constant.PLATFORM_TIMER_SLACK_MICROS, lateMicros(sleep, times), values);
        put(Constant.LOOP_TIMER_SLACK_MICROS, lateMicros(loopTimer, times), values);
        put(Constant.POOL_RUN_MICROS, microsEach(poolRun, times), values);
        put(Constant.LOOP_RUN_MICROS, microsEach(loopRun, times), values);
        put(Constant.WORKER_RUN_MICROS, microsEach(workerRun, times), values);
        put(Constant.WORKER_ROUND_TRIP_MICROS, 1000 * times.millis(roundTrips) / ROUND_TRIPS, values);
        put(
                Constant.WORKER_ROUND_TRIP_BUSY_MICROS,
                1000 * (times.millis(busyRoundTrips) / ROUND_TRIPS - CostModel.ROUND_TRIP_BUSY_CPU_MILLIS),
                values);
        put(
                Constant.WORKER_ROUND_TRIP_MICROS_PER_KB,
                1000 * (times.millis(fullParcels) - times.millis(emptyParcels)) / PARCELS / PARCEL_KB,
                values);
        if (virtual) {
            put(Constant.VIRTUAL_THREAD_START_MICROS, microsEach(virtualStart, times), values);
            put(Constant.VIRTUAL_TIMER_SLACK_MICROS, lateMicros(virtualSleep, times), values);
            put(Constant.VIRTUAL_RUN_MICROS, microsEach(virtualRun, times), values);
        }
    }

    /** How many times as long the same took when it was measured as if it were something else. */
    double control(Times times) {
        return times.millis(onAllCoresAgain) / times.millis(onAllCores);
    }

    /** A difference that noise made negative is none. */
    private static void put(Constant constant, double value, Map<Constant, Double> values) {
        values.put(constant, Math.max(0, value));
    }

    private static double microsEach(Run run, Times times) {
        return 1000 * times.millis(run) / run.work().tasks();
    }

    private static double lateMicros(Run run, Times times) {
        return 1000 * (times.millis(run) - run.work().waitMillis());
    }
}
