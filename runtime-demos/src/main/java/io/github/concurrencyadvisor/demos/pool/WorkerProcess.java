package io.github.concurrencyadvisor.demos.pool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.processes.ChildJvm;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pool's end of one worker JVM. One thread talks to it; any thread may kill it. */
final class WorkerProcess {

    private static final int LAST_WORDS = 10;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_GRACE = Duration.ofSeconds(5);

    private final int number;
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Thread errors;
    private final Deque<String> lastWords = new ArrayDeque<>(); // guarded by itself

    // guarded by this
    private @Nullable RemoteTask<?> current;
    private @Nullable String killedBecause;
    private boolean up;
    private long heardAt = System.nanoTime();
    private long taskSince;

    private WorkerProcess(int number, Process process, Consumer<String> output) {
        this.number = number;
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        this.in = new DataInputStream(process.getInputStream());
        this.errors = new Thread(() -> relay(output), "pool-errors-" + number);
        errors.setDaemon(true);
        errors.start();
    }

    /** Starts the JVM, with the Java and the class path of this one. {@link #awaitUp} waits until it speaks. */
    static WorkerProcess start(int number, List<String> jvmOptions, Duration beat, Consumer<String> output)
            throws IOException {
        List<String> command = ChildJvm.command(WorkerMain.class, jvmOptions, List.of(Long.toString(beat.toMillis())));
        return new WorkerProcess(number, new ProcessBuilder(command).start(), output);
    }

    int number() {
        return number;
    }

    long pid() {
        return process.pid();
    }

    /** What became of a task. */
    enum End {
        /** The task is complete: with a result, with what it threw, or cancelled. */
        ANSWERED,
        /** The worker is gone and nothing of the task has run. */
        DIED_BEFORE,
        /** The worker is gone, and how far the task came is not known. */
        DIED_DURING
    }

    /** Waits for the first frame; false if the JVM ended instead. */
    boolean awaitUp() {
        try {
            Optional<Frame> hello = Frame.read(in);
            if (hello.isPresent() && hello.get().kind() == Frame.Kind.HELLO) {
                heard();
                return true;
            }
        } catch (IOException e) {
            kill(e.getMessage());
        }
        return false;
    }

    /**
     * Sends the task and waits for its answer.
     *
     * <p>A worker says STARTED before it touches a task. A pipe keeps what was written into it when the writer dies, so the
     * end of the stream without that word proves that nothing of the task has run.
     */
    End run(RemoteTask<?> task, byte[] work) {
        if (!begin(task)) {
            return End.DIED_BEFORE;
        }
        if (task.isDone()) { // cancelled before it was known to be here; from now on killIfAt finds it
            end();
            return End.ANSWERED;
        }
        boolean started = false;
        try {
            new Frame(Frame.Kind.TASK, task.id(), work).write(out);
        } catch (IOException e) {
            kill("cannot be written to: " + e.getMessage()); // what it said before is still to be read
        }
        try {
            for (Optional<Frame> next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
                Frame frame = next.get();
                heard();
                if (frame.task() != 0 && frame.task() != task.id()) {
                    throw new Frame.RubbishException("an answer to task " + frame.task());
                }
                switch (frame.kind()) {
                    case STARTED -> started = true;
                    case RESULT -> {
                        complete(task, frame);
                        return End.ANSWERED;
                    }
                    case FAILURE -> {
                        task.fail(Wire.readFailure(frame.payload(), toString()));
                        return End.ANSWERED;
                    }
                    case HELLO, BEAT, TASK -> {}
                }
            }
        } catch (EOFException e) {
            end(process); // it died while it wrote, and STARTED comes before anything long
        } catch (IOException e) {
            started = true; // who knows what those bytes replaced
            kill("wrote what is " + e.getMessage());
        } finally {
            end();
        }
        return started ? End.DIED_DURING : End.DIED_BEFORE;
    }

    private void complete(RemoteTask<?> task, Frame frame) {
        try {
            task.succeed(Wire.read(frame.payload()));
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
            task.fail(e);
        }
    }

    private synchronized boolean begin(RemoteTask<?> task) {
        if (killedBecause != null || !process.isAlive()) {
            return false;
        }
        current = task;
        taskSince = System.nanoTime();
        heardAt = taskSince;
        return true;
    }

    private synchronized void end() {
        current = null;
    }

    private synchronized void heard() {
        up = true;
        heardAt = System.nanoTime();
    }

    /** Ends the process at once. The first reason given is the one that is reported. */
    synchronized void kill(@Nullable String because) {
        if (killedBecause == null) {
            killedBecause = String.valueOf(because);
        }
        end(process);
    }

    /**
     * Through the handle: {@link Process#destroyForcibly} would also close our ends of the pipes, and with them lose what the
     * worker said last, STARTED perhaps.
     */
    private static void end(Process process) {
        process.toHandle().destroyForcibly();
    }

    /** Ends the process if it is at this task: by the time of asking it may already be at the next. */
    synchronized void killIfAt(RemoteTask<?> task, String because) {
        if (current == task) {
            kill(because);
        }
    }

    /** Ends the process if it has been silent, or at its task, for too long. */
    synchronized void check(Duration silence, Optional<Duration> perTask) {
        long now = System.nanoTime();
        if (!up) {
            if (now - heardAt > START_LIMIT.toNanos()) {
                kill("did not start within " + START_LIMIT.toSeconds() + " s");
            }
        } else if (current != null) {
            if (now - heardAt > silence.toNanos()) {
                kill("hung: no sign of life for " + silence.toMillis() + " ms");
            } else if (perTask.isPresent() && now - taskSince > perTask.get().toNanos()) {
                kill("hung: its task took more than " + perTask.get().toMillis() + " ms");
            }
        }
    }

    /** Lets an idle worker end by itself, and insists if it does not. Returns when the process is gone. */
    void close() {
        boolean interrupted = Thread.interrupted();
        try {
            out.close();
        } catch (IOException e) {
            end(process);
        }
        try {
            if (!process.waitFor(END_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            end(process);
        }
        awaitEnd();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How it ended, in words; waits for the end. */
    String obituary() {
        letFinishSpeaking();
        end(process);
        int exit = awaitEnd();
        String because;
        synchronized (this) {
            because = killedBecause == null ? "died with exit code " + exit : killedBecause;
        }
        synchronized (lastWords) {
            return lastWords.isEmpty() ? because : because + "; its last words: " + String.join(" | ", lastWords);
        }
    }

    /** Ending a process closes its pipes, so one that is dying by itself is first given the time to say why. */
    private void letFinishSpeaking() {
        synchronized (this) {
            if (killedBecause != null) {
                return;
            }
        }
        try {
            if (process.waitFor(END_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                errors.join(END_GRACE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the exit code, and until what the worker printed has been read. */
    private int awaitEnd() {
        int exit = process.onExit().join().exitValue();
        try {
            errors.join(END_GRACE.toMillis()); // a process that the task started may still hold the pipe
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly(); // closes the pipes
        return exit;
    }

    private void relay(Consumer<String> output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            lines.lines().forEach(line -> {
                synchronized (lastWords) {
                    if (lastWords.size() == LAST_WORDS) {
                        lastWords.removeFirst();
                    }
                    lastWords.addLast(line);
                }
                output.accept(line);
            });
        } catch (IOException | UncheckedIOException e) {
            return; // closed with the process
        }
    }

    @Override
    public String toString() {
        return "worker " + number + " (process " + process.pid() + ")";
    }
}
