package io.github.concurrencyadvisor.demos.recap;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Concurrency: several tasks make progress together, on however few cores.
 *
 * <p>One thread takes a step of each in turn. At any instant only one runs, but neither has to wait for the other's end.
 */
public final class Concurrency implements Demo {

    private static final int STEPS = 4;

    @Override
    public String name() {
        return "concurrency";
    }

    @Override
    public String summary() {
        return "progress together: one thread takes a step of each task in turn";
    }

    @Override
    public void run(Stage stage) {
        play(stage).lines().forEach(stage::say);
    }

    static Timeline play(Stage stage) {
        Timeline timeline = stage.timeline();
        Deque<Steps> ready = new ArrayDeque<>();
        ready.add(new Steps("task A", STEPS));
        ready.add(new Steps("task B", STEPS));
        Duration step = stage.unit().dividedBy(2);
        while (!ready.isEmpty()) {
            Steps task = ready.removeFirst();
            timeline.compute(task.name(), step);
            if (task.left() > 1) {
                ready.addLast(new Steps(task.name(), task.left() - 1));
            }
        }
        return timeline;
    }

    private record Steps(String name, int left) {}
}
