package io.github.concurrencyadvisor.demos.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Mark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Five worker JVMs that sleep and finish out of order.
 *
 * <p>Each is a process of the operating system with its own heap, garbage collector and exit code: nothing is shared, and
 * what passes between parent and child goes through pipes. A crash in one leaves the others running. The price is a JVM
 * start for every worker, which adds to its sleep.
 */
public final class FiveProcesses implements Demo {

    private static final int WORKERS = 5;
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String summary() {
        return "five worker JVMs sleep and finish out of order";
    }

    @Override
    public void run(Stage stage) throws IOException, InterruptedException {
        List<Process> processes = new CopyOnWriteArrayList<>();
        Thread reaper = new Thread(() -> processes.forEach(Process::destroyForcibly), "reaper");
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            for (int number = 0; number < WORKERS; number++) {
                processes.add(start(number, stage.random().nextInt(1, 10), stage.unit()));
            }

            stage.say("All Processes are queued, let's see when they finish!");

            List<Thread> drains = new ArrayList<>();
            for (Process process : processes) {
                drains.add(drain(process, stage));
            }
            supervise(processes, stage);
            for (Thread drain : drains) {
                drain.join();
            }
        } finally {
            for (Process process : processes) {
                process.destroyForcibly().waitFor();
            }
            forget(reaper);
        }
    }

    /** The same Java and the same classes as this JVM; the arguments are all that the worker is told. */
    private static Process start(int number, int sleep, Duration unit) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(
                        java,
                        "-XX:-UsePerfData", // a JVM that cannot write its counters says so among the worker's lines
                        "-cp",
                        classPath,
                        Worker.class.getName(),
                        Integer.toString(number),
                        Integer.toString(sleep),
                        unit.toString(),
                        Instant.now().toString())
                .redirectErrorStream(true)
                .start();
    }

    /** A thread that reads until the child is done: a child whose pipe is full would wait for its reader for ever. */
    private static Thread drain(Process process, Stage stage) {
        Thread drain = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                        lines.lines().forEach(line -> sayOrNote(line, stage));
                    } catch (IOException | UncheckedIOException e) {
                        stage.say("lost the output of process " + process.pid() + ": " + e.getMessage());
                    }
                },
                "drain-" + process.pid());
        drain.start();
        return drain;
    }

    /** What a worker says of its time goes into the timeline, all else is printed. */
    private static void sayOrNote(String line, Stage stage) {
        Mark.parse(line).ifPresentOrElse(stage.timeline()::add, () -> stage.say(line));
    }

    /** Waits for all; a child that is late or fails is named, not waited for without end. */
    private static void supervise(List<Process> processes, Stage stage) throws InterruptedException {
        long deadline =
                System.nanoTime() + stage.unit().multipliedBy(10).plus(GRACE).toNanos();
        for (Process process : processes) {
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                stage.say("process " + process.pid() + " does not finish and is destroyed");
                process.destroyForcibly();
            } else if (process.exitValue() != 0) {
                stage.say("process " + process.pid() + " failed with exit code " + process.exitValue());
            }
        }
    }

    private static void forget(Thread reaper) {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException e) {
            return; // this JVM is going down, and the hook is what should run
        }
    }

    /** What runs in a child. */
    public static final class Worker {

        private Worker() {}

        /** Sleeps and says so. Arguments: number, units to sleep, length of a unit, when it was asked for. */
        public static void main(String[] args) throws InterruptedException {
            endWithParent();
            int sleep = Integer.parseInt(args[1]);
            Duration unit = Duration.parse(args[2]);
            String who = "process " + args[0];
            System.out.println(
                    Mark.since(Instant.parse(args[3]), who, Activity.COMPUTING).line()); // starting takes a core
            Instant up = Instant.now();
            Thread.sleep(unit.multipliedBy(sleep).toMillis());
            System.out.println(Mark.since(up, who, Activity.WAITING).line());
            System.out.println("I am Worker " + args[0] + ", I slept for " + Stage.length(sleep, unit));
        }

        /** The pipe from the parent closes when the parent ends, even when it is killed and can run no hook. */
        private static void endWithParent() {
            Thread watch = new Thread(
                    () -> {
                        try {
                            while (System.in.read() >= 0) {
                                // the parent sends nothing
                            }
                        } catch (IOException e) {
                            // as good as closed
                        }
                        Runtime.getRuntime().halt(1);
                    },
                    "watch-parent");
            watch.setDaemon(true);
            watch.start();
        }
    }
}
