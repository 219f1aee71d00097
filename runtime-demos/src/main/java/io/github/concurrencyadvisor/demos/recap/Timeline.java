package io.github.concurrencyadvisor.demos.recap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who computed and who waited, when. Thread-safe. */
final class Timeline {

    private static final int COLUMNS = 60;

    private final long zero = System.nanoTime();
    private final List<Span> spans = new ArrayList<>(); // guarded by itself

    /** What somebody does for a while. */
    enum Activity {
        COMPUTING('#'),
        WAITING('.');

        private final char sign;

        Activity(char sign) {
            this.sign = sign;
        }
    }

    /**
     * A stretch of one activity.
     *
     * @param who whose line it is on
     * @param from nanoseconds since the timeline began
     * @param to the same, not before {@code from}
     */
    record Span(String who, Activity activity, long from, long to) {
        boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    /** Computes for so long in the calling thread, and notes it. */
    void compute(String who, Duration length) {
        long from = now();
        long until = from + length.toNanos();
        while (now() < until) {
            Thread.onSpinWait();
        }
        note(who, Activity.COMPUTING, from);
    }

    /** Blocks the calling thread for so long, and notes it. */
    void pause(String who, Duration length) throws InterruptedException {
        long from = now();
        Thread.sleep(length.toMillis());
        note(who, Activity.WAITING, from);
    }

    /** Notes what began then and ends now. */
    void note(String who, Activity activity, long from) {
        synchronized (spans) {
            spans.add(new Span(who, activity, from, now()));
        }
    }

    /** Nanoseconds since the timeline began. */
    long now() {
        return System.nanoTime() - zero;
    }

    /** In the order in which they began. */
    List<Span> spans() {
        synchronized (spans) {
            return spans.stream().sorted(Comparator.comparingLong(Span::from)).toList();
        }
    }

    /** One line for each name, in the order in which they appear; scaled to fit. */
    List<String> lines() {
        List<Span> all = spans();
        long end = all.stream().mapToLong(Span::to).max().orElse(1);
        Map<String, char[]> rows = new LinkedHashMap<>();
        for (Span span : all) {
            char[] row = rows.computeIfAbsent(span.who(), name -> blank());
            int from = (int) (span.from() * COLUMNS / end);
            int to = (int) (span.to() * COLUMNS / end);
            Arrays.fill(row, from, Math.min(COLUMNS, Math.max(to, from + 1)), span.activity().sign);
        }
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        rows.forEach((name, row) -> lines.add(name + " ".repeat(width - name.length()) + " |" + new String(row) + "|"));
        lines.add("# computing, . waiting, " + Duration.ofNanos(end).toMillis() + " ms in all");
        return lines;
    }

    private static char[] blank() {
        char[] row = new char[COLUMNS];
        Arrays.fill(row, ' ');
        return row;
    }
}
