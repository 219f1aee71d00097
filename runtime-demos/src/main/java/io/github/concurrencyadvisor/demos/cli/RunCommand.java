package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Demo> chosen = chosen();
        Stage stage = stage();
        boolean failed = false;
        for (Demo demo : chosen) {
            stage.say("== " + demo.name() + ": " + demo.summary());
            try {
                demo.run(stage);
            } catch (Exception e) {
                failed = true;
                stage.say("the demo failed: " + e);
                e.printStackTrace(System.err);
            }
            stage.say("");
        }
        return failed ? 1 : 0;
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

    private Stage stage() {
        try {
            return new Stage(System.out::println, unit, seed == null ? new Random() : new Random(seed));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
