package io.github.concurrencyadvisor.demos.recap;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Async: a call returns at once with a promise, and the answer comes later.
 *
 * <p>Nobody waits here: one timer holds both answers, as a network card would, and the caller goes on with its own work.
 */
public final class Async implements Demo {

    @Override
    public String name() {
        return "async";
    }

    @Override
    public String summary() {
        return "non-blocking: the caller asks, goes on, and is told";
    }

    @Override
    public void run(Stage stage) {
        play(stage).lines().forEach(stage::say);
    }

    static Timeline play(Stage stage) {
        Timeline timeline = stage.timeline();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            CompletableFuture<Void> first =
                    ask(timer, timeline, "first answer", stage.unit().multipliedBy(2));
            CompletableFuture<Void> second =
                    ask(timer, timeline, "second answer", stage.unit().multipliedBy(2));
            timeline.compute("caller's own work", stage.unit());
            CompletableFuture.allOf(first, second).join();
        } finally {
            timer.shutdownNow();
        }
        return timeline;
    }

    private static CompletableFuture<Void> ask(
            ScheduledExecutorService timer, Timeline timeline, String what, Duration delay) {
        long asked = timeline.now();
        CompletableFuture<Void> answer = new CompletableFuture<>();
        timer.execute(() -> {}); // the timer's thread is up before the clock matters
        var unused = timer.schedule(
                () -> {
                    timeline.note(what, Activity.WAITING, asked);
                    answer.complete(null);
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
        return answer;
    }
}
