package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.misuse.JsonReport;
import io.github.concurrencyadvisor.demos.misuse.Measured;
import io.github.concurrencyadvisor.demos.misuse.Misuse;
import io.github.concurrencyadvisor.demos.misuse.Misuses;
import io.github.concurrencyadvisor.demos.misuse.TextReport;
import io.github.concurrencyadvisor.demos.page.Page;
import io.github.concurrencyadvisor.demos.page.Results;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes what was measured there.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also writes an HTML page with pictures there, which needs no other file.")
    private @Nullable Path report;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Misuse> chosen = chosen();
        Stream.of(json, report).filter(Objects::nonNull).forEach(file -> Outputs.check(file, spec));
        List<Measured> measured = Measuring.misuses(chosen, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        TextReport.lines(measured).forEach(out::println);
        out.flush();
        if (json != null) {
            try (Writer file = Files.newBufferedWriter(json, UTF_8)) {
                JsonReport.write(measured, file);
            }
        }
        if (report != null) {
            Results results = Results.none().withMisuses(measured);
            Files.writeString(report, Page.of(results), UTF_8);
        }
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
