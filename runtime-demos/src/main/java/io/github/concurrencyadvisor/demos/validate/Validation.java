package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.MachineLoad;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import io.github.concurrencyadvisor.demos.measure.Samples;
import io.github.concurrencyadvisor.demos.scenarios.Bench;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** Measures a scenario and holds the advice against it. */
public final class Validation {

    private Validation() {}

    /** Opens the scenario, runs its contenders and the control in rounds, closes it, and judges. */
    public static Outcome of(Scenario scenario, Size size, Rounds.Plan plan, Random random) throws Exception {
        try (Bench bench = scenario.open(size)) {
            List<Contender> contenders = new ArrayList<>(bench.contenders());
            Contender advised = contenders.get(bench.advised());
            int control = contenders.size();
            contenders.add(new Contender("control: " + advised.name(), advised.model(), advised.work()));

            OptionalInt cores = cores(scenario);
            MachineLoad before = MachineLoad.now();
            Samples samples = Rounds.run(contenders, plan, random);
            OptionalDouble foreign = MachineLoad.now().foreignShareSince(before);

            List<Outcome.Row> rows = new ArrayList<>();
            for (int i = 0; i < control; i++) {
                Estimate againstAdvised = samples.speedUp(i, bench.advised());
                rows.add(new Outcome.Row(
                        contenders.get(i).name(),
                        contenders.get(i).model(),
                        samples.medianMillis(i),
                        samples.speedUp(i, 0),
                        againstAdvised,
                        againstAdvised.verdict(),
                        cores.isPresent() ? samples.onIdleCores(i, 0, cores.getAsInt()) : Optional.empty()));
            }
            Estimate same = samples.speedUp(control, bench.advised());
            Judge.Ruling ruling = Judge.rule(scenario.claim(), rows, bench.advised(), same, cores, foreign);
            return new Outcome(
                    scenario.name(),
                    scenario.summary(),
                    scenario.claim(),
                    advised.name(),
                    ruling.finding(),
                    ruling.why(),
                    same,
                    foreign,
                    rows,
                    bench.notes());
        }
    }

    private static OptionalInt cores(Scenario scenario) {
        return scenario.boundByCores()
                ? OptionalInt.of(Runtime.getRuntime().availableProcessors())
                : OptionalInt.empty();
    }
}
