package io.github.concurrencyadvisor.demos;

import io.github.concurrencyadvisor.demos.timeline.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What one run of a demo showed.
 *
 * @param demo its name
 * @param summary what was to be seen
 * @param lines what it said, in order
 * @param spans who computed and who waited, when; empty where the demo notes nothing
 * @param failure what it threw; empty if it ran to its end
 */
public record Performance(
        String demo, String summary, List<String> lines, List<Span> spans, Optional<Exception> failure) {

    public Performance {
        lines = List.copyOf(lines);
        spans = List.copyOf(spans);
    }

    /** Runs the demo; its lines also go to {@code live} as they come. */
    public static Performance of(Demo demo, Consumer<String> live, Duration unit, Random random) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Stage stage = new Stage(
                line -> {
                    lines.add(line);
                    live.accept(line);
                },
                unit,
                random);
        Optional<Exception> failure = Optional.empty();
        try {
            demo.run(stage);
        } catch (Exception e) {
            failure = Optional.of(e);
        }
        return new Performance(
                demo.name(), demo.summary(), lines, stage.timeline().spans(), failure);
    }
}
