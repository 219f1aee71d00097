package io.github.concurrencyadvisor.demos.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Who computed and who waited, when. Thread-safe. */
public final class Timeline {

    private static final int COLUMNS = 60;

    private final Instant begun = Instant.now();
    private final long zero = System.nanoTime();
    private final List<Span> spans = new ArrayList<>(); // guarded by itself

    /** Computes for so long in the calling thread, and notes it. */
    public void compute(String who, Duration length) {
        long from = now();
        long until = from + length.toNanos();
        while (now() < until) {
            Thread.onSpinWait();
        }
        note(who, Activity.COMPUTING, from);
    }

    /** Blocks the calling thread for so long, and notes it, also when it is interrupted. */
    public void pause(String who, Duration length) throws InterruptedException {
        long from = now();
        try {
            Thread.sleep(length.toMillis());
        } finally {
            note(who, Activity.WAITING, from);
        }
    }

    /** The result of a computation, which is noted. */
    public <T> T computing(String who, Supplier<T> computation) {
        long from = now();
        try {
            return computation.get();
        } finally {
            note(who, Activity.COMPUTING, from);
        }
    }

    /** The result of a wait, which is noted. */
    public <T> T waiting(String who, Callable<T> wait) throws Exception {
        long from = now();
        try {
            return wait.call();
        } finally {
            note(who, Activity.WAITING, from);
        }
    }

    /** The same task for somebody else to run: from now until it is run it waits, and then it computes. */
    public Runnable later(String who, Runnable task) {
        long asked = now();
        return () -> {
            note(who, Activity.WAITING, asked);
            long from = now();
            try {
                task.run();
            } finally {
                note(who, Activity.COMPUTING, from);
            }
        };
    }

    /** Notes what began then and ends now. */
    public void note(String who, Activity activity, long from) {
        add(new Span(who, activity, from, now()));
    }

    /** Notes what another process did; what was before this timeline is cut off. */
    public void add(Mark mark) {
        long from = Math.max(0, Duration.between(begun, mark.from()).toNanos());
        add(new Span(
                mark.who(),
                mark.activity(),
                from,
                Math.max(from, Duration.between(begun, mark.to()).toNanos())));
    }

    private void add(Span span) {
        synchronized (spans) {
            spans.add(span);
        }
    }

    /** Nanoseconds since the timeline began. */
    public long now() {
        return System.nanoTime() - zero;
    }

    /** In the order in which they began. */
    public List<Span> spans() {
        synchronized (spans) {
            return spans.stream().sorted(Comparator.comparingLong(Span::from)).toList();
        }
    }

    /** The same for another process to add. */
    public List<Mark> marks() {
        return spans().stream()
                .map(span ->
                        new Mark(span.who(), span.activity(), begun.plusNanos(span.from()), begun.plusNanos(span.to())))
                .toList();
    }

    /** One line for each name, in the order in which they appear; scaled to fit. */
    public List<String> lines() {
        List<Span> all = spans();
        long end = all.stream().mapToLong(Span::to).max().orElse(1);
        Map<String, char[]> rows = new LinkedHashMap<>();
        for (Span span : all) {
            char[] row = rows.computeIfAbsent(span.who(), name -> blank());
            int from = (int) (span.from() * COLUMNS / end);
            int to = (int) (span.to() * COLUMNS / end);
            Arrays.fill(
                    row,
                    from,
                    Math.min(COLUMNS, Math.max(to, from + 1)),
                    span.activity().sign());
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
