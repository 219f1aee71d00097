package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says where a long analysis is: a plain line when it enters a phase and while it reads, and nothing in the first seconds.
 * Says what was taken over from dependencies. Thread-safe.
 */
final class ProgressLog implements Progress {

    private static final long SILENCE = Duration.ofSeconds(3).toNanos();
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> log;
    private final Consumer<String> details;
    private final LongSupplier clock;
    private final long silentUntil;
    private final AtomicLong nextCountAt;

    /**
     * @param log takes one line
     * @param details takes lines for those who look for the reason of something
     * @param clock nanoseconds from any beginning
     */
    ProgressLog(Consumer<String> log, Consumer<String> details, LongSupplier clock) {
        this.log = log;
        this.details = details;
        this.clock = clock;
        this.silentUntil = clock.getAsLong() + SILENCE;
        this.nextCountAt = new AtomicLong(silentUntil);
    }

    @Override
    public void at(Phase phase, int done, int of) {
        long now = clock.getAsLong();
        if (of == 0) {
            if (now - silentUntil >= 0) {
                log.accept(phase.words());
            }
            return;
        }
        long next = nextCountAt.get();
        if (now - next >= 0 && nextCountAt.compareAndSet(next, now + EVERY)) {
            log.accept(phase.words() + ": " + done + " of " + of);
        }
    }

    @Override
    public void tookOver(Map<Path, Integer> summaries, List<Path> unfit) {
        int all = summaries.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 0) {
            log.accept("method summaries that dependencies bring along: " + all + " taken over");
        }
        summaries.forEach((entry, taken) -> details.accept("method summaries taken over from " + entry + ": " + taken));
        unfit.forEach(entry -> details.accept("method summaries in " + entry
                + " do not fit: they were made with other dependencies, known APIs, thresholds, advisor or JDK;"
                + " class files are read instead"));
    }
}
