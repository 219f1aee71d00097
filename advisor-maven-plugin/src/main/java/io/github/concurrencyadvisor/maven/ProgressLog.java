package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.model.Progress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says where a long analysis is: a plain line when it enters a phase and while it reads, and nothing in the first seconds.
 * Thread-safe.
 */
final class ProgressLog implements Progress {

    private static final long SILENCE = Duration.ofSeconds(3).toNanos();
    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> log;
    private final LongSupplier clock;
    private final long silentUntil;
    private final AtomicLong nextCountAt;

    /**
     * @param log takes one line
     * @param clock nanoseconds from any beginning
     */
    ProgressLog(Consumer<String> log, LongSupplier clock) {
        this.log = log;
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
}
