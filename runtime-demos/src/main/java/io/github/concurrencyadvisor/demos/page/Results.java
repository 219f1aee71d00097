package io.github.concurrencyadvisor.demos.page;

import io.github.concurrencyadvisor.demos.Performance;
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
 */
public record Results(
        Machine machine,
        List<Performance> performances,
        List<Outcome> outcomes,
        Optional<MemoryPerConnection.Result> memory,
        List<Measured> misuses) {

    public Results {
        performances = List.copyOf(performances);
        outcomes = List.copyOf(outcomes);
        misuses = List.copyOf(misuses);
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
