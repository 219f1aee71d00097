package io.github.concurrencyadvisor.demos.recap;

import io.github.concurrencyadvisor.demos.Demo;
import io.github.concurrencyadvisor.demos.Stage;
import io.github.concurrencyadvisor.demos.timeline.Timeline;

/** Sync: a call returns when its work is done, and until then the caller can do nothing else. */
public final class Sync implements Demo {

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String summary() {
        return "blocking: the caller waits for one answer, then for the next";
    }

    @Override
    public void run(Stage stage) throws InterruptedException {
        play(stage).lines().forEach(stage::say);
    }

    static Timeline play(Stage stage) throws InterruptedException {
        Timeline timeline = stage.timeline();
        timeline.pause("first answer", stage.unit().multipliedBy(2));
        timeline.pause("second answer", stage.unit().multipliedBy(2));
        timeline.compute("caller's own work", stage.unit());
        return timeline;
    }
}
