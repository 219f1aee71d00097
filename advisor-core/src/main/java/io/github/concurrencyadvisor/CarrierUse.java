package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Position;
import java.util.List;
import java.util.Map;

/**
 * What the program runs on one kind of thread, or on one pool that it makes.
 *
 * @param made what makes the pool, for a reader: {@code Executors.newFixedThreadPool, 8 threads}; empty where this is not one
 *     pool of the project's making
 * @param at where the pool is made; {@link Position#NONE} where it is not one pool
 * @param sites at how many places work is put there
 * @param methods how many declared methods of the project run there, each counted where the shortest way leads
 * @param workloads those methods by workload, each constant that occurs
 * @param entries how many different methods and lambdas begin there
 * @param findings what was found of the pool itself, accepted or not
 * @param shown the first {@link #MOST_SHOWN} of them, what contradicts the carrier first, then by how much there is to say
 */
public record CarrierUse(
        Carrier carrier,
        String made,
        Position at,
        int sites,
        int methods,
        Map<WorkloadKind, Integer> workloads,
        int entries,
        List<Finding> findings,
        List<Entry> shown) {

    /** So many entries of a use are kept. */
    public static final int MOST_SHOWN = 8;

    /** So many pools of a kind are told apart, those with most sites; the others count as one use. */
    public static final int MOST_POOLS = 6;

    public CarrierUse {
        workloads = Map.copyOf(workloads);
        findings = List.copyOf(findings);
        shown = List.copyOf(shown);
    }

    /** Whether a finding of severity WARNING or worse says that the pool is not what it should be. */
    public boolean isContradicted() {
        return isContradicted(findings);
    }

    static boolean isContradicted(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0);
    }

    /**
     * A method or lambda that the carrier runs first.
     *
     * @param because why it runs there: what it is given to, or what it overrides
     * @param at where it stands; its file is empty outside the project
     * @param findings what was found in what runs from there on, accepted or not
     */
    public record Entry(
            MethodId method, String because, Position at, WorkloadKind workload, Fit fit, List<Finding> findings) {
        public Entry {
            findings = List.copyOf(findings);
        }
    }

    /** Whether the carrier suits what it runs. Earlier constants are worse. */
    public enum Fit {
        /** A finding of severity WARNING or worse says that it does not. */
        CONTRADICTED,
        /** The carrier, or what it runs, is not known. */
        UNKNOWN,
        /** No rule objects. */
        FITS
    }
}
