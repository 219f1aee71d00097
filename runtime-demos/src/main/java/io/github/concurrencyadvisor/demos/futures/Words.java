package io.github.concurrencyadvisor.demos.futures;

import io.github.concurrencyadvisor.demos.Stage;
import java.util.concurrent.Future;

/** The article's spelling of a truth value. */
final class Words {

    private Words() {}

    static void done(Stage stage, Future<?> future) {
        stage.say(future.isDone() ? "True" : "False");
    }
}
