package io.github.concurrencyadvisor.demos.validate;

import io.github.concurrencyadvisor.demos.advised.Advice;
import io.github.concurrencyadvisor.demos.costs.CostModel;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.costs.Work;
import io.github.concurrencyadvisor.demos.measure.Contender;
import io.github.concurrencyadvisor.demos.measure.Estimate;
import io.github.concurrencyadvisor.demos.measure.MachineLoad;
import io.github.concurrencyadvisor.demos.measure.Progress;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import io.github.concurrencyadvisor.demos.measure.Samples;
import io.github.concurrencyadvisor.demos.scenarios.Bench;
import io.github.concurrencyadvisor.demos.scenarios.Cost;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** Measures a scenario and holds the advisor's advice against it. */
public final class Validation {

    private static final int PROBES = 15;

    private Validation() {}

    /**
     * Opens the scenario, runs its contenders and the control in rounds, closes it, and judges.
     *
     * @param machine what predictions are made from; empty to make none
     * @throws IllegalStateException if no contender does what the advice says
     */
    public static Outcome of(
            Scenario scenario, Size size, Rounds.Plan plan, Optional<Profile> machine, Random random, Progress progress)
            throws Exception {
        Advice advice = Advice.on(Runtime.version().feature(), scenario.method());
        try (Bench bench = scenario.open(size)) {
            int advised = bench.standingFor(advice.means())
                    .orElseThrow(() -> new IllegalStateException(
                            "nothing in '" + scenario.name() + "' runs on " + advice.means() + ", as advised"));
            List<Contender> contenders = new ArrayList<>(bench.contenders());
            int again = contenders.size();
            contenders.add(contenders.get(advised)); // runs twice a round

            MachineLoad before = MachineLoad.now();
            Samples samples = Rounds.run(contenders, plan, random, bench.latencies(), progress);
            OptionalDouble foreign = MachineLoad.now().foreignShareSince(before);
            Cost cost = bench.cost(PROBES);

            List<Outcome.Control> controls = new ArrayList<>();
            controls.add(new Outcome.Control("the advised against itself", samples.speedUp(again, advised)));
            bench.control()
                    .ifPresent(same -> controls.add(new Outcome.Control(
                            "'" + contenders.get(same).name() + "' against '"
                                    + contenders.get(0).name() + "'",
                            samples.speedUp(same, 0))));
            OptionalInt cores = cores(scenario);
            List<Outcome.Row> rows = IntStream.range(0, again)
                    .mapToObj(i -> row(
                            contenders.get(i),
                            i,
                            advised,
                            samples,
                            cores,
                            predicted(contenders.get(i), machine, bench.tasks(), cost)))
                    .toList();
            Judge.Ruling ruling = Judge.rule(rows, advised, controls, cores, foreign);
            return new Outcome(
                    scenario.name(),
                    scenario.summary(),
                    advice,
                    bench.tasks(),
                    cost,
                    ruling.finding(),
                    ruling.why(),
                    controls,
                    foreign,
                    rows,
                    advised,
                    samples.fastest(again),
                    literal(advice, rows, advised),
                    bench.notes());
        }
    }

    private static Outcome.Row row(
            Contender contender, int i, int advised, Samples samples, OptionalInt cores, OptionalDouble predicted) {
        Estimate againstAdvised = samples.speedUp(i, advised);
        return new Outcome.Row(
                contender.name(),
                contender.model(),
                contender.means(),
                samples.medianMillis(i),
                samples.speedUp(i, 0),
                againstAdvised,
                againstAdvised.verdict(),
                cores.isPresent() ? samples.onIdleCores(i, 0, cores.getAsInt()) : Optional.empty(),
                samples.latencies(i),
                predicted);
    }

    private static OptionalDouble predicted(Contender contender, Optional<Profile> machine, int tasks, Cost cost) {
        if (machine.isEmpty() || contender.way().isEmpty()) {
            return OptionalDouble.empty();
        }
        Work work = Work.of(tasks, cost.computing(), cost.waiting());
        return CostModel.millis(machine.get(), work, contender.way().get());
    }

    /** The first row of the rule's model, unless the advised one is of that model too. */
    private static OptionalInt literal(Advice advice, List<Outcome.Row> rows, int advised) {
        return rows.get(advised).model() == advice.model()
                ? OptionalInt.empty()
                : IntStream.range(0, rows.size())
                        .filter(i -> rows.get(i).model() == advice.model())
                        .findFirst();
    }

    private static OptionalInt cores(Scenario scenario) {
        return scenario.boundByCores()
                ? OptionalInt.of(Runtime.getRuntime().availableProcessors())
                : OptionalInt.empty();
    }
}
