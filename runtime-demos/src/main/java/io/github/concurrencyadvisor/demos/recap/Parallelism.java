package io.github.concurrencyadvisor.demos.recap;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Activity;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Parallelism: several tasks run at the same instant, each on a core of its own.
 *
 * <p>Two threads meet, so that both are running, and then compute. With one core the system would deal out slices instead:
 * concurrency again, which the last line says.
 */
public final class Parallelism implements Demo {

    @Override
    public String name() {
        return "parallelism";
    }

    @Override
    public String summary() {
        return "progress at the same instant: two threads on two cores";
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        play(stage).lines().forEach(stage::say);
        int cores = Runtime.getRuntime().availableProcessors();
        stage.say(cores > 1 ? "this JVM may use " + cores + " cores" : "this JVM has one core, so the two shared it");
    }

    static Timeline play(Stage stage) throws InterruptedException {
        Timeline timeline = stage.timeline();
        CyclicBarrier both = new CyclicBarrier(2);
        Duration work = stage.unit().multipliedBy(2);
        Thread a = new Thread(() -> compute(timeline, both, "task A", work), "task-a");
        Thread b = new Thread(() -> compute(timeline, both, "task B", work), "task-b");
        a.start();
        b.start();
        a.join();
        b.join();
        return timeline;
    }

    private static void compute(Timeline timeline, CyclicBarrier both, String who, Duration length) {
        long from = timeline.now();
        try {
            both.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("the other task never came", e);
        }
        long until = timeline.now() + length.toNanos();
        while (timeline.now() < until) {
            Thread.onSpinWait();
        }
        timeline.note(who, Activity.COMPUTING, from);
    }
}
