package io.github.concurrencyadvisor.demos.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long the threads of this process and its descendants have run, and how long they were ready but had to wait for a core.
 *
 * <p>From {@code /proc/PID/task/TID/schedstat}: nanoseconds on a core, nanoseconds in the run queue (Linux,
 * Documentation/scheduler/sched-stats). Work that waits in the run queue because others have the cores would have run on a
 * machine of its own, which a clock on the wall cannot tell. Threads that end between two readings are not seen.
 */
final class SchedulerAccount {

    /** Nothing known. */
    static final SchedulerAccount UNKNOWN = new SchedulerAccount(Map.of());

    private final Map<Path, Usage> threads;

    /**
     * What threads took.
     *
     * @param running nanoseconds on a core
     * @param ready nanoseconds in the run queue
     */
    record Usage(long running, long ready) {
        static final Usage NONE = new Usage(0, 0);
    }

    private SchedulerAccount(Map<Path, Usage> threads) {
        this.threads = threads;
    }

    /**
     * The counters as they stand, to be taken before the work; {@link #UNKNOWN} where there are none.
     *
     * <p>Reading takes a while, and is work of a thread that is read too: the threads of this process, the oldest and so most
     * likely the one that reads, come last before the work and first after it.
     */
    static SchedulerAccount before() {
        Map<Path, Usage> threads = new HashMap<>();
        ProcessHandle.current().descendants().forEach(process -> read(folders(process.pid()), threads));
        List<Path> own = new ArrayList<>(folders(ProcessHandle.current().pid()));
        Collections.reverse(own);
        read(own, threads);
        return threads.isEmpty() ? UNKNOWN : new SchedulerAccount(threads);
    }

    /** The same, to be taken after the work. */
    static SchedulerAccount after() {
        Map<Path, Usage> threads = new HashMap<>();
        read(folders(ProcessHandle.current().pid()), threads);
        ProcessHandle.current().descendants().forEach(process -> read(folders(process.pid()), threads));
        return threads.isEmpty() ? UNKNOWN : new SchedulerAccount(threads);
    }

    /** One for each thread, oldest first. */
    private static List<Path> folders(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.sorted(Comparator.comparing(folder -> Long.valueOf(String.valueOf(folder.getFileName()))))
                    .toList();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return List.of(); // it has just ended, or this is not Linux
        }
    }

    private static void read(List<Path> folders, Map<Path, Usage> threads) {
        for (Path folder : folders) {
            Path file = folder.resolve("schedstat");
            try {
                List<String> fields =
                        List.of(Files.readString(file, UTF_8).trim().split(" ", -1));
                boolean compiler =
                        Files.readString(folder.resolve("comm"), UTF_8).matches("C[12] Compiler.*\\s*");
                if (!compiler) { // compiling is the JVM's work, and would be over in a longer run
                    threads.put(file, new Usage(Long.parseLong(fields.get(0)), Long.parseLong(fields.get(1))));
                }
            } catch (IOException | NumberFormatException e) {
                threads.remove(file); // it has just ended
            }
        }
    }

    /** What was taken since then, by threads that are still there; {@link Usage#NONE} where it is not known. */
    Usage since(SchedulerAccount earlier) {
        long running = 0;
        long ready = 0;
        for (Map.Entry<Path, Usage> thread : threads.entrySet()) {
            Usage before = earlier.threads.getOrDefault(thread.getKey(), Usage.NONE);
            running += thread.getValue().running() - before.running();
            ready += thread.getValue().ready() - before.ready();
        }
        return new Usage(running, ready);
    }
}
