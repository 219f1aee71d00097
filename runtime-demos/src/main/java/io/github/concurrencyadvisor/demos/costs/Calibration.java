package io.github.concurrencyadvisor.demos.costs;

import io.github.concurrencyadvisor.demos.measure.MachineLoad;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.threads.VirtualThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * Measures the constants of this machine, each directly: none is fitted to work that is to be predicted.
 *
 * <p>One JVM at a time should do so, and nothing else should run.
 */
public final class Calibration {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Calibration() {}

    /** How often. */
    public enum Effort {
        /** Enough to see that it works. */
        TINY(0, 1, 1),
        /** About seven seconds on two idle cores. */
        QUICK(5, 9, 3),
        /** About twelve, and under thirty where others use the cores. */
        FULL(5, 31, 5);

        private final int warmUps;
        private final int rounds;
        private final int starts;

        Effort(int warmUps, int rounds, int starts) {
            this.warmUps = warmUps;
            this.rounds = rounds;
            this.starts = starts;
        }
    }

    /**
     * Measures; leaves no thread and no process behind, also when it fails or is interrupted.
     *
     * @param progress told of each step before it is taken
     */
    public static Profile run(Effort effort, Random random, Progress progress)
            throws InterruptedException, IOException, ExecutionException {
        MachineLoad before = MachineLoad.now();
        int cores = Runtime.getRuntime().availableProcessors();
        Map<Constant, Double> values = new EnumMap<>(Constant.class);
        Map<Constant, String> absent = new EnumMap<>(Constant.class);

        progress.at("speed of a core", 0, 1);
        double stepsPerMilli = CoreSpeed.stepsPerMilli();
        values.put(Constant.SPIN_STEPS_PER_MILLI, stepsPerMilli);

        Footprints.measure(effort.starts, values, absent, progress);

        progress.at("switches between threads", 0, 1);
        PingPong.measure(effort.rounds, values);

        DirectMeasures measures = new DirectMeasures(cores);
        double control;
        try (Runner runner = new Runner(stepsPerMilli)) {
            Times.Plan plan = new Times.Plan(effort.warmUps, Math.min(effort.rounds, 5), effort.rounds, LONGEST);
            Times times = Times.interleaved(runner, measures.runs(), plan, random, progress);
            measures.derive(times, values);
            control = measures.control(times);
        }
        if (!VirtualThreads.available()) {
            Arrays.stream(Constant.values())
                    .filter(Constant::ofVirtualThreads)
                    .forEach(constant -> absent.put(constant, VirtualThreads.whatIsMissing()));
        }
        return new Profile(
                Runtime.version().feature(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cores,
                MachineLoad.now().foreignShareSince(before),
                control,
                values,
                absent);
    }
}
