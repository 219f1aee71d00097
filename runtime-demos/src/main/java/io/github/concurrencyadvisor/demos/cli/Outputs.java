package io.github.concurrencyadvisor.demos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.concurrencyadvisor.demos.page.Page;
import io.github.concurrencyadvisor.demos.page.Results;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files that results can be written to. */
final class Outputs {

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the results there.")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also writes an HTML page with pictures there, which needs no other file.")
    private @Nullable Path report;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before use
    private CommandSpec spec;

    /** To be called before anything is run, not after: fails where a file could not be written. */
    void check() {
        Stream.of(json, report).filter(Objects::nonNull).forEach(file -> check(file, spec));
    }

    /** The same for one file. */
    static void check(Path file, CommandSpec spec) {
        if (!Files.isDirectory(file.toAbsolutePath().resolveSibling(""))) {
            throw new ParameterException(spec.commandLine(), "there is no folder for " + file);
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), file + " is a folder");
        }
    }

    /** Writes what was asked for. */
    void write(Results results) throws IOException {
        if (json != null) {
            try (Writer out = Files.newBufferedWriter(json, UTF_8);
                    JsonGenerator generator = new JsonFactory().createGenerator(out)) {
                generator.useDefaultPrettyPrinter();
                ResultsJson.write(results, generator);
            }
        }
        if (report != null) {
            Files.writeString(report, Page.of(results), UTF_8);
        }
    }
}
