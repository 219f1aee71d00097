package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.costs.ProfileFile;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.memory.MemoryText;
import io.github.concurrencyadvisor.demos.page.Results;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import io.github.concurrencyadvisor.demos.validate.TextReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures whether the advice is good advice on this machine. */
@Command(
        name = "validate",
        description = {
            "Measures whether the advice is good advice on this machine.",
            "Exit code 1 if a recommendation is refuted, 3 if something could not be measured.",
            "INCONCLUSIVE is no failure, but no confirmation either."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 3)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..*",
            description =
                    "The scenarios to measure; all if none is named, and then the memory of waiting connections too.")
    private List<String> names = new ArrayList<>();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Effort effort = new Effort();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count, instead of the usual number.")
    private @Nullable Integer rounds;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "This machine's constants, as calibrate wrote them; measured first if not given.")
    private @Nullable Path profile;

    @Mixin
    private final Outputs outputs = new Outputs();

    @Option(names = "--seed", paramLabel = "N", description = "Makes the order of contenders that of an earlier run.")
    private @Nullable Long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Size size = effort.size();
        Rounds.Plan plan = plan(size);
        outputs.check();
        Random random = seed == null ? new Random() : new Random(seed);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Scenario> chosen = chosen();
        Optional<Profile> machine = Optional.of(machine(random));
        List<Outcome> outcomes = Measuring.scenarios(chosen, size, plan, machine, random, err, outcome -> {
            TextReport.lines(outcome).forEach(out::println);
            out.flush();
        });
        TextReport.summary(outcomes).forEach(out::println);
        Optional<MemoryPerConnection.Result> memory =
                names.isEmpty() ? Optional.of(Measuring.memory(effort.waiting(), err)) : Optional.empty();
        memory.ifPresent(result -> {
            out.println();
            out.println("memory of a waiting connection:");
            MemoryText.lines(result).forEach(out::println);
        });
        out.flush();
        outputs.write(Results.none().withOutcomes(outcomes).withMemory(memory).withProfile(machine));
        return outcomes.stream().anyMatch(outcome -> outcome.finding() == Outcome.Finding.REFUTED) ? 1 : 0;
    }

    private Profile machine(Random random) throws Exception {
        if (profile != null) {
            return ProfileFile.read(profile);
        }
        return Measuring.profile(random, spec.commandLine().getErr());
    }

    private Rounds.Plan plan(Size size) {
        if (rounds == null) {
            return size.plan();
        }
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "at least one round must count");
        }
        return new Rounds.Plan(size.plan().warmUps(), rounds);
    }

    private List<Scenario> chosen() {
        return names.isEmpty()
                ? Scenarios.all()
                : names.stream().map(this::scenario).toList();
    }

    private Scenario scenario(String name) {
        return Scenarios.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no scenario '" + name + "', only "
                                + Scenarios.all().stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }
}
