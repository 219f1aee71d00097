package io.github.concurrencyadvisor.demos.costs;

import static io.github.concurrencyadvisor.demos.costs.Constant.EFFECTIVE_PARALLELISM;
import static io.github.concurrencyadvisor.demos.costs.Constant.LOOP_HAND_OVER_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.LOOP_RUN_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.LOOP_TIMER_SLACK_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.PLATFORM_THREAD_START_BUSY_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.PLATFORM_THREAD_START_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.PLATFORM_TIMER_SLACK_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.POOL_HAND_OVER_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.POOL_RUN_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.POOL_WAKE_UP_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.VIRTUAL_RUN_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.VIRTUAL_THREAD_START_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.VIRTUAL_TIMER_SLACK_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.WORKER_ROUND_TRIP_BUSY_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.WORKER_ROUND_TRIP_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.WORKER_ROUND_TRIP_MICROS_PER_KB;
import static io.github.concurrencyadvisor.demos.costs.Constant.WORKER_RUN_MICROS;
import static io.github.concurrencyadvisor.demos.costs.Constant.WORKER_START_MILLIS;

import io.github.concurrencyadvisor.demos.measure.Way;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long work takes, from the constants of a machine alone.
 *
 * <p>With n tasks of c computing and w waiting, p the effective parallelism of as many threads as there are, s the timer's
 * slack (0 where there is no wait) and f the cost of a run:
 *
 * <pre>
 * sequential        n (c + w + s)
 * pool of k         f + max((n (c + o) + k a) / p + w + s,  k a + ⌈n/k⌉ (c + o + w + s) + max(0, k/p - 1) c)
 *                                                                                       a: waking a thread
 * thread per task   max(n a + (n - 1) c/p max(0, 1 - (w + s) / (n (a + c/p))) + w + s + c,  w + s + n (a/2 + c/p))
 *                                                                                       a: starting a thread
 * virtual threads   f + n o + max(n / p, ⌈n/cores⌉) c, or w + s instead of f            o: starting one
 * with k permits    no less than f + ⌈n/k⌉ (c + w + s)
 * loop              f + n (c + o), or w + s instead of f                                one core
 * k worker JVMs     f - r + max(n (c + r) / p, ⌈n/k⌉ (c + r + w + s))                   r: round trip, payload
 * </pre>
 *
 * In a pool, k is no more than n. The first term is what the cores, the second what the threads allow: with fewer threads than
 * tasks, waits come one after the other, and those of the last turn still queue for the cores. With a thread per task, either
 * the last to start is the last to end, and was started in turns with those that already computed, or all have started when
 * the first wait is over; half of what a thread costs is its end, which comes after the wait.
 *
 * <p>This is operational analysis (bounds by the busiest resource), and assumes what {@link #ASSUMPTIONS} says.
 */
public final class CostModel {

    /** What has to hold for a prediction to be good, one sentence each. */
    public static final List<String> ASSUMPTIONS = List.of(
            "tasks are equal, independent and all there at the start",
            "a task waits first and then computes; what it waits for does not slow down when many wait",
            "computing touches neither memory bandwidth nor locks, which tasks would share",
            "pools and worker JVMs are up and their code is compiled",
            "nobody else uses the machine");

    /** The computing with which starts on busy cores are measured. */
    static final double START_BUSY_CPU_MILLIS = 2;

    /** The computing with which round trips to busy workers are measured. */
    static final double ROUND_TRIP_BUSY_CPU_MILLIS = 0.1;

    private final Profile profile;
    private final Work work;

    private CostModel(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
    }

    /**
     * How long the work takes in this way on the machine of the profile, in milliseconds; empty where that needs a constant
     * which the profile does not have.
     */
    public static OptionalDouble millis(Profile profile, Work work, Way way) {
        return known(new CostModel(profile, work).predict(way));
    }

    /**
     * How long it takes to bring up what {@link #millis} takes for granted: the threads of a pool, the worker JVMs; zero for
     * the others. Milliseconds; empty as there.
     */
    public static OptionalDouble startMillis(Profile profile, Way way) {
        CostModel model = new CostModel(profile, Work.of(1, 0, 0));
        return known(
                switch (way.kind()) {
                    case POOL -> way.width() * model.millis(PLATFORM_THREAD_START_MICROS);
                    case WORKER_JVMS ->
                        way.width() / model.parallelism(way.width()) * model.constant(WORKER_START_MILLIS);
                    case SEQUENTIAL, THREAD_PER_TASK, VIRTUAL_THREADS, BOUNDED_VIRTUAL_THREADS, LOOP -> 0;
                });
    }

    private double predict(Way way) {
        int n = work.tasks();
        double c = work.cpuMillis();
        return switch (way.kind()) {
            case SEQUENTIAL -> n * (c + waiting(PLATFORM_TIMER_SLACK_MICROS));
            case POOL -> pool(Math.min(n, way.width()));
            case THREAD_PER_TASK -> threadPerTask();
            case VIRTUAL_THREADS -> virtualThreads();
            case BOUNDED_VIRTUAL_THREADS ->
                Math.max(
                        virtualThreads(),
                        millis(VIRTUAL_RUN_MICROS)
                                + turns(n, Math.min(n, way.width())) * (c + waiting(VIRTUAL_TIMER_SLACK_MICROS)));
            case LOOP -> once(LOOP_RUN_MICROS, LOOP_TIMER_SLACK_MICROS) + n * (c + millis(LOOP_HAND_OVER_MICROS));
            case WORKER_JVMS -> workers(way.width());
        };
    }

    private double pool(int k) {
        int n = work.tasks();
        double c = work.cpuMillis();
        double o = millis(POOL_HAND_OVER_MICROS);
        double p = parallelism(k);
        double w = waiting(PLATFORM_TIMER_SLACK_MICROS);
        double wakeUps = k * millis(POOL_WAKE_UP_MICROS);
        double cores = (n * (c + o) + wakeUps) / p + w;
        double threads = wakeUps + turns(n, k) * (c + o + w) + Math.max(0, k / p - 1) * c;
        return millis(POOL_RUN_MICROS) + Math.max(cores, threads);
    }

    private double virtualThreads() {
        int n = work.tasks();
        return once(VIRTUAL_RUN_MICROS, VIRTUAL_TIMER_SLACK_MICROS)
                + n * millis(VIRTUAL_THREAD_START_MICROS)
                + Math.max(n / parallelism(n), turns(n, profile.cores())) * work.cpuMillis();
    }

    private double threadPerTask() {
        int n = work.tasks();
        double c = work.cpuMillis();
        double a =
                whileComputing(PLATFORM_THREAD_START_MICROS, PLATFORM_THREAD_START_BUSY_MICROS, START_BUSY_CPU_MILLIS);
        double p = parallelism(n);
        double w = waiting(PLATFORM_TIMER_SLACK_MICROS);
        double all = n * (a + c / p);
        double computedMeanwhile = all == 0 ? 0 : (n - 1) * c / p * Math.max(0, 1 - w / all);
        double lastToStart = n * a + computedMeanwhile + w + c;
        return Math.max(lastToStart, w + n * (a / 2 + c / p));
    }

    private double workers(int k) {
        int n = work.tasks();
        double r = whileComputing(WORKER_ROUND_TRIP_MICROS, WORKER_ROUND_TRIP_BUSY_MICROS, ROUND_TRIP_BUSY_CPU_MILLIS)
                + work.payloadBytes() / 1024.0 * millis(WORKER_ROUND_TRIP_MICROS_PER_KB);
        double each = work.cpuMillis() + r;
        double w = waiting(PLATFORM_TIMER_SLACK_MICROS);
        double fixed = Math.max(0, millis(WORKER_RUN_MICROS) - millis(WORKER_ROUND_TRIP_MICROS));
        return fixed + Math.max(n * each / parallelism(Math.min(n, k)), turns(n, k) * (each + w));
    }

    /**
     * What costs more the longer the cores are taken: on a straight line up to the computing that it was measured with, and no
     * more after that, because the scheduler does not let a thread that has been woken wait for long.
     */
    private double whileComputing(Constant idle, Constant busy, double busyCpuMillis) {
        double share = Math.min(1, work.cpuMillis() / busyCpuMillis);
        return millis(idle) + share * Math.max(0, millis(busy) - millis(idle));
    }

    /** The wait and how much later it ends. */
    private double waiting(Constant slack) {
        return work.waitMillis() == 0 ? 0 : work.waitMillis() + millis(slack);
    }

    /** The run and its one wait, which hides what a run without a wait costs: the slack was measured with it. */
    private double once(Constant run, Constant slack) {
        return work.waitMillis() == 0 ? millis(run) : waiting(slack);
    }

    /** How many turns n tasks take on k. */
    private static int turns(int n, int k) {
        return (n + k - 1) / k;
    }

    /** Of so many threads: on a straight line between one thread and all cores, and no more after that. */
    private double parallelism(int threads) {
        int cores = profile.cores();
        double all = constant(EFFECTIVE_PARALLELISM);
        return threads >= cores ? all : 1 + (all - 1) * (threads - 1) / (cores - 1);
    }

    private double millis(Constant micros) {
        return constant(micros) / 1000;
    }

    /** Not a number where it was not measured, so that all that is made of it is not one either. */
    private double constant(Constant constant) {
        return profile.value(constant).orElse(Double.NaN);
    }

    private static OptionalDouble known(double millis) {
        return Double.isNaN(millis) ? OptionalDouble.empty() : OptionalDouble.of(millis);
    }
}
