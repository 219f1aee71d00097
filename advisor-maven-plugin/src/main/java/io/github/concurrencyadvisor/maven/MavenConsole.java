package io.github.concurrencyadvisor.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.maven.plugin.logging.Log;

/** The log of the build. */
record MavenConsole(Log log) implements Console {

    @Override
    public void print(Level level, String text) {
        switch (level) {
            case DEBUG -> log.debug(text);
            case INFO -> log.info(text);
            case WARNING -> log.warn(text);
            case ERROR -> log.error(text);
            case BARE -> {
                PrintStream out = standardOutput();
                out.println(text);
                out.flush();
            }
        }
    }

    /** Maven 4 hands what is printed to {@link System#out} to its logger, which puts a level before it. */
    private static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }
}
