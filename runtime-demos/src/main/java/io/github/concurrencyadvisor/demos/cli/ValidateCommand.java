package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.costs.Calibration;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.costs.ProfileFile;
import io.github.concurrencyadvisor.demos.measure.Rounds;
import io.github.concurrencyadvisor.demos.scenarios.Scenario;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.demos.scenarios.Size;
import io.github.concurrencyadvisor.demos.validate.JsonReport;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import io.github.concurrencyadvisor.demos.validate.TextReport;
import io.github.concurrencyadvisor.demos.validate.Validation;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
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
            description = "The scenarios to measure; all if none is named.")
    private List<String> names = new ArrayList<>();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Effort effort = new Effort();

    /** How much to do. */
    static final class Effort {
        @Option(names = "--quick", description = "Less work and fewer rounds: about a minute in all.")
        private boolean quick;

        @Option(names = "--full", description = "Up to 10,000 connections, as far as file descriptors allow.")
        private boolean full;

        Size size() {
            return quick ? Size.QUICK : full ? Size.FULL : Size.NORMAL;
        }
    }

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count, instead of the usual number.")
    private @Nullable Integer rounds;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "This machine's constants, as calibrate wrote them; measured first if not given.")
    private @Nullable Path profile;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the outcomes there.")
    private @Nullable Path json;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the order of contenders that of an earlier run.")
    private @Nullable Long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Size size = effort.size();
        Rounds.Plan plan = plan(size);
        checkJson();
        Random random = seed == null ? new Random() : new Random(seed);
        PrintWriter out = spec.commandLine().getOut();
        List<Outcome> outcomes = new ArrayList<>();
        List<Scenario> chosen = chosen();
        Profile machine = machine(random);
        for (Scenario scenario : chosen) {
            String at = scenario.name() + ", " + (outcomes.size() + 1) + " of " + chosen.size() + ": ";
            Outcome outcome;
            try (ProgressLine progress = ProgressLine.to(spec.commandLine().getErr())) {
                outcome = Validation.of(
                        scenario,
                        size,
                        plan,
                        Optional.of(machine),
                        random,
                        (what, done, of) -> progress.at(at + what, done, of));
            }
            outcomes.add(outcome);
            TextReport.lines(outcome).forEach(out::println);
            out.flush();
        }
        TextReport.summary(outcomes).forEach(out::println);
        out.flush();
        if (json != null) {
            try (Writer file = Files.newBufferedWriter(json, UTF_8)) {
                JsonReport.write(outcomes, file);
            }
        }
        return outcomes.stream().anyMatch(outcome -> outcome.finding() == Outcome.Finding.REFUTED) ? 1 : 0;
    }

    private Profile machine(Random random) throws Exception {
        if (profile != null) {
            return ProfileFile.read(profile);
        }
        try (ProgressLine progress = ProgressLine.to(spec.commandLine().getErr())) {
            return Calibration.run(
                    Calibration.Effort.QUICK,
                    random,
                    (what, done, of) -> progress.at("calibrating: " + what, done, of));
        }
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

    /** Before measuring, not after. */
    private void checkJson() {
        if (json != null && !Files.isDirectory(json.toAbsolutePath().resolveSibling(""))) {
            throw new ParameterException(spec.commandLine(), "there is no folder for " + json);
        }
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
