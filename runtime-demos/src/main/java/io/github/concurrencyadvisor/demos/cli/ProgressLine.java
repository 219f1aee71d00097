package io.github.concurrencyadvisor.demos.cli;

import io.github.concurrencyadvisor.demos.measure.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;

/**
 * Says how far something has come, for those who sit in front of it.
 *
 * <p>One line, written over itself, and not before two seconds have passed. Nothing at all where there is no terminal: a log
 * keeps lines, and one that is written over fills it.
 */
final class ProgressLine implements Progress, AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String BACK_AND_CLEAR = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private boolean written;

    private ProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLine to(PrintWriter out) {
        return new ProgressLine(out, CommandLine.Help.Ansi.AUTO.enabled());
    }

    @Override
    public void at(String what, int done, int of) {
        if (terminal && System.nanoTime() - begun >= SILENCE.toNanos()) {
            out.print(BACK_AND_CLEAR + what + " " + (done + 1) + " of " + of);
            out.flush();
            written = true;
        }
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (written) {
            out.print(BACK_AND_CLEAR);
            out.flush();
        }
    }
}
