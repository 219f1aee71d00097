package io.github.concurrencyadvisor.demos.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code java -jar runtime-demos.jar}: without a command it lists the demos. */
@Command(
        name = "runtime-demos",
        description = "Every concurrency model for real, to see and to measure.",
        mixinStandardHelpOptions = true,
        version = "runtime-demos 0.1.0",
        subcommands = {
            ListCommand.class,
            RunCommand.class,
            MemoryCommand.class,
            ValidateCommand.class,
            MisuseCommand.class,
            CalibrateCommand.class,
            ReportCommand.class
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).registerConverter(Duration.class, Durations::parse);
    }

    @Override
    public void run() {
        ListCommand.print(spec.commandLine().getOut());
    }
}
