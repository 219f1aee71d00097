package io.github.concurrencyadvisor;

import io.github.concurrencyadvisor.model.MethodId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What one method of a published project did while the project's own tests ran.
 *
 * @param executed how often it was entered
 * @param io the blocking primitives that ran below it on the same thread
 * @param weak what counts neither for nor against I/O, such as a stream over memory
 * @param samples of the CPU in it and in what it called outside the project, one every 2 ms
 * @param instructions of its bytecode
 * @param exceptions binary names of those that it declares
 */
record Observed(
        MethodId method,
        int executed,
        Set<String> io,
        Set<String> weak,
        int samples,
        int instructions,
        boolean hasLoop,
        Set<String> exceptions) {

    /** Evidence that a blocking call was near but did not wait. Other weak evidence, such as class loading, is none. */
    private static final Set<String> NEUTRAL =
            Set.of("STREAM_CALL", "SOCKET_NB", "DB_CALL", "WAIT_CALL", "LOCK_WAIT", "VIA_TEST", "VIA_LOG");

    private static final int TINY = 12;

    Observed {
        io = Set.copyOf(io);
        weak = Set.copyOf(weak);
        exceptions = Set.copyOf(exceptions);
    }

    /** Every method of the project's sources, those that did not run included. */
    static List<Observed> of(String project) {
        try (InputStream table = Observed.class.getResourceAsStream("accuracy/" + project + ".tsv.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(table), StandardCharsets.UTF_8))) {
            List<String> columns = List.of(lines.readLine().split("\t", -1));
            return lines.lines()
                    .map(line -> new Row(columns, List.of(line.split("\t", -1))))
                    .filter(Observed::isOfTheSources)
                    .map(Observed::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of a table. */
    private record Row(List<String> columns, List<String> cells) {
        String get(String column) {
            return cells.get(columns.indexOf(column));
        }
    }

    /** No bridges, lambda bodies, class initialisers, abstract methods, nor what a compiler or generator made. */
    private static boolean isOfTheSources(Row row) {
        return row.get("flags").chars().noneMatch(flag -> "SBLECAG".indexOf(flag) >= 0);
    }

    private static Observed read(Row row) {
        return new Observed(
                new MethodId(row.get("class").replace('.', '/'), row.get("method"), row.get("descriptor")),
                Integer.parseInt(row.get("executed_count")),
                set(row.get("io_kinds")),
                set(row.get("weak_kinds")),
                Integer.parseInt(row.get("cpu_excl")),
                Integer.parseInt(row.get("insns")),
                row.get("has_loop").equals("1"),
                set(row.get("throws")));
    }

    private static Set<String> set(String cell) {
        return cell.equals("-") ? Set.of() : Set.of(cell.split(","));
    }

    boolean wasExecuted() {
        return executed > 0;
    }

    boolean didIo() {
        return !io.isEmpty();
    }

    /** Neither for nor against I/O. */
    boolean isNeutral() {
        Set<String> neutral = new HashSet<>(weak);
        neutral.retainAll(NEUTRAL);
        boolean resource = weak.contains("VIA_RESOURCE") && !weak.contains("VIA_CLASSLOAD");
        return !didIo() && (resource || !neutral.isEmpty());
    }

    /** Ran, and nothing that could have waited ran below it. */
    boolean isClean() {
        return !didIo() && !isNeutral();
    }

    /** Straight code of a few instructions. */
    boolean isTiny() {
        return instructions <= TINY && !hasLoop;
    }
}
