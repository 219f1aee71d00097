package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.misuse.Misuse;
import io.github.concurrencyadvisor.demos.misuse.Misuses;
import io.github.concurrencyadvisor.demos.misuse.TextReport;
import io.github.concurrencyadvisor.demos.page.Results;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the harm that misuse does, beside the code that does without. */
@Command(
        name = "misuse",
        description = {
            "Measures what each misuse that the advisor finds costs, beside the code that does without it.",
            "Exit code 3 if something could not be measured."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 3)
final class MisuseCommand implements Callable<Integer> {

    private static final int NOT_MEASURED = 3;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The misuses to measure.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Measures every misuse: about a quarter of a minute.")
    private boolean all;

    @Mixin
    private final Outputs outputs = new Outputs();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Misuse> chosen = chosen();
        outputs.check();
        List<Measured> measured = Measuring.misuses(chosen, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        TextReport.lines(measured).forEach(out::println);
        out.flush();
        outputs.write(Results.none().withMisuses(measured));
        return measured.size() == chosen.size() ? 0 : NOT_MEASURED;
    }

    private List<Misuse> chosen() {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "say what to measure, or --all; there are " + known());
        }
        return all ? Misuses.all() : names.stream().map(this::misuse).toList();
    }

    private Misuse misuse(String name) {
        return Misuses.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "there is no misuse '" + name + "', only " + known()));
    }

    private static String known() {
        return Misuses.all().stream().map(Misuse::name).collect(Collectors.joining(", "));
    }
}
