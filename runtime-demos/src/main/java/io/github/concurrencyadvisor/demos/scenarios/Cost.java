package io.github.concurrencyadvisor.demos.scenarios;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * What one task takes when it is alone: medians, in milliseconds.
 *
 * @param computing on a core, by the CPU time of the thread that ran it; what others do for it (a server) is waiting
 * @param waiting the rest of the time by the clock
 */
public record Cost(double computing, double waiting) {

    static Cost of(Run.Numbered task, int probes) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] computing = new double[probes];
        double[] whole = new double[probes];
        for (int i = 0; i < probes; i++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long from = System.nanoTime();
            task.run(i);
            whole[i] = (System.nanoTime() - from) / 1e6;
            computing[i] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
        }
        double compute = Math.min(median(computing), median(whole));
        return new Cost(compute, median(whole) - compute);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
