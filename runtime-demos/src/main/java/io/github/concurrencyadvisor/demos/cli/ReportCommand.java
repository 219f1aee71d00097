package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.misuse.Misuses;
import io.github.concurrencyadvisor.demos.page.Page;
import io.github.concurrencyadvisor.demos.page.Results;
import io.github.concurrencyadvisor.demos.scenarios.Scenarios;
import io.github.concurrencyadvisor.demos.validate.Outcome;
import io.github.concurrencyadvisor.demos.validate.TextReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs and measures everything, for one page. */
@Command(
        name = "report",
        description = {
            "Runs every demo and measures everything, for one HTML page with pictures.",
            "Exit code 1 if a demo failed or a recommendation is refuted, 3 if something could not be measured."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = ReportCommand.NOT_MEASURED)
final class ReportCommand implements Callable<Integer> {

    static final int NOT_MEASURED = 3;

    private static final Duration UNIT = Duration.ofMillis(100);

    @Parameters(paramLabel = "FILE", description = "Where to write the page; it needs no other file.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private Path file;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Effort effort = new Effort();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Outputs.check(file, spec);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Random random = new Random();
        List<Performance> performances = demos(random, err);
        MemoryPerConnection.Result memory = Measuring.memory(effort.waiting(), err);
        List<Measured> misuses = Measuring.misuses(Misuses.all(), err);
        Profile machine = Measuring.profile(random, err);
        List<Outcome> outcomes = Measuring.scenarios(
                Scenarios.all(), effort.size(), effort.size().plan(), Optional.of(machine), random, err, outcome -> {});
        Files.writeString(
                file,
                Page.of(Results.none()
                        .withPerformances(performances)
                        .withOutcomes(outcomes)
                        .withMemory(Optional.of(memory))
                        .withMisuses(misuses)
                        .withProfile(machine)));
        TextReport.summary(outcomes).forEach(out::println);
        out.println("written: " + file);
        out.flush();
        boolean failed = performances.stream()
                .anyMatch(performance -> performance.failure().isPresent());
        boolean refuted = outcomes.stream().anyMatch(outcome -> outcome.finding() == Outcome.Finding.REFUTED);
        if (misuses.size() < Misuses.all().size()) {
            return NOT_MEASURED;
        }
        return failed || refuted ? 1 : 0;
    }

    private static List<Performance> demos(Random random, PrintWriter err) {
        List<Performance> performances = new ArrayList<>();
        try (ProgressLine progress = ProgressLine.to(err)) {
            for (Demo demo : Demos.all()) {
                progress.at(
                        "demo " + demo.name() + ",",
                        performances.size(),
                        Demos.all().size());
                performances.add(Performance.of(demo, line -> {}, UNIT, random));
            }
        }
        return performances;
    }
}
