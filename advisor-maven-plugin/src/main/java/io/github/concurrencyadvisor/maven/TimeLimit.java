package io.github.concurrencyadvisor.maven;

import io.github.concurrencyadvisor.steps.Steps;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Holds each step of an analysis to the time that the user allows one. A step that the analysis can go on without is stopped; one
 * that it cannot, or that does not heed it for as long again, ends the analysis.
 */
final class TimeLimit {

    private final Steps steps;
    private final Duration most;
    private final LongSupplier clock;
    private Map<Steps.Step, Seen> seen = new HashMap<>();

    /** Since when a step is known to get on no further, and how many inner steps it had ended by then. */
    private record Seen(long since, int innerSteps) {}

    /** @param clock nanoseconds from any beginning */
    TimeLimit(Steps steps, Duration most, LongSupplier clock) {
        this.steps = steps;
        this.most = most;
        this.clock = clock;
    }

    /**
     * Has an analysis done within the limit.
     *
     * @throws MojoExecutionException also where the analysis broke off, which is a fault of ours
     */
    static <R> R within(Duration most, Function<Steps, R> analysis) throws MojoExecutionException {
        Steps steps = new Steps();
        try {
            return new TimeLimit(steps, most, System::nanoTime).hold(() -> analysis.apply(steps));
        } catch (RuntimeException | StackOverflowError fault) {
            throw new MojoExecutionException(
                    "The analysis broke off, which no input should bring about: please report it with the output of -e;"
                            + " until it is mended, leave files out with advisor.excludes or set advisor.skip",
                    fault);
        }
    }

    /**
     * Does the work in a thread of its own, which is left behind where it has to be given up.
     *
     * @throws MojoExecutionException naming the step that took too long
     */
    <R> R hold(Supplier<R> work) throws MojoExecutionException {
        FutureTask<R> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "advisor");
        thread.setDaemon(true);
        thread.start();
        long pause = Math.max(1, Math.min(most.toMillis() / 10, 1000));
        try {
            while (true) {
                try {
                    return task.get(pause, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The analysis was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    /** Looks at what every thread is at; called every now and then. */
    void look() throws MojoExecutionException {
        long now = clock.getAsLong();
        Map<Steps.Step, Seen> still = new HashMap<>();
        for (Steps.Step step : steps.running()) {
            Seen before = seen.get(step);
            int innerSteps = step.innerSteps();
            Seen since = before != null && before.innerSteps() == innerSteps ? before : new Seen(now, innerSteps);
            still.put(step, since);
            long nanos = now - since.since();
            if (nanos < most.toNanos()) {
                continue;
            }
            if (!step.canBeStopped() || nanos >= 2 * most.toNanos()) {
                throw new MojoExecutionException("The analysis was given up: " + step.name() + " took longer than "
                        + most.toSeconds() + " s; raise advisor.timeout, or leave the file out with advisor.excludes");
            }
            step.stop();
        }
        seen = still;
    }
}
