package io.github.concurrencyadvisor.demos.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.processes.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child JVM that is told lines and answers with lines. It ends when it is closed, and with this JVM. */
final class ToldJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Writer in;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(); // empty is the end
    private final Thread reaper;

    private ToldJvm(Process process) {
        this.process = process;
        this.in = process.outputWriter(UTF_8);
        this.reaper = new Thread(process::destroyForcibly, "told-reaper");
        Runtime.getRuntime().addShutdownHook(reaper);
        Thread reader = new Thread(this::read, "told-reader-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static ToldJvm start(Class<?> main, List<String> jvmOptions, List<String> arguments) throws IOException {
        return new ToldJvm(new ProcessBuilder(ChildJvm.command(main, jvmOptions, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** It did not say what was to be heard; the message is what it said instead. */
    static final class SilentException extends Exception {
        private static final long serialVersionUID = 1;

        SilentException(String message) {
            super(message);
        }
    }

    void tell(String line) throws SilentException {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new SilentException("the JVM is gone: " + e.getMessage());
        }
    }

    /** The rest of the next line, which must begin so. */
    String hear(String begin) throws SilentException, InterruptedException {
        Optional<String> line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new SilentException("nothing was heard for " + PATIENCE.toSeconds() + " s");
        }
        String said = line.orElseThrow(() -> new SilentException("the JVM ended"));
        if (!said.startsWith(begin)) {
            throw new SilentException(said);
        }
        return said.substring(begin.length());
    }

    /** Ends the other one when this ends, so that nobody waits for what cannot come. */
    void takesAlong(ToldJvm other) {
        var unused = process.onExit().thenRun(() -> other.process.destroyForcibly());
    }

    boolean ended() {
        return !process.isAlive();
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            reader.lines().map(Optional::of).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // closed with the process
        }
        lines.add(Optional.empty());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException e) {
            return; // this JVM is going down
        }
    }
}
