package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.memory.MemoryPerConnection;
import io.github.concurrencyadvisor.demos.memory.MemoryText;
import io.github.concurrencyadvisor.demos.page.Results;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what a waiting connection costs in memory, by model. */
@Command(
        name = "memory",
        description = {
            "Measures what a waiting connection costs in memory, by model.",
            "Exit code 3 if something could not be measured."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = MemoryCommand.NOT_MEASURED)
final class MemoryCommand implements Callable<Integer> {

    static final int NOT_MEASURED = 3;

    @Option(
            names = "--full",
            description = "10,000 connections instead of 1,000, if there are file descriptors for them.")
    private boolean full;

    @Mixin
    private final Outputs outputs = new Outputs();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        outputs.check();
        PrintWriter out = spec.commandLine().getOut();
        MemoryPerConnection.Result result =
                Measuring.memory(Effort.waiting(full), spec.commandLine().getErr());
        MemoryText.lines(result).forEach(out::println);
        out.flush();
        outputs.write(Results.none().withMemory(Optional.of(result)));
        boolean failed = result.footprints().stream()
                .anyMatch(footprint -> footprint.failure().isPresent());
        return failed ? NOT_MEASURED : 0;
    }
}
