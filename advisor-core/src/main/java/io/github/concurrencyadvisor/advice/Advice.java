package io.github.concurrencyadvisor.advice;

import static io.github.concurrencyadvisor.advice.Model.EVENT_LOOP;
import static io.github.concurrencyadvisor.advice.Model.PROCESSES;
import static io.github.concurrencyadvisor.advice.Model.SEQUENTIAL;
import static io.github.concurrencyadvisor.advice.Model.THREADS;
import static io.github.concurrencyadvisor.advice.Model.UNDECIDED;

import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Thresholds;

/**
 * The rule: which model suits a workload, and how that model is best had on a platform.
 *
 * <pre>
 * if io_bound:
 *     if io_very_slow:  event loop
 *     else:             threads
 * else:                 multi processing
 * </pre>
 *
 * <p>Of mixed work the model is that of its waiting side; the realisation says where its computing side goes. Demand does not
 * choose the model: where speed and demand point apart, speed decides, as in the rule above. It shapes the realisation.
 */
public final class Advice {

    private Advice() {}

    /** The advice for a workload of which so many runs are under way at once. The same arguments give equal advice. */
    public static Recommendation recommend(Workload workload, Demand demand, Platform platform) {
        return recommend(workload, demand, "", platform, Thresholds.DEFAULTS);
    }

    /**
     * The same, with what states the demand and with thresholds that a setting moved.
     *
     * @param demandWhy empty where nothing states it
     */
    public static Recommendation recommend(
            Workload workload, Demand demand, String demandWhy, Platform platform, Thresholds thresholds) {
        Reason reason = new Reason(workload, demand, demandWhy, thresholds);
        Realisation realisation = new Realisation(workload, demand, platform);
        return switch (workload.kind()) {
            case CPU_BOUND ->
                workload.work() == 0
                        ? new Recommendation(SEQUENTIAL, Means.NONE, "", reason.straight())
                        : rule(false, workload.ioSpeed(), realisation, reason);
            case IO_BOUND, MIXED -> rule(true, workload.ioSpeed(), realisation, reason);
            case TRIVIAL -> new Recommendation(SEQUENTIAL, Means.NONE, "", reason.trivial());
            case UNKNOWN -> new Recommendation(UNDECIDED, Means.NONE, "", reason.missingWorkload());
        };
    }

    private static Recommendation rule(boolean ioBound, Speed speed, Realisation realisation, Reason reason) {
        if (ioBound) {
            if (speed == Speed.UNKNOWN) {
                return realisation.forEitherSpeed().of(UNDECIDED, reason.missingSpeed());
            } else if (speed == Speed.SLOW) {
                return realisation.eventLoop().of(EVENT_LOOP, reason.verySlow());
            } else {
                return realisation.threads().of(THREADS, reason.fast());
            }
        } else {
            return realisation.processes().of(PROCESSES, reason.cpuBound());
        }
    }
}
