package io.github.concurrencyadvisor.demos.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How much of the machine others took while we measured; known on Linux only.
 *
 * <p>From {@code /proc/stat} (all cores, in ticks) and {@code /proc/PID/stat} of this process, its living descendants and its
 * ended children (proc(5)).
 */
public final class MachineLoad {

    private static final int FIRST_FIELD_AFTER_NAME = 3; // proc(5) counts from 1, and the name may hold spaces
    private static final int UTIME = 14;
    private static final int CSTIME = 17;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int SHARED_FIELDS = 8; // the guest times after these are already in user and nice

    private final long total;
    private final long busy;
    private final long own;

    private MachineLoad(long total, long busy, long own) {
        this.total = total;
        this.busy = busy;
        this.own = own;
    }

    /** The counters as they stand; all zero where they cannot be read. */
    public static MachineLoad now() {
        try {
            long[] ticks = Arrays.stream(Files.readAllLines(Path.of("/proc/stat"), UTF_8)
                            .get(0)
                            .split("\\s+", -1))
                    .skip(1)
                    .limit(SHARED_FIELDS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long total = Arrays.stream(ticks).sum();
            long own = Stream.concat(
                            Stream.of(ProcessHandle.current()),
                            ProcessHandle.current().descendants())
                    .mapToLong(process -> ticksOf(process.pid()))
                    .sum();
            return new MachineLoad(total, total - ticks[IDLE] - ticks[IOWAIT], own);
        } catch (IOException | RuntimeException e) {
            return new MachineLoad(0, 0, 0);
        }
    }

    private static long ticksOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), UTF_8);
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            return fields.subList(UTIME - FIRST_FIELD_AFTER_NAME, CSTIME - FIRST_FIELD_AFTER_NAME + 1).stream()
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0; // it has just ended, and counts as its parent's child
        }
    }

    /** The share of the machine, 0 to 1, that others took since then; empty where it is not known. */
    public OptionalDouble foreignShareSince(MachineLoad earlier) {
        long elapsed = total - earlier.total;
        if (elapsed <= 0 || earlier.total == 0) {
            return OptionalDouble.empty();
        }
        double foreign = (double) ((busy - earlier.busy) - (own - earlier.own)) / elapsed;
        return OptionalDouble.of(Math.max(0, Math.min(1, foreign)));
    }
}
