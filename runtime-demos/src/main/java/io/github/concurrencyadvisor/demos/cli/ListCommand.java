package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.Demo;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names the demos and what each shows. */
@Command(name = "list", description = "Names the demos and what each shows.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        print(spec.commandLine().getOut());
    }

    static void print(PrintWriter out) {
        int width = Demos.all().stream()
                .mapToInt(demo -> demo.name().length())
                .max()
                .orElse(0);
        for (Demo demo : Demos.all()) {
            out.println(demo.name() + " ".repeat(width - demo.name().length() + 2) + demo.summary());
        }
        out.println();
        out.println("run NAME... or run --all to see them");
        out.flush();
    }
}
