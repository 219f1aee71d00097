package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.costs.Calibration;
import io.github.concurrencyadvisor.demos.costs.CostModel;
import io.github.concurrencyadvisor.demos.costs.CostText;
import io.github.concurrencyadvisor.demos.costs.Grid;
import io.github.concurrencyadvisor.demos.costs.GridResult;
import io.github.concurrencyadvisor.demos.costs.Profile;
import io.github.concurrencyadvisor.demos.costs.ProfileFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what threads, processes and loops cost on this machine. */
@Command(
        name = "calibrate",
        description = {
            "Measures what threads, processes and loops cost on this machine.",
            "Best while nothing else runs; it says how quiet the machine was."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 3)
final class CalibrateCommand implements Callable<Integer> {

    private static final Duration GRID_TIME = Duration.ofSeconds(40);
    private static final Duration QUICK_GRID_TIME = Duration.ofSeconds(12);

    @Option(names = "--profile", paramLabel = "FILE", description = "Also writes the constants there, as JSON.")
    private @Nullable Path profileFile;

    @Option(
            names = "--grid",
            description = "Also runs work of many shapes in every way, and holds the predictions of the cost model"
                    + " against it: about a minute in all.")
    private boolean grid;

    @Option(names = "--quick", description = "Fewer repetitions, and fewer shapes.")
    private boolean quick;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the order of runs that of an earlier run.")
    private @Nullable Long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        checkFolder();
        Random random = seed == null ? new Random() : new Random(seed);
        PrintWriter out = spec.commandLine().getOut();
        Profile profile = calibrate(random);
        print(CostText.lines(profile), out);
        if (profileFile != null) {
            ProfileFile.write(profile, profileFile);
        }
        if (grid) {
            out.println();
            print(CostText.lines(grid(profile, random)), out);
            out.println();
            out.println("the predictions assume:");
            CostModel.ASSUMPTIONS.forEach(assumption -> out.println("- " + assumption));
            out.flush();
        }
        return 0;
    }

    private Profile calibrate(Random random) throws Exception {
        Calibration.Effort effort = quick ? Calibration.Effort.QUICK : Calibration.Effort.FULL;
        try (ProgressLine progress = ProgressLine.to(spec.commandLine().getErr())) {
            return Calibration.run(effort, random, (what, done, of) -> progress.at("calibrate: " + what, done, of));
        }
    }

    private GridResult grid(Profile profile, Random random) throws Exception {
        Duration time = quick ? QUICK_GRID_TIME : GRID_TIME;
        try (ProgressLine progress = ProgressLine.to(spec.commandLine().getErr())) {
            return Grid.run(
                    profile,
                    Grid.shapes(quick),
                    time,
                    random,
                    (what, done, of) -> progress.at("grid: " + what, done, of));
        }
    }

    private static void print(Iterable<String> lines, PrintWriter out) {
        lines.forEach(out::println);
        out.flush();
    }

    /** Before measuring, not after. */
    private void checkFolder() {
        if (profileFile != null
                && !Files.isDirectory(profileFile.toAbsolutePath().resolveSibling(""))) {
            throw new ParameterException(spec.commandLine(), "there is no folder for " + profileFile);
        }
    }
}
