package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.report.ConsoleReport;
import java.util.List;

/** Where a check prints, whichever JVM it runs in. */
interface Console {

    /** How loud a line is. */
    enum Level {
        DEBUG,
        INFO,
        WARNING,
        ERROR,
        /** A line for whoever reads the output of the build by program: nothing is put before it. */
        BARE
    }

    /** Prints a text of one line or several. */
    void print(Level level, String text);

    default void print(List<ConsoleReport.Line> lines) {
        for (ConsoleReport.Line line : lines) {
            print(
                    switch (line.level()) {
                        case ERROR -> Level.ERROR;
                        case WARNING -> Level.WARNING;
                        case INFO -> Level.INFO;
                    },
                    line.text());
        }
    }
}
