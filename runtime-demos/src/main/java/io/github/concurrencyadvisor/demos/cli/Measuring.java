package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.costs.Calibration;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.misuse.Effort;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.misuse.Misuse;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import io.github.concurrencyadvisor.demos.validate.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Measurements, with their progress on standard error. */
final class Measuring {

    private Measuring() {}

    /** Each scenario in turn; {@code live} is told of each as soon as it is judged. */
    static List<Outcome> scenarios(
            List<Scenario> scenarios,
            Size size,
            Rounds.Plan plan,
            Optional<Profile> machine,
            Random random,
            PrintWriter err,
            Consumer<Outcome> live)
            throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            String at = scenario.name() + ", " + (outcomes.size() + 1) + " of " + scenarios.size() + ": ";
            Outcome outcome;
            try (ProgressLine progress = ProgressLine.to(err)) {
                outcome = Validation.of(
                        scenario, size, plan, machine, random, (what, done, of) -> progress.at(at + what, done, of));
            }
            outcomes.add(outcome);
            live.accept(outcome);
        }
        return outcomes;
    }

    /** This machine's constants, as well as seven seconds allow. */
    static Profile profile(Random random, PrintWriter err) throws Exception {
        try (ProgressLine progress = ProgressLine.to(err)) {
            return Calibration.run(
                    Calibration.Effort.QUICK,
                    random,
                    (what, done, of) -> progress.at("calibrating: " + what + ",", done, of));
        }
    }

    static MemoryPerConnection.Result memory(int connections, PrintWriter err)
            throws IOException, InterruptedException {
        try (ProgressLine progress = ProgressLine.to(err)) {
            return MemoryPerConnection.measure(
                    connections, (what, done, of) -> progress.at("memory: " + what + ",", done, of));
        }
    }

    /** Each misuse in turn; one that could not be measured is told of and left out. */
    static List<Measured> misuses(List<Misuse> misuses, PrintWriter err) throws InterruptedException {
        List<Measured> measured = new ArrayList<>();
        try (ProgressLine progress = ProgressLine.to(err)) {
            for (int i = 0; i < misuses.size(); i++) {
                Misuse misuse = misuses.get(i);
                progress.at(misuse.name(), i, misuses.size());
                try {
                    measured.add(new Measured(misuse, misuse.measure(Effort.USUAL)));
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    err.println(misuse.name() + " could not be measured:");
                    e.printStackTrace(err);
                }
            }
        }
        return measured;
    }
}
