package io.github.concurrencyadvisor.advice;

import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Thresholds;
import java.time.Duration;

/** The branch of the rule that was taken, in words, with the facts that led there. */
record Reason(Workload workload, Demand demand, String demandWhy, Thresholds thresholds) {

    String verySlow() {
        return waiting() + ", very slow (" + time(thresholds.verySlow()) + " a wait or more), "
                + (demand == Demand.MANY ? atOnce() : atOnce() + "; slowness decides") + " → event loop" + computing();
    }

    String fast() {
        return waiting() + ", fast (below " + time(thresholds.fast()) + " a wait), "
                + (demand == Demand.MANY ? atOnce() + "; speed decides" : atOnce()) + " → threads" + computing();
    }

    String missingSpeed() {
        return waiting() + "; missing: how long a wait lasts, " + time(thresholds.verySlow())
                + " or more → event loop, less → threads" + computing();
    }

    String cpuBound() {
        return "CPU-bound → multi processing";
    }

    String straight() {
        return "CPU-bound, but straight code: too little for any model to pay off";
    }

    String trivial() {
        return "too little work for any model to pay off";
    }

    String missingWorkload() {
        return "missing: whether it computes or waits, as too little is known of what it calls";
    }

    private String waiting() {
        return workload.kind() == WorkloadKind.MIXED ? "waits and computes; the waiting side: I/O-bound" : "I/O-bound";
    }

    private String computing() {
        return workload.kind() == WorkloadKind.MIXED ? "; the computing side: CPU-bound → multi processing" : "";
    }

    private String atOnce() {
        return switch (demand) {
            case LIMITED -> "a limited number at once (up to " + thresholds.limited() + stated() + ")";
            case MANY -> "many at once (" + thresholds.many() + " or more" + stated() + ")";
            case UNKNOWN -> "how many at once not known";
        };
    }

    private String stated() {
        return demandWhy.isEmpty() ? "" : ": " + demandWhy;
    }

    private static String time(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        return micros % 1_000 == 0 ? micros / 1_000 + " ms" : micros + " µs";
    }
}
