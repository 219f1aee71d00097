package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What there is to show; a part that was not run is empty.
 *
 * @param machine where it was run
 * @param performances of demos, in the order in which they ran
 * @param outcomes of scenarios, in the order in which they were measured
 * @param memory what a waiting connection costs
 * @param misuses what each costs
 * @param profile what this machine costs, from which outcomes were predicted
 */
public record Results(
        Machine machine,
        List<Performance> performances,
        List<Outcome> outcomes,
        Optional<MemoryPerConnection.Result> memory,
        List<Measured> misuses,
        Optional<Profile> profile) {

    public Results {
        performances = List.copyOf(performances);
        outcomes = List.copyOf(outcomes);
        misuses = List.copyOf(misuses);
    }

    /** Nothing yet, on this machine. */
    public static Results none() {
        return new Results(Machine.here(), List.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    public Results withPerformances(List<Performance> more) {
        return new Results(machine, more, outcomes, memory, misuses, profile);
    }

    public Results withOutcomes(List<Outcome> more) {
        return new Results(machine, performances, more, memory, misuses, profile);
    }

    public Results withMemory(Optional<MemoryPerConnection.Result> more) {
        return new Results(machine, performances, outcomes, more, misuses, profile);
    }

    public Results withMisuses(List<Measured> more) {
        return new Results(machine, performances, outcomes, memory, more, profile);
    }

    public Results withProfile(Profile more) {
        return new Results(machine, performances, outcomes, memory, misuses, Optional.of(more));
    }

    /**
     * Where something was run.
     *
     * @param java version of the JVM
     * @param system operating system and architecture
     * @param cores that the JVM may use
     */
    public record Machine(String java, String system, int cores) {

        /** This one. */
        public static Machine here() {
            return new Machine(
                    Runtime.version().toString(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
