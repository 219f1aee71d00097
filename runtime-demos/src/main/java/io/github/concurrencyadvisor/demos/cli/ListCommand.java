package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.misuse.Misuse;
import io.github.concurrencyadvisor.demos.misuse.Misuses;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names the demos and misuses and what each shows. */
@Command(
        name = "list",
        description = "Names the demos and misuses and what each shows.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {

    private static final int WIDTH = Stream.concat(
                    Demos.all().stream().map(Demo::name), Misuses.all().stream().map(Misuse::name))
            .mapToInt(String::length)
            .max()
            .orElse(0);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        print(spec.commandLine().getOut());
    }

    static void print(PrintWriter out) {
        Demos.all().forEach(demo -> out.println(line(demo.name(), demo.summary())));
        out.println();
        out.println("run NAME... or run --all to see them");
        out.println();
        Misuses.all().forEach(misuse -> out.println(line(misuse.name(), misuse.summary())));
        out.println();
        out.println("misuse NAME... or misuse --all to measure what they cost");
        out.flush();
    }

    private static String line(String name, String summary) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s  %s", name, summary);
    }
}
