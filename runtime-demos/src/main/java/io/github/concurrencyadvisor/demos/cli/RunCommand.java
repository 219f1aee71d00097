package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Performance;
import io.github.concurrencyadvisor.demos.page.Results;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs demos one after the other. */
@Command(name = "run", description = "Runs demos one after the other.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The demos to run, as list names them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Runs every demo.")
    private boolean all;

    @Option(
            names = "--unit",
            paramLabel = "TIME",
            defaultValue = "100ms",
            description = "What stands for a second of the article; 1s runs at its pace. Default: ${DEFAULT-VALUE}.")
    private Duration unit = Duration.ofMillis(100);

    @Option(names = "--seed", paramLabel = "N", description = "Makes the random choices those of an earlier run.")
    private @Nullable Long seed;

    @Mixin
    private final Outputs outputs = new Outputs();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Demo> chosen = chosen();
        if (unit.toMillis() < 1) {
            throw new ParameterException(spec.commandLine(), "the unit must be at least a millisecond, not " + unit);
        }
        outputs.check();
        Random random = seed == null ? new Random() : new Random(seed);
        List<Performance> performances = new ArrayList<>();
        for (Demo demo : chosen) {
            String place = chosen.size() > 1 ? " (" + (performances.size() + 1) + " of " + chosen.size() + ")" : "";
            System.out.println("== " + demo.name() + place + ": " + demo.summary());
            Performance performance = Performance.of(demo, System.out::println, unit, random);
            performances.add(performance);
            performance.failure().ifPresent(RunCommand::complain);
            System.out.println();
        }
        outputs.write(Results.none().withPerformances(performances));
        return performances.stream()
                        .anyMatch(performance -> performance.failure().isPresent())
                ? 1
                : 0;
    }

    private static void complain(Exception failure) {
        System.out.println("the demo failed: " + failure);
        failure.printStackTrace(System.err);
    }

    private List<Demo> chosen() {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say which demos to run, or --all");
        }
        return all ? Demos.all() : names.stream().map(this::demo).toList();
    }

    private Demo demo(String name) {
        Optional<Demo> demo = Demos.named(name);
        return demo.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "there is no demo '" + name + "', only "
                        + Demos.all().stream().map(Demo::name).collect(Collectors.joining(", "))));
    }
}
